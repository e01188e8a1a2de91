namespace Netzwerk.Web.Meetings.Calling;

/// <summary>Marks the texts of calling by the book: checks, proof, public notice and printed papers.</summary>
public sealed class CallingTexts;
