using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Topics;

/// <summary>The rules of topics: entered, put in order, put on an agenda, postponed; always in exactly one place.</summary>
public static class TopicDecisions
{
    /// <summary>Half a page; more belongs into a paper.</summary>
    public const int LongestNote = 2000;

    public const int LongestReason = 1000;

    private static readonly TopicEvent[] Nothing = [];

    public static Outcome<TopicEvent> Decide(EnterTopic ask)
    {
        var content = Cleaned(
            new(
                ask.Title ?? "",
                ask.Purpose,
                ask.Minutes,
                ask.Rapporteur,
                ask.Part,
                ask.Note ?? "",
                ask.Until
            )
        );
        return Check(content) is { } refusal
            ? refusal
            : new TopicEntered(
                ask.Group,
                content.Title,
                content.Purpose,
                content.Minutes,
                content.Rapporteur,
                content.Part,
                content.Note,
                content.Until,
                ask.Rank
            );
    }

    /// <summary>The topic of an item that was written straight onto an agenda, as if it had always been one.</summary>
    public static Outcome<TopicEvent> Decide(Meeting meeting, AgendaItem item, int rank)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(item);
        return (TopicEvent[])
            [
                new TopicEntered(
                    meeting.Group,
                    item.Title,
                    item.Purpose,
                    item.Minutes,
                    item.Rapporteur,
                    item.Part,
                    "",
                    Until: null,
                    rank
                ),
                new TopicPutOnAgenda(new(meeting.Id), item.Id),
            ];
    }

    public static Outcome<TopicEvent> Decide(Topic topic, ChangeTopic ask)
    {
        var content = Cleaned(
            new(
                ask.Title ?? "",
                ask.Purpose,
                ask.Minutes,
                ask.Rapporteur,
                ask.Part,
                ask.Note ?? "",
                ask.Until
            )
        );
        return topic.Standing is TopicStanding.OnAgenda ? new Refusal("topic.on-agenda")
            : !topic.IsOpen ? new Refusal("topic.gone")
            : Check(content) is { } refusal ? refusal
            : content == topic.Content ? Nothing
            : Changed(content);
    }

    /// <summary>Which numbers those that wait get when one of them moves; only those that change.</summary>
    public static IReadOnlyList<(Topic Topic, TopicRanked Ranked)> Decide(
        IEnumerable<Topic> waiting,
        ShiftTopic ask
    )
    {
        List<Topic> order = [.. InOrder(waiting)];
        var at = order.FindIndex(t => t.Id == ask.Topic.Value);
        var to = ask.Up ? at - 1 : at + 1;
        if (at >= 0 && to >= 0 && to < order.Count)
        {
            (order[at], order[to]) = (order[to], order[at]);
        }

        return
        [
            .. order
                .Select((t, i) => (Topic: t, Ranked: new TopicRanked(i + 1)))
                .Where(r => r.Topic.Rank != r.Ranked.Rank),
        ];
    }

    /// <summary>What waits, in the order made by hand.</summary>
    public static IEnumerable<Topic> InOrder(IEnumerable<Topic> topics) =>
        topics.OrderBy(t => t.Rank).ThenBy(t => t.Id);

    /// <summary>The number behind all that are there.</summary>
    public static int NextRank(IEnumerable<Topic> topics) =>
        topics.Select(t => t.Rank).DefaultIfEmpty().Max() + 1;

    /// <summary>Asked twice it stays where it is; what somebody proposed is taken up by it.</summary>
    public static Outcome<TopicEvent> Decide(Topic topic, PutTopicOnAgenda ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return topic.At?.Meeting.Value == ask.Meeting.Id ? Nothing
            : topic.Standing is TopicStanding.OnAgenda ? new Refusal("topic.on-agenda")
            : !topic.IsOpen ? new Refusal("topic.gone")
            : CheckMeeting(topic, ask.Meeting) is { } refusal ? refusal
            : topic.Standing is TopicStanding.Proposed
                ? (TopicEvent[])[new MotionAdmitted(), Put(ask)]
            : Put(ask);
    }

    /// <summary>
    /// What the agenda says by now goes along. What was decided is not postponed, and whatever is somewhere else already is
    /// left there.
    /// </summary>
    public static Outcome<TopicEvent> Decide(Topic topic, PostponeTopic ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (topic.At != new AgendaPlace(new(ask.From.Id), ask.Item))
        {
            return Nothing;
        }

        if (ask.IsDecided)
        {
            return new Refusal("topic.decided");
        }

        if (ask.To?.Meeting.Id == ask.From.Id)
        {
            return new Refusal("topic.same-meeting", "Meeting");
        }

        if (ask.To is { } to && CheckMeeting(topic, to.Meeting) is { } refusal)
        {
            return refusal;
        }

        var happened = new List<TopicEvent>();
        if (
            ask.From.Agenda.FirstOrDefault(i => i.Id == ask.Item) is { } item
            && AsOn(item, topic) is var now
            && now != topic.Content
        )
        {
            happened.Add(Changed(now));
        }

        happened.Add(new TopicPostponed(new(ask.From.Id), ask.Item));
        if (ask.To is { } next)
        {
            happened.Add(Put(next));
        }

        return happened.ToArray();
    }

    /// <summary>What the agenda says by now, the topic says too.</summary>
    public static Outcome<TopicEvent> Decide(Topic topic, FollowAgenda ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (topic.At is not { } at || at.Meeting.Value != ask.Meeting.Id)
        {
            return Nothing;
        }

        var item = ask.Meeting.Agenda.FirstOrDefault(i => i.Id == at.Item);
        return item is null || ask.Meeting.Status is MeetingStatus.Cancelled
                ? new TopicPostponed(at.Meeting, at.Item)
            : AsOn(item, topic) is var now && now != topic.Content ? Changed(now)
            : Nothing;
    }

    /// <summary>What somebody proposed is answered, not dropped.</summary>
    public static Outcome<TopicEvent> Decide(Topic topic, DropTopic ask)
    {
        var reason = PlainText.Lines(ask.Reason);
        return topic.Standing switch
        {
            TopicStanding.Dropped => Nothing,
            TopicStanding.OnAgenda => new Refusal("topic.on-agenda"),
            TopicStanding.Declined => new Refusal("topic.gone"),
            _ => topic.Motion is not null ? new Refusal("topic.is-motion")
            : reason.Length > LongestReason ? new Refusal("topic.reason-too-long", "Reason")
            : new TopicDropped(reason),
        };
    }

    private static TopicPutOnAgenda Put(PutTopicOnAgenda ask) => new(new(ask.Meeting.Id), ask.Item);

    private static TopicContent AsOn(AgendaItem item, Topic topic) =>
        topic.Content with
        {
            Title = item.Title,
            Purpose = item.Purpose,
            Minutes = item.Minutes,
            Rapporteur = item.Rapporteur,
            Part = item.Part,
        };

    private static TopicChanged Changed(TopicContent c) =>
        new(c.Title, c.Purpose, c.Minutes, c.Rapporteur, c.Part, c.Note, c.Until);

    private static Refusal? CheckMeeting(Topic topic, Meeting meeting) =>
        meeting.Group != topic.Group ? new("topic.other-group", "Meeting")
        : meeting.Status is MeetingStatus.Cancelled or MeetingStatus.Closed
            ? new("topic.meeting-over", "Meeting")
        : null;

    private static TopicContent Cleaned(TopicContent content) =>
        content with
        {
            Title = PlainText.Line(content.Title),
            Note = PlainText.Lines(content.Note),
        };

    private static Refusal? Check(TopicContent content) =>
        content.Title.Length == 0 ? new("topic.title-missing", "Title")
        : content.Title.Length > MeetingDecisions.LongestTitle
            ? new("topic.title-too-long", "Title")
        : content.Minutes is < 0 or > AgendaDecisions.LongestItem
            ? new("topic.minutes-unusable", "Minutes")
        : content.Note.Length > LongestNote ? new("topic.note-too-long", "Note")
        : !Enum.IsDefined(content.Purpose) ? new("topic.purpose-missing", "Purpose")
        : !Enum.IsDefined(content.Part) ? new("topic.part-missing", "Part")
        : null;
}
