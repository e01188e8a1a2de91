namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Marks the words of minutes as they are read and printed.</summary>
public sealed class EditionTexts;
