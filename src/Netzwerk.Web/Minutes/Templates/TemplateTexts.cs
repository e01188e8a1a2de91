namespace Netzwerk.Web.Minutes.Templates;

/// <summary>Marks the texts about templates of minutes, and the usual beginnings themselves.</summary>
public sealed class TemplateTexts;
