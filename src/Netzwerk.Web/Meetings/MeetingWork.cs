using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>What every command about a meeting does: look at the rights, let the domain decide, save.</summary>
internal static class MeetingWork
{
    internal delegate bool Right(MeetingRights rights);

    public static Task<CommandResult> ChangeMeetingAsync(
        this CommandRunner commands,
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        Right right,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.GroupIfAllowedAsync(id, right, asker, token) is not null)
                {
                    await work.ChangeAsync(id.Value, decide, token, options.Version);
                }
            },
            ct,
            options.Key
        );

    /// <summary>Changes a meeting, and lets those follow whose things stand on its agenda.</summary>
    public static async Task ChangeAndFollowAsync(
        this Work work,
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        IEnumerable<IAgendaFollower> followers,
        CancellationToken ct,
        long? version = null
    )
    {
        Meeting? after = null;
        await work.ChangeAsync<Meeting, MeetingEvent>(
            id.Value,
            meeting =>
            {
                var outcome = decide(meeting);
                after = outcome.Events.Aggregate(
                    meeting,
                    (m, e) => Meeting.Evolve(m, m.Id, e) ?? m
                );
                return outcome;
            },
            ct,
            version
        );
        foreach (var follower in after is null || work.Failed ? [] : followers)
        {
            await follower.FollowAsync(work, after!, ct);
        }
    }

    /// <summary>The meeting's group when the asker has the right; otherwise the work has failed.</summary>
    public static async Task<Group?> GroupIfAllowedAsync(
        this Work work,
        MeetingId id,
        Right right,
        Asker asker,
        CancellationToken ct
    )
    {
        var meeting = await work.Session.LoadAsync<Meeting>(id.Value, ct);
        var group = meeting is null
            ? null
            : await work.Session.LoadAsync<Group>(meeting.Group.Value, ct);
        if (meeting is null || group is null)
        {
            work.NotFound();
            return null;
        }

        var rights = Permissions.RightsIn(meeting, group, asker.User);
        if (right(rights))
        {
            return group;
        }

        work.Deny(rights.See);
        return null;
    }

    /// <summary>Takes an answer down, and calls the deputy of who declines or sends them home again.</summary>
    public static async Task AnswerAsync(
        this Work work,
        Guid id,
        AnswerMeeting ask,
        DateTimeOffset now,
        CancellationToken ct,
        long? version = null
    )
    {
        var group = await work.Session.LoadAsync<Meeting>(id, ct) is { } meeting
            ? await work.Session.LoadAsync<Group>(meeting.Group.Value, ct)
            : null;
        await work.ChangeAsync<Meeting, MeetingEvent>(
            id,
            m => DeputyDecisions.Decide(m, group, ask, now),
            ct,
            version
        );
    }

    /// <summary>Nobody can invite people whom the network does not know, or whom the group has blocked.</summary>
    public static async Task RefuseUnknownAsync(
        this Work work,
        Group group,
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct
    )
    {
        if (people.Any(group.IsBlocked))
        {
            work.Refuse(new Refusal("meeting.person-blocked", nameof(InvitePerson.Person)));
        }

        Guid[] ids = [.. people.Select(p => p.Value).Distinct()];
        var known = await work.Session.LoadManyAsync<Person>(ct, ids);
        if (known.Count(p => p is { IsErased: false, MergedInto: null }) < ids.Length)
        {
            work.Refuse(new Refusal("meeting.person-unknown", nameof(InvitePerson.Person)));
        }
    }

    /// <summary>Several decisions in order, each on what the one before came to: all of them, or none.</summary>
    public static Outcome<MeetingEvent> InOrder(
        Meeting meeting,
        IEnumerable<Func<Meeting, Outcome<MeetingEvent>>> changes
    )
    {
        var happened = new List<MeetingEvent>();
        foreach (var change in changes)
        {
            var outcome = change(meeting);
            if (outcome.Refusal is { } refusal)
            {
                return refusal;
            }

            happened.AddRange(outcome.Events);
            meeting = outcome.Events.Aggregate(meeting, (m, e) => Meeting.Evolve(m, m.Id, e) ?? m);
        }

        return happened.ToArray();
    }
}
