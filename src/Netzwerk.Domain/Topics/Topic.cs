using System.Text.Json.Serialization;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Topics;

/// <summary>What a topic is about, what for, how long, who introduces it, who sees it, and until when it is wanted.</summary>
public sealed record TopicContent(
    string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part,
    string Note,
    DateOnly? Until
);

/// <summary>The agenda that a topic stands or stood on.</summary>
public sealed record AgendaPlace(MeetingId Meeting, AgendaItemId Item);

/// <summary>What was proposed, in the words of who proposed it: title, the wording asked for, the reasons, who proposes it for which group, and who supports it.</summary>
public sealed record Motion(
    string Title,
    string Wording,
    string Reasons,
    PersonId Proposer,
    GroupId? From,
    IReadOnlyList<PersonId> Supporters
)
{
    /// <summary>Why it was declined.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The groups that passed it on.</summary>
    public IReadOnlyList<GroupId> PassedOnBy { get; init; } = [];
}

/// <summary>Something that is to come onto an agenda of a group, wherever it stands now.</summary>
public sealed partial record Topic(Guid Id, GroupId Group, TopicContent Content, int Rank)
    : IFolded<Topic, TopicEvent>
{
    public int Version { get; init; }

    public TopicStanding Standing { get; init; }

    /// <summary>The agenda it is on now.</summary>
    public AgendaPlace? At { get; init; }

    /// <summary>The agendas it was on before, the first one first.</summary>
    public IReadOnlyList<AgendaPlace> Before { get; init; } = [];

    /// <summary>Null for a topic that the planners entered themselves.</summary>
    public Motion? Motion { get; init; }

    /// <summary>Why it is not wanted any more.</summary>
    public string DropReason { get; init; } = "";

    [JsonIgnore]
    public bool IsClosed => Content.Part is AgendaPart.ClosedPart;

    /// <summary>Waits for a meeting, or for the chair's answer.</summary>
    [JsonIgnore]
    public bool IsOpen => Standing is TopicStanding.Waiting or TopicStanding.Proposed;

    public static Topic? Evolve(Topic? topic, Guid id, object happened) =>
        (topic, happened) switch
        {
            (null, TopicEntered e) => new(
                id,
                e.Group,
                new(e.Title, e.Purpose, e.Minutes, e.Rapporteur, e.Part, e.Note, e.Until),
                e.Rank
            )
            {
                Standing = TopicStanding.Waiting,
            },
            (null, MotionSubmitted e) => new(
                id,
                e.Group,
                new(e.Title, ItemPurpose.Decision, 0, null, e.Part, "", Until: null),
                e.Rank
            )
            {
                Motion = new(e.Title, e.Wording, e.Reasons, e.Proposer, e.From, []),
            },
            ({ } t, TopicEvent e) => t.With(e),
            _ => topic,
        };

    private Topic With(TopicEvent happened) =>
        happened switch
        {
            TopicChanged e => this with
            {
                Content = new(e.Title, e.Purpose, e.Minutes, e.Rapporteur, e.Part, e.Note, e.Until),
            },
            TopicRanked e => this with { Rank = e.Rank },
            TopicPutOnAgenda e => this with
            {
                Standing = TopicStanding.OnAgenda,
                At = new(e.Meeting, e.Item),
            },
            TopicPostponed e => this with
            {
                Standing = TopicStanding.Waiting,
                At = null,
                Before = [.. Before, new(e.Meeting, e.Item)],
            },
            TopicDropped e => this with
            {
                Standing = TopicStanding.Dropped,
                At = null,
                DropReason = e.Reason,
            },
            MotionAdmitted => this with { Standing = TopicStanding.Waiting, At = null },
            MotionWithdrawn => this with { Standing = TopicStanding.Dropped, At = null },
            _ => Motion is { } motion ? WithMotion(motion, happened) : WithPeople(happened),
        };

    private Topic WithMotion(Motion motion, TopicEvent happened) =>
        happened switch
        {
            MotionSupported e => this with
            {
                Motion = motion with
                {
                    Supporters = [.. motion.Supporters.Where(p => p != e.Person), e.Person],
                },
            },
            MotionSupportTakenBack e => this with
            {
                Motion = motion with
                {
                    Supporters = [.. motion.Supporters.Where(p => p != e.Person)],
                },
            },
            MotionReferred e => this with
            {
                Group = e.To,
                Rank = e.Rank,
                Standing = TopicStanding.Proposed,
                At = null,
                Motion = motion with { PassedOnBy = [.. motion.PassedOnBy, Group] },
            },
            MotionDeclined e => this with
            {
                Standing = TopicStanding.Declined,
                At = null,
                Motion = motion with { Answer = e.Reason },
            },
            _ => WithPeople(happened),
        };
}
