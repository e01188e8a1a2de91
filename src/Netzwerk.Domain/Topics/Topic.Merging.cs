namespace Netzwerk.Domain.Topics;

/// <summary>Somebody who had been entered twice introduces, proposes and supports a topic as one.</summary>
[StoredAs("topic-person-merged.1")]
public sealed record TopicPersonMerged(PersonId Gone, PersonId Into) : TopicEvent;

/// <summary>It was a mistake: both introduce, propose and support again what they did.</summary>
[StoredAs("topic-person-merge-undone.1")]
public sealed record TopicPersonMergeUndone(PersonId Gone, PersonId Into) : TopicEvent;

/// <summary>What the one who went did for a topic before two entries became one, and whether the other supported it too.</summary>
public sealed record MergedTopicPerson(
    PersonId Gone,
    PersonId Into,
    bool Introduced,
    bool Proposed,
    bool Supported,
    bool BothSupported
);

public sealed partial record Topic
{
    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedTopicPerson> MergedPeople { get; init; } = [];

    /// <summary>Whether somebody introduces, proposes or supports it.</summary>
    public bool Names(PersonId person) =>
        Content.Rapporteur == person
        || Motion?.Proposer == person
        || Motion?.Supporters.Contains(person) is true;

    private Topic WithPeople(TopicEvent happened) =>
        happened switch
        {
            TopicPersonRemoved e => this with
            {
                Content = Content with
                {
                    Rapporteur = Content.Rapporteur == e.Person ? null : Content.Rapporteur,
                },
                Motion = Motion is null
                    ? null
                    : Motion with
                    {
                        Supporters = [.. Motion.Supporters.Where(p => p != e.Person)],
                    },
            },
            TopicPersonMerged e => Merge(e),
            TopicPersonMergeUndone e
                when MergedPeople.LastOrDefault(m => (m.Gone, m.Into) == (e.Gone, e.Into))
                    is { } merged => Part(merged) with
            {
                MergedPeople = [.. MergedPeople.Where(m => m != merged)],
            },
            _ => this,
        };

    private Topic Merge(TopicPersonMerged e)
    {
        var supported = Motion?.Supporters.Contains(e.Gone) is true;
        var merged = new MergedTopicPerson(
            e.Gone,
            e.Into,
            Content.Rapporteur == e.Gone,
            Motion?.Proposer == e.Gone,
            supported,
            supported && Motion!.Supporters.Contains(e.Into)
        );
        return this with
        {
            Content = Content with { Rapporteur = merged.Introduced ? e.Into : Content.Rapporteur },
            Motion = Motion is null
                ? null
                : Motion with
                {
                    Proposer = merged.Proposed ? e.Into : Motion.Proposer,
                    Supporters =
                    [
                        .. Motion.Supporters.Select(p => p == e.Gone ? e.Into : p).Distinct(),
                    ],
                },
            MergedPeople = [.. MergedPeople, merged],
        };
    }

    /// <summary>A rapporteur who was exchanged since stays exchanged, and a support taken back since stays so.</summary>
    private Topic Part(MergedTopicPerson merged) =>
        this with
        {
            Content = Content with
            {
                Rapporteur =
                    merged.Introduced && Content.Rapporteur == merged.Into
                        ? merged.Gone
                        : Content.Rapporteur,
            },
            Motion = Motion is null
                ? null
                : Motion with
                {
                    Proposer =
                        merged.Proposed && Motion.Proposer == merged.Into
                            ? merged.Gone
                            : Motion.Proposer,
                    Supporters = Parted(Motion.Supporters, merged),
                },
        };

    private static IReadOnlyList<PersonId> Parted(
        IReadOnlyList<PersonId> supporters,
        MergedTopicPerson merged
    ) =>
        !merged.Supported || !supporters.Contains(merged.Into) ? supporters
        : merged.BothSupported ? [.. supporters, merged.Gone]
        : [.. supporters.Select(p => p == merged.Into ? merged.Gone : p)];
}

/// <summary>The wish that somebody who was entered twice does for a topic as one what both did.</summary>
public sealed record MergeTopicPerson(PersonId Gone, PersonId Into);

/// <summary>The wish that both do again what they did.</summary>
public sealed record UndoTopicPersonMerge(PersonId Gone, PersonId Into);

/// <summary>The wish to take somebody who is erased out of a topic.</summary>
public sealed record RemoveTopicPerson(PersonId Person);

/// <summary>The rules of topics for people who were entered twice or are erased.</summary>
public static class TopicPeopleDecisions
{
    private static readonly TopicEvent[] Nothing = [];

    public static Outcome<TopicEvent> Decide(Topic topic, MergeTopicPerson ask) =>
        ask.Gone != ask.Into && topic.Names(ask.Gone)
            ? new TopicPersonMerged(ask.Gone, ask.Into)
            : Nothing;

    public static Outcome<TopicEvent> Decide(Topic topic, UndoTopicPersonMerge ask) =>
        topic.MergedPeople.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new TopicPersonMergeUndone(ask.Gone, ask.Into)
            : Nothing;

    /// <summary>Who proposed it stays as an id that leads nowhere.</summary>
    public static Outcome<TopicEvent> Decide(Topic topic, RemoveTopicPerson ask) =>
        topic.Content.Rapporteur == ask.Person
        || topic.Motion?.Supporters.Contains(ask.Person) is true
            ? new TopicPersonRemoved(ask.Person)
            : Nothing;
}
