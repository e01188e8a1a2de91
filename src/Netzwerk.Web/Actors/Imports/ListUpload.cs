using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Imports.Reading;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>How far a list is on its way to the preview.</summary>
public enum UploadStage
{
    /// <summary>The file is read; a coordinator says what its columns are.</summary>
    Columns,

    /// <summary>The rows are being looked up in the directory.</summary>
    Looking,

    /// <summary>What will happen with each row can be seen; nothing is written yet.</summary>
    Preview,
}

/// <summary>A list on its way into the directory; what stands in it lies sealed beside it.</summary>
[AboutPeople(
    "who sent a list to be read into the directory, by id; how it is written and how many rows it has",
    "show what a list would do before it does it",
    SeenBy = "coordination",
    Kept = "until it is taken over or dropped, a day at most"
)]
public sealed record ListUpload(
    Guid Id,
    Guid By,
    DateTimeOffset At,
    ListEncoding Encoding,
    char? Separator,
    int Rows
)
{
    public UploadStage Stage { get; init; }

    /// <summary>Raised whenever the columns are set anew: what an older look-up still writes counts no longer.</summary>
    public int Look { get; init; }

    public IReadOnlyList<ImportField> Fields { get; init; } = [];

    public OrganisationKind Kind { get; init; } = OrganisationKind.Association;

    /// <summary>Rows looked up so far.</summary>
    public int Done { get; init; }

    /// <summary>Parts of the preview.</summary>
    public int Parts { get; init; }
}

/// <summary>What a sealed part of a list holds.</summary>
public enum ListPartKind
{
    /// <summary>The names of the columns.</summary>
    Head,
    Rows,

    /// <summary>What will happen with some rows.</summary>
    Plan,
}

/// <summary>Some rows of a list, sealed with our own key.</summary>
[AboutPeople(
    "rows of a list on its way into the directory, sealed with our own key",
    "show what a list would do before it does it",
    SeenBy = "coordination",
    Kept = "until it is taken over or dropped, a day at most"
)]
public sealed record SealedListPart(
    Guid Id,
    Guid Upload,
    ListPartKind Kind,
    int Number,
    string Content
)
{
    /// <summary>What will happen with each row of a part of the plan.</summary>
    public IReadOnlyList<PlannedKind> Kinds { get; init; } = [];

    /// <summary>What will happen with each, seen from what was decided.</summary>
    public IReadOnlyList<PlannedKind> Effects { get; init; } = [];
}

/// <summary>What a row changed, as it was and as it became, so that a list can be taken back.</summary>
[AboutPeople(
    "details of a person before and after a list changed them, sealed with the key of the person",
    "take back a list that was wrong",
    SeenBy = "nobody",
    Kept = "30 days"
)]
public sealed record SealedRowChanges(
    Guid Id,
    Guid Import,
    Guid? Person,
    DateTimeOffset At,
    string Content
);
