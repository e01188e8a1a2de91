namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Marks the texts of editions and corrections of minutes.</summary>
public sealed class CorrectionTexts;
