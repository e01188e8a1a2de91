namespace Netzwerk.Web.History;

/// <summary>Finds the sentences that tell what happened.</summary>
public sealed class HistoryTexts;
