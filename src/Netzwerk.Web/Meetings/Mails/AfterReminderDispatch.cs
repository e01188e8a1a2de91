using Marten;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>
/// A reminder after a meeting: true as long as its day and words stand and the person is one whom it concerns.
/// </summary>
public sealed class AfterReminderDispatch(AfterReminderWriter mails) : IDispatchWriter
{
    public string Kind => MeetingMails.AfterReminder;

    public MailClass Class => MailClass.Reminder;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        return
            await session.LoadAsync<Meeting>(dispatch.Subject, ct) is { } meeting
            && IsTrue(meeting, dispatch)
            ? await mails.WriteAsync(meeting, dispatch, session, ct)
            : null;
    }

    private static bool IsTrue(Meeting meeting, Dispatch dispatch) =>
        meeting.Status is not MeetingStatus.Cancelled
        && meeting.After.DaysAfter.Any(d =>
            dispatch.Detail == PlanAfterReminders.DetailOf(meeting, d)
        )
        && meeting.InviteeOf(dispatch.PersonId) is { } invitee
        && AfterReminderDecisions.Concerns(meeting, invitee);
}
