using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Topics;

/// <summary>Something that happened to a topic of a group. Days are days in Europe/Berlin.</summary>
[AboutPeople(
    "who introduces, proposes and supports a topic, by id; titles, notes, wording and reasons, free texts",
    "keep what is to come onto an agenda, and answer who proposed it",
    SeenBy = "members of the group, who proposed it, coordination; closed topics only who may see the closed part",
    Kept = "with the records of the group; a person who is erased as an id that leads nowhere"
)]
public abstract record TopicEvent;

/// <summary>Where a topic stands; always in exactly one place.</summary>
public enum TopicStanding
{
    /// <summary>Somebody proposed it; the chair has not answered.</summary>
    Proposed,

    /// <summary>It waits for a meeting.</summary>
    Waiting,

    /// <summary>It is on the agenda of one meeting.</summary>
    OnAgenda,

    /// <summary>The chair declined what was proposed.</summary>
    Declined,

    /// <summary>Nobody wants it any more.</summary>
    Dropped,
}

/// <summary>A topic was entered for a later meeting of a group. Length in minutes, 0 when open.</summary>
[StoredAs("topic-entered.1")]
public sealed record TopicEntered(
    GroupId Group,
    [property: Personal] string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part,
    [property: Personal] string Note,
    DateOnly? Until,
    int Rank
) : TopicEvent;

/// <summary>A topic was reworded, or got another purpose, time, rapporteur, part or day.</summary>
[StoredAs("topic-changed.1")]
public sealed record TopicChanged(
    [property: Personal] string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part,
    [property: Personal] string Note,
    DateOnly? Until
) : TopicEvent;

/// <summary>A topic got another place among those that wait; the lowest number comes first.</summary>
[StoredAs("topic-ranked.1")]
public sealed record TopicRanked(int Rank) : TopicEvent;

/// <summary>A topic was put on the agenda of a meeting.</summary>
[StoredAs("topic-put-on-agenda.1")]
public sealed record TopicPutOnAgenda(MeetingId Meeting, AgendaItemId Item) : TopicEvent;

/// <summary>A topic left the agenda of a meeting undecided and waits again.</summary>
[StoredAs("topic-postponed.1")]
public sealed record TopicPostponed(MeetingId Meeting, AgendaItemId Item) : TopicEvent;

/// <summary>A topic that waited is not wanted any more.</summary>
[StoredAs("topic-dropped.1")]
public sealed record TopicDropped([property: Personal] string Reason) : TopicEvent;

/// <summary>Somebody asked a group to decide something, perhaps in the name of another group.</summary>
[StoredAs("motion-submitted.1")]
public sealed record MotionSubmitted(
    GroupId Group,
    [property: Personal] string Title,
    [property: Personal] string Wording,
    [property: Personal] string Reasons,
    PersonId Proposer,
    GroupId? From,
    AgendaPart Part,
    int Rank
) : TopicEvent;

/// <summary>Somebody stands behind a proposal as well.</summary>
[StoredAs("motion-supported.1")]
public sealed record MotionSupported(PersonId Person) : TopicEvent;

/// <summary>Somebody no longer stands behind a proposal.</summary>
[StoredAs("motion-support-taken-back.1")]
public sealed record MotionSupportTakenBack(PersonId Person) : TopicEvent;

/// <summary>The chair took a proposal up: it waits for a meeting.</summary>
[StoredAs("motion-admitted.1")]
public sealed record MotionAdmitted : TopicEvent;

/// <summary>A proposal was passed to another group, whose business it is.</summary>
[StoredAs("motion-referred.1")]
public sealed record MotionReferred(GroupId To, int Rank) : TopicEvent;

/// <summary>The chair declined a proposal and said why.</summary>
[StoredAs("motion-declined.1")]
public sealed record MotionDeclined([property: Personal] string Reason) : TopicEvent;

/// <summary>Who proposed it took it back.</summary>
[StoredAs("motion-withdrawn.1")]
public sealed record MotionWithdrawn : TopicEvent;

/// <summary>Somebody was erased: nobody introduces the topic any more in their place, and they support nothing.</summary>
[StoredAs("topic-person-removed.1")]
public sealed record TopicPersonRemoved(PersonId Person) : TopicEvent;
