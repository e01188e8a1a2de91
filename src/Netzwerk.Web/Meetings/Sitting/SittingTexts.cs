namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>Marks the texts of leading a meeting.</summary>
public sealed class SittingTexts;
