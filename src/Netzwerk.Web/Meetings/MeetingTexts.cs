namespace Netzwerk.Web.Meetings;

/// <summary>Marks the texts of meetings.</summary>
public sealed class MeetingTexts;
