namespace Netzwerk.Web.Feeds;

/// <summary>Marks the texts of the feeds.</summary>
public sealed class FeedsTexts;
