using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>Who is invited to a series, member or not, and what they answer.</summary>
public sealed class SeriesInvitations(CommandRunner commands, TimeProvider clock)
{
    /// <summary>One mail with all coming dates goes to this person only.</summary>
    public Task<CommandResult> InviteAsync(
        SeriesId id,
        PersonId person,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.OfSeriesAsync(
            id,
            r => r.PlanMeetings,
            asker,
            async (work, group, token) =>
            {
                await work.RefuseUnknownAsync(group, [person], token);
                var now = clock.GetUtcNow();
                await SeriesSeats.InviteAsync(work, id, person, now, token, options.Version);
            },
            options,
            ct
        );

    public Task<CommandResult> WithdrawAsync(
        SeriesId id,
        PersonId person,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.OfSeriesAsync(
            id,
            r => r.PlanMeetings,
            asker,
            (work, _, token) =>
                SeriesSeats.WithdrawAsync(
                    work,
                    id,
                    person,
                    clock.GetUtcNow(),
                    token,
                    options.Version
                ),
            options,
            ct
        );

    /// <summary>The holder of a link to a series answers all coming dates, or one of them.</summary>
    public Task<CommandResult> AnswerByLinkAsync(
        LinkGrant link,
        MeetingId? only,
        Rsvp answer,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        var ask = new AnswerMeeting(new PersonId(link.Person), answer);
        return commands.RunAsync(
            new Originator(ask.Person, Channel.SignedLink),
            (work, token) =>
                work.AnswerDatesAsync(new(link.Subject), only, ask, clock.GetUtcNow(), token),
            ct
        );
    }

    /// <summary>A signed-in person answers all coming dates, or one of them.</summary>
    public Task<CommandResult> AnswerAsync(
        SeriesId id,
        MeetingId? only,
        Rsvp answer,
        Asker asker,
        CancellationToken ct,
        CommandKey? key = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var me = Caller.PersonOf(asker.User) ?? default;
                if (await work.MayAnswerAsync(id, me, asker, token))
                {
                    var now = clock.GetUtcNow();
                    await work.AnswerDatesAsync(id, only, new(me, answer), now, token);
                }
            },
            ct,
            key
        );

    /// <summary>Who plans enters what somebody said on the phone about all coming dates.</summary>
    public Task<CommandResult> EnterAnswerAsync(
        SeriesId id,
        PersonId person,
        Rsvp answer,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.OfSeriesAsync(
            id,
            r => r.PlanMeetings,
            asker,
            async (work, _, token) =>
            {
                var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, token);
                if (series?.InviteeOf(person) is null)
                {
                    work.Refuse(new Refusal("attendance.not-invited"));
                    return;
                }

                var now = clock.GetUtcNow();
                await work.AnswerDatesAsync(id, only: null, new(person, answer), now, token);
            },
            options,
            ct
        );
}
