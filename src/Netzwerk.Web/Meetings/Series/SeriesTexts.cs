namespace Netzwerk.Web.Meetings.Series;

/// <summary>Marks the texts of series of meetings.</summary>
public sealed class SeriesTexts;
