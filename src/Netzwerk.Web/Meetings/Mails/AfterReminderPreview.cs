using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>
/// Shows the reminder after a meeting, where one is planned: as whom it concerns gets it, or, as long as that is nobody,
/// as all invited would.
/// </summary>
public sealed class AfterReminderPreview(
    AfterReminderWriter mails,
    PersonalMails personal,
    PersonVault vault,
    IStringLocalizer<MeetingTexts> texts
) : IMailPreview
{
    public MailAbout About => MailAbout.AfterMeeting;

    public IReadOnlyList<MailTextKind> Kinds { get; } = [MailTextKind.AfterMeeting];

    public string UsualOpening(MailTextKind kind) =>
        texts["mail.after.lead", "{termin}", "{titel}", "{gruppe}"];

    public async Task<IReadOnlyList<MailTopic>> TopicsAsync(
        MailTextKind kind,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var planned = await session
            .Query<Meeting>()
            .Where(m =>
                m.Status != MeetingStatus.Draft
                && m.Status != MeetingStatus.Cancelled
                && m.After.DaysAfter.Any()
            )
            .OrderByDescending(m => m.When.Day)
            .Take(IMailPreview.MostTopics)
            .ToListAsync(ct);
        return
        [
            .. planned
                .Where(m => m.Invitees.Count > 0)
                .Select(m => MeetingMailPreview.Topic(m, Readers(m))),
        ];
    }

    public async Task<PreviewedMail?> WriteAsync(
        PreviewWish wish,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(session);
        var meeting = await session.LoadAsync<Meeting>(wish.Topic, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var card = await vault.FindAsync(session, wish.Reader, ct);
        if (meeting?.InviteeOf(wish.Reader) is null || group is null || card is null)
        {
            return null;
        }

        var facts = await mails.FactsAsync(meeting, group, card, wish.Language, session, ct);
        return await personal.PreviewAsync<AfterReminderMail, AfterReminderFacts>(
            mails.Subject(facts, wish.Language),
            facts,
            wish.Language,
            ct
        );
    }

    private static Invitee[] Readers(Meeting meeting)
    {
        Invitee[] concerned =
        [
            .. meeting.Invitees.Where(i => AfterReminderDecisions.Concerns(meeting, i)),
        ];
        return concerned.Length > 0 ? concerned : [.. meeting.Invitees];
    }
}
