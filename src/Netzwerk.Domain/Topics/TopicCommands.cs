using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Topics;

/// <summary>The wish to enter a topic for a later meeting, behind those that wait.</summary>
public sealed record EnterTopic(
    GroupId Group,
    string? Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part,
    string? Note,
    DateOnly? Until,
    int Rank
);

/// <summary>The wish to change a topic that waits.</summary>
public sealed record ChangeTopic(
    string? Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part,
    string? Note,
    DateOnly? Until
);

/// <summary>The wish to move a topic one place up or down among those that wait.</summary>
public sealed record ShiftTopic(TopicId Topic, bool Up);

/// <summary>The wish to put a topic that waits on the agenda of a meeting, as this item.</summary>
public sealed record PutTopicOnAgenda(Meeting Meeting, AgendaItemId Item);

/// <summary>
/// The wish to take a topic off the agenda it is on, undecided: to wait again, or straight to the agenda of another
/// meeting.
/// </summary>
public sealed record PostponeTopic(
    Meeting From,
    AgendaItemId Item,
    bool IsDecided,
    PutTopicOnAgenda? To = null
);

/// <summary>
/// The wish that a topic goes with its meeting: with the words of its item, and back among those that wait when the item or
/// the meeting is gone.
/// </summary>
public sealed record FollowAgenda(Meeting Meeting);

/// <summary>The wish not to deal with a topic any more.</summary>
public sealed record DropTopic(string? Reason);
