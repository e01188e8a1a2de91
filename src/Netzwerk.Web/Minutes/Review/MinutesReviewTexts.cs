namespace Netzwerk.Web.Minutes.Review;

/// <summary>Marks the texts of minutes after they are written.</summary>
public sealed class MinutesReviewTexts;
