namespace Netzwerk.Web.FollowUp;

/// <summary>Marks the texts of resolutions and tasks.</summary>
public sealed class FollowUpTexts;
