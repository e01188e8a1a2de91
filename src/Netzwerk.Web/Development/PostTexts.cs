namespace Netzwerk.Web.Development;

/// <summary>Finds the texts of the development post pages.</summary>
public sealed class PostTexts;
