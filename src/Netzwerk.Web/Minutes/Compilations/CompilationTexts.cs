namespace Netzwerk.Web.Minutes.Compilations;

/// <summary>Marks the texts of minutes that are put together.</summary>
public sealed class CompilationTexts;
