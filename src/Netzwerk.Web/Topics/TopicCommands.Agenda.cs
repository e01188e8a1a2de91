using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Topics;

public sealed partial class TopicCommands
{
    private const string DecidedOn =
        "where d.data ->> 'meeting' = ? and d.data ->> 'item' = ? and d.data ->> 'state' <> ?";

    /// <summary>The topic says where it stands and the agenda gets the item, in one transaction.</summary>
    public Task<CommandResult> PutAsync(
        TopicId id,
        MeetingId meeting,
        Asker asker,
        CancellationToken ct
    )
    {
        var fresh = AgendaItemId.Create();
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    await work.TopicIfAsync(id, r => r.Plan, asker, token) is not { } found
                    || await TargetAsync(work, found.Topic.Group, meeting, token) is not { } to
                )
                {
                    return;
                }

                var item = ItemOn(to, found.Topic) ?? fresh;
                var put = false;
                var before = await work.ChangeAsync<Topic, TopicEvent>(
                    id.Value,
                    t =>
                    {
                        var outcome = TopicDecisions.Decide(t, new PutTopicOnAgenda(to, item));
                        put = outcome.Events.Count > 0;
                        return outcome;
                    },
                    token
                );
                if (put && before is not null)
                {
                    await AddAsync(work, to.Id, item, before.Content, token);
                }
            },
            ct
        );
    }

    /// <summary>
    /// Takes an item off an agenda undecided: back to those that wait, or straight to another meeting. While a meeting lasts
    /// and after it the item stays on its agenda, because the minutes tell of it. An item that was no topic becomes one.
    /// </summary>
    public Task<CommandResult> PostponeAsync(
        MeetingId from,
        AgendaItemId item,
        MeetingId? to,
        Asker asker,
        CancellationToken ct
    )
    {
        var fresh = AgendaItemId.Create();
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    await work.GroupIfAllowedAsync(from, r => r.Plan, asker, token) is null
                    || await work.Session.LoadAsync<Meeting>(from.Value, token) is not { } meeting
                )
                {
                    return;
                }

                var target = to is { } chosen
                    ? await TargetAsync(work, meeting.Group, chosen, token)
                    : null;
                var ask = new PostponeTopic(
                    meeting,
                    item,
                    await IsDecidedAsync(work.Session, from, item, token),
                    target is null ? null : new(target, fresh)
                );
                if (!work.Failed && await PostponeAsync(work, ask, token))
                {
                    await MoveItemAsync(work, ask, token);
                }
            },
            ct
        );
    }

    /// <summary>Whether there was something to postpone.</summary>
    private static async Task<bool> PostponeAsync(
        Work work,
        PostponeTopic ask,
        CancellationToken ct
    )
    {
        var on = await TopicShelf.OnAsync(work.Session, new(ask.From.Id), ct);
        var postponed = false;
        if (on.FirstOrDefault(t => t.At?.Item == ask.Item) is { } topic)
        {
            await work.ChangeAsync<Topic, TopicEvent>(topic.Id, Postpone, ct);
            return postponed && !work.Failed;
        }

        var id = TopicId.OfItem(new(ask.From.Id), ask.Item);
        if (await work.Session.Events.FetchStreamStateAsync(id.Value, ct) is not null)
        {
            return false;
        }

        if (ask.From.Agenda.FirstOrDefault(i => i.Id == ask.Item) is not { } item)
        {
            work.Refuse(new Refusal("topic.item-gone"));
            return false;
        }

        var rank = await TopicShelf.NextRankAsync(work.Session, ask.From.Group, ct);
        var entered = TopicDecisions.Decide(ask.From, item, rank).Events;
        var moved = Postpone(
            entered.Aggregate((Topic?)null, (t, e) => Topic.Evolve(t, id.Value, e))!
        );
        work.Start<Topic, TopicEvent>(
            id.Value,
            moved.Refusal is { } refusal ? refusal : (TopicEvent[])[.. entered, .. moved.Events]
        );
        return !work.Failed;

        Outcome<TopicEvent> Postpone(Topic t)
        {
            var outcome = TopicDecisions.Decide(t, ask);
            postponed = outcome.Events.Count > 0;
            return outcome;
        }
    }

    private static async Task MoveItemAsync(Work work, PostponeTopic ask, CancellationToken ct)
    {
        var item = ask.From.Agenda.FirstOrDefault(i => i.Id == ask.Item);
        if (ask.From.Status is MeetingStatus.Draft or MeetingStatus.Called)
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                ask.From.Id,
                m => Worded(AgendaDecisions.Decide(m, new RemoveAgendaItem(ask.Item))),
                ct
            );
        }

        if (ask.To is { } to && item is not null)
        {
            await AddAsync(
                work,
                to.Meeting.Id,
                to.Item,
                new(
                    item.Title,
                    item.Purpose,
                    item.Minutes,
                    item.Rapporteur,
                    item.Part,
                    "",
                    Until: null
                ),
                ct
            );
        }
    }

    private static Task<Meeting?> AddAsync(
        Work work,
        Guid meeting,
        AgendaItemId item,
        TopicContent content,
        CancellationToken ct
    ) =>
        work.ChangeAsync<Meeting, MeetingEvent>(
            meeting,
            m =>
                Worded(
                    AgendaDecisions.Decide(
                        m,
                        new AddAgendaItem(
                            item,
                            content.Title,
                            content.Purpose,
                            content.Minutes,
                            content.Rapporteur,
                            content.Part
                        )
                    )
                ),
            ct
        );

    /// <summary>What an agenda refuses, in the words of topics.</summary>
    private static Outcome<MeetingEvent> Worded(Outcome<MeetingEvent> outcome) =>
        outcome.Refusal?.Code switch
        {
            null => outcome,
            "agenda.too-many-items" => new Refusal("topic.agenda-full", "Meeting"),
            _ => new Refusal("topic.meeting-over", "Meeting"),
        };

    /// <summary>A meeting of another group looks as if it were not there.</summary>
    private static async Task<Meeting?> TargetAsync(
        Work work,
        GroupId group,
        MeetingId id,
        CancellationToken ct
    )
    {
        var meeting = await work.Session.LoadAsync<Meeting>(id.Value, ct);
        if (meeting?.Group == group)
        {
            return meeting;
        }

        work.Refuse(new Refusal("topic.other-group", "Meeting"));
        return null;
    }

    /// <summary>Postponed while the meeting lasts, its item is still there when it comes back.</summary>
    private static AgendaItemId? ItemOn(Meeting meeting, Topic topic) =>
        topic
            .Before.Where(p => p.Meeting.Value == meeting.Id)
            .Where(p => meeting.Agenda.Any(i => i.Id == p.Item))
            .Select(p => (AgendaItemId?)p.Item)
            .LastOrDefault();

    private static async Task<bool> IsDecidedAsync(
        IQuerySession session,
        MeetingId meeting,
        AgendaItemId item,
        CancellationToken ct
    ) =>
        (
            await session.QueryAsync<Resolution>(
                DecidedOn,
                ct,
                meeting.ToString(),
                item.ToString(),
                nameof(ResolutionState.Dropped)
            )
        ).Count > 0;
}
