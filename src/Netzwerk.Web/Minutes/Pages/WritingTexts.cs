namespace Netzwerk.Web.Minutes.Pages;

/// <summary>Marks the texts of the page on which minutes are written.</summary>
public sealed class WritingTexts;
