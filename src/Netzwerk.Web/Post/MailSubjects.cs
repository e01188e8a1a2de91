using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Post;

/// <summary>The meeting or group that a mail is about, and where it is shown.</summary>
public sealed record MailSubject(string Text, string Href, Meeting? Meeting);

/// <summary>Looks up what mails are about.</summary>
public sealed class MailSubjects(IQuerySession session)
{
    private const string Minutes = "minutes-";

    private const string Join = "join-";

    private const string Invitation = "group-invitation";

    /// <summary>Their subject is the group.</summary>
    private static readonly string[] AboutGroup =
    [
        "task-reminder",
        "terms-end",
        "seat-dossier",
        "confidentiality-request",
        "confidentiality-reminder",
    ];

    /// <summary>By the key of the mail; what is about neither meeting nor group is missing.</summary>
    public async Task<IReadOnlyDictionary<string, MailSubject>> OfAsync(
        IReadOnlyCollection<Dispatch> dispatches,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatches);
        var known = await KnownAsync(dispatches, ct);
        return dispatches
            .Select(d =>
                (
                    d.Id,
                    About: OfSeries(d, known.Series, known.Groups)
                        ?? OfCircular(d, known.Circulars)
                        ?? OfPoll(d, known.Polls)
                        ?? OfQuestion(d, known.Questions)
                        ?? OfTopic(d, known.Topics, known.Groups)
                        ?? Of(d, known.Meetings, known.Joins, known.Groups)
                )
            )
            .Where(d => d.About is not null)
            .ToDictionary(d => d.Id, d => d.About!, StringComparer.Ordinal);
    }

    private async Task<Known> KnownAsync(
        IReadOnlyCollection<Dispatch> dispatches,
        CancellationToken ct
    )
    {
        async Task<Dictionary<Guid, T>> LoadAsync<T>(Func<Dispatch, bool> which, Func<T, Guid> id)
            where T : notnull =>
            (await session.LoadManyAsync<T>(ct, Ids(dispatches, which))).ToDictionary(id);

        var meetings = await LoadAsync<Meeting>(IsAboutMeeting, m => m.Id);
        var series = await LoadAsync<MeetingSeries>(IsAboutSeries, s => s.Id);
        var joins = await JoinsAsync(Ids(dispatches, IsAboutJoining), ct);
        var topics = await LoadAsync<Topic>(IsAboutTopic, t => t.Id);
        Guid[] groups =
        [
            .. meetings
                .Values.Select(m => m.Group.Value)
                .Concat(series.Values.Select(s => s.Group.Value))
                .Concat(joins.Values.Select(j => j.Value))
                .Concat(topics.Values.Select(t => t.Group.Value))
                .Concat(Ids(dispatches, d => AboutGroup.Contains(d.Kind)))
                .Distinct(),
        ];
        return new(
            meetings,
            series,
            joins,
            (await session.LoadManyAsync<Group>(ct, groups)).ToDictionary(g => g.Id, g => g.Name),
            await LoadAsync<Circular>(IsCircular, c => c.Id),
            await LoadAsync<SchedulingPoll>(IsAboutPoll, p => p.Id),
            await LoadAsync<CircularResolution>(IsAboutQuestion, q => q.Id),
            topics
        );
    }

    /// <summary>The groups that wishes to join and invitations to join are about.</summary>
    private async Task<Dictionary<Guid, GroupId>> JoinsAsync(Guid[] ids, CancellationToken ct) =>
        (await session.LoadManyAsync<JoinRequest>(ct, ids))
            .Select(r => (r.Id, r.Group))
            .Concat(
                (await session.LoadManyAsync<GroupInvitation>(ct, ids)).Select(i => (i.Id, i.Group))
            )
            // Whoever was added with many others is welcomed about the group itself.
            .Concat(
                (await session.LoadManyAsync<Group>(ct, ids)).Select(g => (g.Id, new GroupId(g.Id)))
            )
            .ToDictionary(j => j.Id, j => j.Item2);

    /// <summary>Whether it invites to a meeting or reminds of one, and so asks for an answer.</summary>
    public static bool AsksAboutMeeting(Dispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return dispatch.Kind is "announcement" or "reminder";
    }

    private static MailSubject? OfSeries(
        Dispatch dispatch,
        Dictionary<Guid, MeetingSeries> known,
        Dictionary<Guid, string> groups
    ) =>
        IsAboutSeries(dispatch) && known.TryGetValue(dispatch.Subject, out var series)
            ? new(
                $"{groups.GetValueOrDefault(series.Group.Value, "")}: {series.Title}",
                $"/sitzungsreihen/{series.Id}",
                Meeting: null
            )
            : null;

    private static MailSubject? OfCircular(Dispatch dispatch, Dictionary<Guid, Circular> known) =>
        IsCircular(dispatch) && known.TryGetValue(dispatch.Subject, out var circular)
            ? new(
                circular.Subject,
                $"/verteiler/{circular.List}/rundschreiben/{circular.Id}",
                Meeting: null
            )
            : null;

    private static MailSubject? OfPoll(Dispatch dispatch, Dictionary<Guid, SchedulingPoll> known) =>
        IsAboutPoll(dispatch) && known.TryGetValue(dispatch.Subject, out var poll)
            ? new(poll.Title, $"/terminfindung/{poll.Id}", Meeting: null)
            : null;

    private static MailSubject? OfQuestion(
        Dispatch dispatch,
        Dictionary<Guid, CircularResolution> known
    ) =>
        IsAboutQuestion(dispatch) && known.TryGetValue(dispatch.Subject, out var question)
            ? new(question.Title, $"/umlaufbeschluss/{question.Id}", Meeting: null)
            : null;

    /// <summary>By its group: the title may be one of the closed part.</summary>
    private static MailSubject? OfTopic(
        Dispatch dispatch,
        Dictionary<Guid, Topic> known,
        Dictionary<Guid, string> groups
    ) =>
        IsAboutTopic(dispatch) && known.TryGetValue(dispatch.Subject, out var topic)
            ? new(
                groups.GetValueOrDefault(topic.Group.Value, ""),
                $"/themen/{topic.Id}",
                Meeting: null
            )
            : null;

    private static MailSubject? Of(
        Dispatch dispatch,
        Dictionary<Guid, Meeting> meetings,
        Dictionary<Guid, GroupId> joins,
        Dictionary<Guid, string> groups
    )
    {
        if (IsAboutMeeting(dispatch) && meetings.TryGetValue(dispatch.Subject, out var meeting))
        {
            var more = IsAboutMinutes(dispatch) ? "/protokoll/durchsicht" : "";
            var group = groups.GetValueOrDefault(meeting.Group.Value, "");
            return new(
                $"{group}: {meeting.Title}, {WhenText.ShortDay(meeting.When.Day)}",
                $"/sitzungen/{meeting.Id}{more}",
                meeting
            );
        }

        if (
            AboutGroup.Contains(dispatch.Kind)
            && groups.TryGetValue(dispatch.Subject, out var assigner)
        )
        {
            return new(assigner, $"/gruppen/{dispatch.Subject}", Meeting: null);
        }

        return
            IsAboutJoining(dispatch)
            && joins.TryGetValue(dispatch.Subject, out var join)
            && groups.TryGetValue(join.Value, out var name)
            ? new(name, $"/gruppen/{join}", Meeting: null)
            : null;
    }

    private static Guid[] Ids(IEnumerable<Dispatch> dispatches, Func<Dispatch, bool> which) =>
        [.. dispatches.Where(which).Select(d => d.Subject).Distinct()];

    private static bool IsAboutMeeting(Dispatch dispatch) =>
        AsksAboutMeeting(dispatch)
        || dispatch.Kind is "withdrawal" or "after-reminder"
        || IsAboutMinutes(dispatch);

    private static bool IsAboutMinutes(Dispatch dispatch) =>
        dispatch.Kind.StartsWith(Minutes, StringComparison.Ordinal);

    private static bool IsAboutSeries(Dispatch dispatch) =>
        dispatch.Kind.StartsWith("series-", StringComparison.Ordinal);

    private static bool IsAboutPoll(Dispatch dispatch) =>
        dispatch.Kind.StartsWith("poll-", StringComparison.Ordinal);

    private static bool IsAboutQuestion(Dispatch dispatch) =>
        dispatch.Kind.StartsWith("resolution-", StringComparison.Ordinal);

    private static bool IsAboutTopic(Dispatch dispatch) =>
        dispatch.Kind.StartsWith("motion-", StringComparison.Ordinal);

    private static bool IsCircular(Dispatch dispatch) => dispatch.Kind is "circular";

    private static bool IsAboutJoining(Dispatch dispatch) =>
        dispatch.Kind.StartsWith(Join, StringComparison.Ordinal)
        || dispatch.Kind.StartsWith(Invitation, StringComparison.Ordinal);

    /// <summary>What mails can be about, by its id; groups by their name alone.</summary>
    private sealed record Known(
        Dictionary<Guid, Meeting> Meetings,
        Dictionary<Guid, MeetingSeries> Series,
        Dictionary<Guid, GroupId> Joins,
        Dictionary<Guid, string> Groups,
        Dictionary<Guid, Circular> Circulars,
        Dictionary<Guid, SchedulingPoll> Polls,
        Dictionary<Guid, CircularResolution> Questions,
        Dictionary<Guid, Topic> Topics
    );
}
