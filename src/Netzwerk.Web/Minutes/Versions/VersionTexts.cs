namespace Netzwerk.Web.Minutes.Versions;

/// <summary>Marks the texts about versions of minutes.</summary>
public sealed class VersionTexts;
