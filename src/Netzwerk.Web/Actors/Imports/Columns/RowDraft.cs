using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>What was noticed or put right in a row.</summary>
public enum CellNoteKind
{
    /// <summary>Umlauts made of two characters (NFD) were put together.</summary>
    Composed,
    FormulaAsText,
    PhoneDestroyed,
    ZeroAdded,
    PostCodePadded,
    SecondMail,
    SecondPhone,
    NameSplit,
    WrongCharacters,
    KindGuessed,
    KindUnknown,
    LanguageUnknown,
    NoteKept,
    MailElsewhere,
    SpelledOtherwise,
    SameOrganisation,
    Transposed,
    LineBreaks,
}

/// <summary>Something noticed in a row, with the words it is about.</summary>
public sealed record CellNote(CellNoteKind Kind, string Text = "");

/// <summary>What a row says, cleaned; what is wrong with it, as codes of refusals.</summary>
public sealed record RowDraft(
    int Row,
    string GivenName,
    string FamilyName,
    string Mail,
    string Phone,
    string Address,
    string? Language,
    string Note,
    string Organisation,
    OrganisationKind? Kind,
    string? Municipality,
    IReadOnlyList<CellNote> Notes,
    IReadOnlyList<string> Faults
)
{
    /// <summary>Without a name it is about the organisation alone.</summary>
    public bool IsOfAPerson => GivenName.Length + FamilyName.Length > 0;
}
