using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>What every mail about minutes tells one person.</summary>
public abstract record MinutesMailFacts(string Name, string Group, Meeting Meeting, Uri Site)
{
    /// <summary>Which edition is corrected, why and how; null for the first edition.</summary>
    public CorrectionFacts? Correction { get; init; }
}

/// <summary>What a correction changes, in the language of the reader.</summary>
public sealed record CorrectionFacts(EditionCorrection Of, IReadOnlyList<EditionChange> Changes);

/// <summary>Minutes lie open: where to read and object, without an account or signed in.</summary>
public sealed record ReviewMailFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    DateOnly Until,
    Uri Link,
    Uri Page
) : MinutesMailFacts(Name, Group, Meeting, Site)
{
    /// <summary>A later meeting decides; silence does not.</summary>
    public bool IsByResolution { get; init; }
}

/// <summary>Somebody objected.</summary>
public sealed record ObjectionMailFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    string Objector,
    Objection Objection,
    bool IsLate,
    Uri Page
) : MinutesMailFacts(Name, Group, Meeting, Site);

/// <summary>What became of the person's own objection.</summary>
public sealed record SettlementMailFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    Objection Objection
) : MinutesMailFacts(Name, Group, Meeting, Site);

/// <summary>Minutes are frozen, with the tasks of this one person.</summary>
public sealed record FrozenMailFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    string Reason,
    bool HasPrint,
    IReadOnlyList<OwnTask> Tasks,
    Uri TasksPage
) : MinutesMailFacts(Name, Group, Meeting, Site)
{
    /// <summary>Those that name the organisation of the recipient.</summary>
    public IReadOnlyList<OwnResolution> Resolutions { get; init; } = [];
}

/// <summary>A resolution about the organisation of the recipient.</summary>
public sealed record OwnResolution(string Number, string Wording);

/// <summary>A task of the recipient, with the link to call it done.</summary>
public sealed record OwnTask(string Wording, DateOnly? Due, Uri Link);
