using Netzwerk.Domain;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Matching;

namespace Netzwerk.Web.Actors.Imports.Matching;

/// <summary>What will happen with a row.</summary>
public enum PlannedKind
{
    New,
    Changed,

    /// <summary>Perhaps somebody who is there already: a coordinator decides.</summary>
    Unsure,
    Refused,
    Same,

    /// <summary>The same as an earlier row of the list.</summary>
    Repeated,
}

/// <summary>A detail that a list can change.</summary>
public enum ChangedField
{
    GivenName,
    FamilyName,
    Mail,
    Phone,
    Address,
    Language,
    Note,
    Organisation,
    Municipality,
    OrganisationAddress,
}

/// <summary>What a coordinator decided about a row that may mean somebody who is there already.</summary>
public enum RowChoice
{
    /// <summary>Nothing yet: the row stays out.</summary>
    Open,
    TheSame,
    Another,
    LeaveOut,
}

/// <summary>A detail as it is and as it will be.</summary>
public sealed record FieldChange(ChangedField Field, string Before, string After);

/// <summary>Somebody whom a row means or may mean: a person, or an earlier row of the list.</summary>
public sealed record Likeness(
    PersonId? Person,
    int? Row,
    LikeReason Reason,
    IReadOnlyList<FieldChange> Changes
);

/// <summary>What will happen with one row, and everything a coordinator has to know to decide about it.</summary>
public sealed record PlannedRow(
    PlannedKind Kind,
    RowDraft Draft,
    OrganisationId? Organisation,
    bool OrganisationIsNew,
    IReadOnlyList<FieldChange> Changes,
    IReadOnlyList<Likeness> Likes
)
{
    public RowChoice Choice { get; init; }

    /// <summary>Which of those whom it may mean was chosen.</summary>
    public int Chosen { get; init; }

    /// <summary>Another person has the address: this one gets letters, or another address later.</summary>
    public bool WithoutMail { get; init; }

    /// <summary>The organisation as its name is spelled in the directory or by the first row that names it.</summary>
    public string OrganisationName { get; init; } = "";

    /// <summary>What a new organisation gets as its address.</summary>
    public string OrganisationAddress { get; init; } = "";

    /// <summary>What will happen with it, seen from the decision of the coordinator.</summary>
    public PlannedKind Effect =>
        (Kind, Choice) switch
        {
            (PlannedKind.Unsure, RowChoice.Another) => PlannedKind.New,
            (PlannedKind.Unsure, RowChoice.TheSame) when Likes[Chosen].Person is null =>
                PlannedKind.Repeated,
            (PlannedKind.Unsure, RowChoice.TheSame) when Likes[Chosen].Changes.Count == 0 =>
                PlannedKind.Same,
            (PlannedKind.Unsure, RowChoice.TheSame) => PlannedKind.Changed,
            _ => Kind,
        };

    /// <summary>Whom it changes.</summary>
    public Likeness? Target =>
        Kind is PlannedKind.Unsure
            ? Choice is RowChoice.TheSame
                ? Likes[Chosen]
                : null
            : Likes.Count > 0
                ? Likes[0]
                : null;
}
