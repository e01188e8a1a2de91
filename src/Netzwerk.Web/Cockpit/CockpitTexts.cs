namespace Netzwerk.Web.Cockpit;

/// <summary>Finds the texts of the start page and the calendar.</summary>
public sealed class CockpitTexts;
