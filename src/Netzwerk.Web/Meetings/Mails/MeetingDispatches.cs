using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>Invitation, update or cancellation: true only as long as nothing newer was announced.</summary>
public sealed class AnnouncementDispatch(MeetingMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => MeetingMails.Announcement;

    public MailClass Class => MailClass.Invitation;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var revision = ToldRevision.Of(dispatch);
        var invitee = meeting?.InviteeOf(dispatch.PersonId);
        if (
            meeting?.Announced is not { } told
            || invitee is null
            || meeting.When.End <= clock.GetUtcNow()
            || !Telling.IsNewest(
                (told.Kind, told.Revision),
                invitee.RevisionsAhead,
                meeting.Status is MeetingStatus.Cancelled,
                revision
            )
        )
        {
            return null;
        }

        var before = await ToldBefore.OfMeetingAsync(
            meeting,
            dispatch,
            new(invitee.FirstRevision, revision.Ahead),
            session,
            ct
        );
        return Telling.AsHeard(told.Kind, before.IsExpected) is { } heard
            ? await mails.WriteAsync(
                KindOf(heard),
                meeting.AsAnnounced(),
                dispatch,
                told.Sequence + revision.Ahead,
                before.FirstMail,
                session,
                ct
            )
            : null;
    }

    private static MeetingMailKind KindOf(AnnouncementKind heard) =>
        heard switch
        {
            AnnouncementKind.Cancellation => MeetingMailKind.Cancellation,
            AnnouncementKind.Update => MeetingMailKind.Update,
            _ => MeetingMailKind.Invitation,
        };
}

/// <summary>One person's invitation is taken back: true as long as the person is not invited again.</summary>
public sealed class WithdrawalDispatch(MeetingMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => MeetingMails.Withdrawal;

    public MailClass Class => MailClass.Invitation;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var (_, ahead) = ToldRevision.Of(dispatch);
        var former = meeting?.FormerInvitees.FirstOrDefault(f => f.Person == dispatch.PersonId);
        if (
            meeting is not { Status: MeetingStatus.Called, Announced: { } told }
            || former is null
            || meeting.InviteeOf(dispatch.PersonId) is not null
            || meeting.When.End <= clock.GetUtcNow()
        )
        {
            return null;
        }

        var before = await ToldBefore.OfMeetingAsync(
            meeting,
            dispatch,
            new(former.FirstRevision, ahead - 1),
            session,
            ct
        );
        return before.IsExpected
            ? await mails.WriteAsync(
                MeetingMailKind.Withdrawal,
                meeting.AsAnnounced(),
                dispatch,
                told.Sequence + ahead,
                before.FirstMail,
                session,
                ct
            )
            : null;
    }
}

/// <summary>A reminder: true as long as date and day of reminding stand and the person is still one whom it concerns.</summary>
public sealed class ReminderDispatch(MeetingMailWriter mails, TimeProvider clock) : IDispatchWriter
{
    public string Kind => MeetingMails.Reminder;

    public MailClass Class => MailClass.Reminder;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var (date, days) = PlanReminders.RoundOf(dispatch);
        var reminded = meeting is null || group is null ? [] : PlanReminders.DaysOf(meeting, group);
        if (
            meeting is not { Status: MeetingStatus.Called }
            || group is null
            || meeting.InviteeOf(dispatch.PersonId) is not { } invitee
            || !reminded.Contains(days)
            || !PlanReminders.Concerns(invitee, PlanReminders.IsLast(reminded, days))
            || meeting.When.Start <= clock.GetUtcNow()
            || PlanReminders.DateOf(meeting) != date
        )
        {
            return null;
        }

        var kind =
            invitee.Answer is Rsvp.Accepted
                ? MeetingMailKind.LastReminder
                : MeetingMailKind.Reminder;
        var before = await ToldBefore.OfMeetingAsync(
            meeting,
            dispatch,
            new(invitee.FirstRevision, invitee.RevisionsAhead),
            session,
            ct
        );
        return await mails.WriteAsync(
            kind,
            meeting,
            dispatch,
            sequence: 0,
            before.FirstMail,
            session,
            ct
        );
    }
}
