using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Series.Mails;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>Puts one mail about a meeting together: words, calendar entry, addresses.</summary>
public sealed class MeetingMailWriter(
    PersonalMails mails,
    PersonVault vault,
    OpenFromBefore carriedOver,
    LinkTokens links,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<MeetingTexts> texts
)
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    private Mailbox Sender => settings.Value.Sender;

    public async Task<OutgoingMail?> WriteAsync(
        MeetingMailKind kind,
        Meeting meeting,
        Dispatch dispatch,
        int sequence,
        Dispatch? firstMail,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        if (card is null || group is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var language = InLanguage.Of(card.Language);
        var token = links.Token(LinkPurpose.Answer, meeting.Id, dispatch.Person);
        var facts = await FactsAsync(
            new(
                kind,
                card.FullName,
                group.Name,
                Permissions.AsSeenBy(dispatch.PersonId, meeting, group),
                site.To($"/antwort/{token}")
            ),
            dispatch.PersonId,
            language,
            session,
            ct
        );
        var mail = await mails.WriteAsync<MeetingMail, MeetingMailFacts>(
            dispatch,
            card,
            to,
            Subject(facts, language),
            facts,
            ct
        );
        return mail with
        {
            Group = meeting.Group,
            InReplyTo = firstMail is null ? null : mails.MessageIdOf(firstMail),
            ReplyTo = Organizer(meeting.Id, dispatch.PersonId),
            BounceToken = links.Token(LinkPurpose.Bounce, meeting.Id, dispatch.Person),
            Calendar = MeetingMailFacts.IsReminder(kind)
                ? null
                : Entry(facts, dispatch, sequence, to),
        };
    }

    /// <summary>The same for a mail that is sent and for one that is only looked at.</summary>
    internal async Task<MeetingMailFacts> FactsAsync(
        MeetingMailFacts facts,
        PersonId person,
        CultureInfo language,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = facts.Meeting;
        return facts with
        {
            Rapporteurs = await RapporteursAsync(session, meeting, ct),
            OwnTasks =
                facts.Kind is MeetingMailKind.Invitation
                    ? await carriedOver.OfPersonAsync(session, person, meeting, ct)
                    : [],
            InsteadOf = await InsteadOfAsync(session, meeting, person, ct),
            InSeries = await DateInSeries.LoadAsync(session, meeting, ct),
            Own = await OwnWords.LoadAsync(
                session,
                MeetingWords.KindOf(facts.Kind),
                language,
                () =>
                    MeetingWords.Values(
                        (facts.Name, facts.Group),
                        (meeting.Title, WhenText.WithZone(meeting.When)),
                        (meeting.Place, meeting.VideoLink),
                        texts
                    ),
                ct
            ),
        };
    }

    private async Task<string> InsteadOfAsync(
        IQuerySession session,
        Meeting meeting,
        PersonId person,
        CancellationToken ct
    )
    {
        var seat = meeting.InviteeOf(person) is { } invitee
            ? invitee.For
            : meeting.FormerInvitees.FirstOrDefault(f => f.Person == person)?.For;
        return seat is { } member
            ? (await vault.FindAsync(session, member, ct))?.FullName ?? ""
            : "";
    }

    private CalendarPart Entry(MeetingMailFacts facts, Dispatch dispatch, int sequence, Mailbox to)
    {
        var meeting = facts.Meeting;
        var message = new CalendarMessage
        {
            Method = facts.IsOff ? CalendarMethod.Cancel : CalendarMethod.Request,
            Uid = CalendarMessage.UidOf(facts.InSeries?.Series.Id ?? meeting.Id, Sender.Domain),
            DateOf = facts.InSeries?.Date,
            Sequence = facts.InSeries?.SequenceOf(sequence, dispatch.PersonId) ?? sequence,
            StampedAt = dispatch.CausedAt,
            Appointment = meeting.When,
            Summary = meeting.Title,
            Location = Telling.Place(meeting.Place, meeting.VideoLink),
            Description = Telling.Description(facts.Group, meeting),
            Organizer = new(
                Organizer(
                        facts.InSeries?.AnswersTo(meeting, dispatch.PersonId) ?? meeting.Id,
                        dispatch.PersonId
                    )
                    .ToString(),
                settings.Value.FromName
            ),
            Attendee = new(
                to.ToString(),
                facts.Name,
                Telling.Known(meeting.InviteeOf(dispatch.PersonId)?.Answer)
            ),
        };
        return new(CalendarWriter.Write(message), message.MethodName);
    }

    private Mailbox Organizer(Guid subject, PersonId person) =>
        Sender.Tagged(links.Token(LinkPurpose.Organizer, subject, person.Value));

    internal string Subject(MeetingMailFacts facts, CultureInfo language) =>
        InLanguage.Say(
            language,
            () =>
                texts[
                    $"mail.{facts.Kind}.subject",
                    PlainText.Start(facts.Meeting.Title, LongestSubject),
                    WhenText.ShortDay(facts.Meeting.When.Day)
                ].Value
        );

    private async Task<IReadOnlyDictionary<Guid, string>> RapporteursAsync(
        IQuerySession session,
        Meeting meeting,
        CancellationToken ct
    )
    {
        var people = meeting
            .Agenda.Where(i => i.Rapporteur is not null)
            .Select(i => i.Rapporteur!.Value);
        var cards = await vault.FindAsync(session, people, ct);
        return cards.ToDictionary(c => c.Key.Value, c => c.Value.FullName);
    }
}
