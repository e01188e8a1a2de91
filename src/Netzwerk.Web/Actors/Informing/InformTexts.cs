namespace Netzwerk.Web.Actors.Informing;

/// <summary>Finds the texts of telling people that they are in the directory.</summary>
public sealed class InformTexts;
