using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>Invitation, update or cancellation: true only as long as nothing newer was announced.</summary>
public sealed class AnnouncementDispatch(MeetingMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => MeetingMails.Announcement;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var (revision, ahead) = MeetingMails.RevisionOf(dispatch);
        var invitee = meeting?.InviteeOf(dispatch.PersonId);
        if (
            meeting?.Announced is not { } told
            || told.Revision != revision
            || invitee?.RevisionsAhead != ahead
            || meeting.When.End <= clock.GetUtcNow()
            || (told.Kind is AnnouncementKind.Cancellation)
                != (meeting.Status is MeetingStatus.Cancelled)
        )
        {
            return null;
        }

        // Somebody invited later hears of the meeting for the first time, whatever the revision.
        var kind = told.Kind switch
        {
            AnnouncementKind.Cancellation => MeetingMailKind.Cancellation,
            AnnouncementKind.Update when await KnewBeforeAsync(dispatch, session, revision, ct) =>
                MeetingMailKind.Update,
            _ => MeetingMailKind.Invitation,
        };
        var asAnnounced = meeting with
        {
            Title = told.Title,
            When = told.When,
            Place = told.Place,
            VideoLink = told.VideoLink,
        };
        return await mails.WriteAsync(kind, asAnnounced, dispatch, revision + ahead, session, ct);
    }

    private static async Task<bool> KnewBeforeAsync(
        Dispatch dispatch,
        IQuerySession session,
        int revision,
        CancellationToken ct
    ) =>
        revision > 0
        && await session
            .Query<Dispatch>()
            .Where(d => d.Subject == dispatch.Subject && d.Person == dispatch.Person)
            .Where(d => d.Kind == MeetingMails.Announcement && d.Id != dispatch.Id)
            .AnyAsync(ct);
}

/// <summary>One person's invitation is taken back: true as long as the person is not invited again.</summary>
public sealed class WithdrawalDispatch(MeetingMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => MeetingMails.Withdrawal;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var (revision, ahead) = MeetingMails.RevisionOf(dispatch);
        return
            meeting is not { Status: MeetingStatus.Called }
            || meeting.InviteeOf(dispatch.PersonId) is not null
            || meeting.When.End <= clock.GetUtcNow()
            ? null
            : await mails.WriteAsync(
                MeetingMailKind.Withdrawal,
                meeting,
                dispatch,
                revision + ahead,
                session,
                ct
            );
    }
}

/// <summary>A reminder: true as long as the date stands and the person is still one whom it concerns.</summary>
public sealed class ReminderDispatch(MeetingMailWriter mails, TimeProvider clock) : IDispatchWriter
{
    public string Kind => MeetingMails.Reminder;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var invitee = meeting?.InviteeOf(dispatch.PersonId);
        if (
            meeting is not { Status: MeetingStatus.Called }
            || invitee is null
            || invitee.Answer is Rsvp.Declined or Rsvp.Tentative
            || meeting.When.Start <= clock.GetUtcNow()
            || DateOf(meeting) != dispatch.Detail.Split('.')[0]
        )
        {
            return null;
        }

        var kind =
            invitee.Answer is Rsvp.Accepted
                ? MeetingMailKind.LastReminder
                : MeetingMailKind.Reminder;
        return await mails.WriteAsync(kind, meeting, dispatch, revision: 0, session, ct);
    }

    internal static string DateOf(Meeting meeting) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{meeting.When.Day:yyyyMMdd}{meeting.When.From:HHmm}"
        );
}
