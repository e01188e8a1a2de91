using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>Who is invited, who comes, who was there, with the rights it takes.</summary>
public sealed class InvitationCommands(
    CommandRunner commands,
    IAttendanceRecord record,
    TimeProvider clock
)
{
    public Task<CommandResult> InviteAsync(
        MeetingId id,
        PersonId person,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.GroupIfAllowedAsync(id, r => r.Plan, asker, token) is not { } group)
                {
                    return;
                }

                await work.RefuseUnknownAsync(group, [person], token);
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    id.Value,
                    m => InvitationDecisions.Decide(m, new InvitePerson(person), clock.GetUtcNow()),
                    token,
                    options.Version
                );
            },
            ct,
            options.Key
        );

    public Task<CommandResult> WithdrawAsync(
        MeetingId id,
        PersonId person,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.ChangeMeetingAsync(
            id,
            m => InvitationDecisions.Decide(m, new WithdrawInvitation(person)),
            r => r.Plan,
            asker,
            options,
            ct
        );

    /// <summary>A signed-in person answers for themselves.</summary>
    public Task<CommandResult> AnswerAsync(
        MeetingId id,
        Rsvp answer,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        AnswerAsync(
            id,
            new(Caller.PersonOf(asker.User) ?? default, answer),
            r => r.Answer,
            asker,
            options,
            ct
        );

    /// <summary>Who plans enters what somebody said on the phone.</summary>
    public Task<CommandResult> EnterAnswerAsync(
        MeetingId id,
        PersonId person,
        Rsvp answer,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => AnswerAsync(id, new(person, answer), r => r.Plan, asker, options, ct);

    /// <summary>The holder of a link answers; the link stands for the person it was sent to.</summary>
    public Task<CommandResult> AnswerByLinkAsync(LinkGrant link, Rsvp answer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(link);
        var person = new PersonId(link.Person);
        return commands.RunAsync(
            new Originator(person, Channel.SignedLink),
            (work, token) =>
                work.AnswerAsync(link.Subject, new(person, answer), clock.GetUtcNow(), token),
            ct
        );
    }

    /// <summary>
    /// An answer that came by mail joins the work that notes the mail as handled. Null when there is no such meeting;
    /// a refused answer is left to the caller, because the mail is noted all the same.
    /// </summary>
    public async Task<Outcome<MeetingEvent>?> AnswerByMailAsync(
        Work work,
        MeetingId id,
        AnswerMeeting ask,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await work.Session.LoadAsync<Meeting>(id.Value, ct) is not { } meeting)
        {
            return null;
        }

        var outcome = InvitationDecisions.Decide(meeting, ask, clock.GetUtcNow());
        if (outcome.Events.Count > 0)
        {
            await work.AnswerAsync(id.Value, ask, clock.GetUtcNow(), ct);
        }

        return outcome;
    }

    /// <summary>Several marks of the attendance list in one go: all of them, or none.</summary>
    public Task<CommandResult> NoteAttendanceAsync(
        MeetingId id,
        IReadOnlyList<NoteAttendance> marks,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.GroupIfAllowedAsync(id, r => r.WriteMinutes, asker, token) is null)
                {
                    return;
                }

                var closed = await record.CheckAsync(work.Session, id, token);
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    id.Value,
                    m => Noted(m, marks, closed),
                    token,
                    options.Version
                );
            },
            ct,
            options.Key
        );

    // A list that says what is known anyway changes nothing, closed or not.
    private static Outcome<MeetingEvent> Noted(
        Meeting meeting,
        IReadOnlyList<NoteAttendance> marks,
        Refusal? closed
    )
    {
        var noted = InvitationDecisions.Decide(meeting, marks);
        return closed is not null && noted.Events.Count > 0 ? closed : noted;
    }

    private Task<CommandResult> AnswerAsync(
        MeetingId id,
        AnswerMeeting ask,
        MeetingWork.Right right,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.GroupIfAllowedAsync(id, right, asker, token) is null)
                {
                    return;
                }

                var meeting = await work.Session.LoadAsync<Meeting>(id.Value, token);
                if (meeting?.InviteeOf(ask.Person) is null)
                {
                    work.Refuse(new Refusal("attendance.not-invited"));
                    return;
                }

                await work.AnswerAsync(id.Value, ask, clock.GetUtcNow(), token, options.Version);
            },
            ct,
            options.Key
        );
}
