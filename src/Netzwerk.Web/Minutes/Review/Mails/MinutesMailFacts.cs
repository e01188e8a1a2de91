using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>What every mail about minutes tells one person.</summary>
public abstract record MinutesMailFacts(string Name, string Group, Meeting Meeting, Uri Site);

/// <summary>Minutes lie open: where to read and object, without an account or signed in.</summary>
public sealed record ReviewMailFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    DateOnly Until,
    Uri Link,
    Uri Page
) : MinutesMailFacts(Name, Group, Meeting, Site);

/// <summary>Somebody objected.</summary>
public sealed record ObjectionMailFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    string Objector,
    string Wording,
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
    bool HasPrint,
    IReadOnlyList<OwnTask> Tasks,
    Uri TasksPage
) : MinutesMailFacts(Name, Group, Meeting, Site);

/// <summary>A task of the recipient, with the link to call it done.</summary>
public sealed record OwnTask(string Wording, DateOnly? Due, Uri Link);
