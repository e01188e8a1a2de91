using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>Shows a mail about a meeting to which people were invited.</summary>
public sealed class MeetingMailPreview(
    MeetingMailWriter mails,
    PersonalMails personal,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<MeetingTexts> texts
) : IMailPreview
{
    public MailAbout About => MailAbout.Meeting;

    public IReadOnlyList<MailTextKind> Kinds { get; } =
    [
        MailTextKind.Invitation,
        MailTextKind.Update,
        MailTextKind.Cancellation,
        MailTextKind.Reminder,
        MailTextKind.LastReminder,
    ];

    public string UsualOpening(MailTextKind kind) =>
        texts[$"mail.{MeetingWords.MailOf(kind)}.lead", "{gruppe}"];

    public async Task<IReadOnlyList<MailTopic>> TopicsAsync(
        MailTextKind kind,
        IQuerySession session,
        CancellationToken ct
    ) =>
        [
            .. (await CalledAsync(session, ct))
                .Where(m => m.Invitees.Count > 0)
                .Select(m => Topic(m, m.Invitees)),
        ];

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

        // Reminders say what holds now, all others what everybody is told.
        var kind = MeetingWords.MailOf(wish.Kind);
        var told = Permissions.AsSeenBy(
            wish.Reader,
            MeetingMailFacts.IsReminder(kind) ? meeting : meeting.AsAnnounced(),
            group
        );
        var facts = await mails.FactsAsync(
            new(kind, card.FullName, group.Name, told, site.To($"/antwort/{IMailPreview.NoToken}")),
            wish.Reader,
            wish.Language,
            session,
            ct
        );
        // Nobody may call somebody else's task done from here.
        var shown = facts with
        {
            OwnTasks =
            [
                .. facts.OwnTasks.Select(t => t with { Href = $"/aufgabe/{IMailPreview.NoToken}" }),
            ],
        };
        return await personal.PreviewAsync<MeetingMail, MeetingMailFacts>(
            mails.Subject(shown, wish.Language),
            shown,
            wish.Language,
            ct
        );
    }

    internal static Task<IReadOnlyList<Meeting>> CalledAsync(
        IQuerySession session,
        CancellationToken ct
    ) =>
        session
            .Query<Meeting>()
            .Where(m => m.Status != MeetingStatus.Draft)
            .OrderByDescending(m => m.When.Day)
            .Take(IMailPreview.MostTopics)
            .ToListAsync(ct);

    internal static MailTopic Topic(Meeting meeting, IEnumerable<Invitee> readers) =>
        new(
            meeting.Id,
            $"{WhenText.ShortDay(meeting.When.Day)} {PlainText.Start(meeting.Title, 60)}",
            [.. readers.Select(i => i.Person)]
        );
}
