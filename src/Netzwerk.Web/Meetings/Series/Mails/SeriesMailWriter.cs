using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>Puts one mail about a series together: words, calendar entry of all dates, addresses.</summary>
public sealed class SeriesMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<SeriesTexts> texts
)
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    public async Task<OutgoingMail?> WriteAsync(
        SeriesMailKind kind,
        MeetingSeries series,
        Dispatch dispatch,
        int sequence,
        Dispatch? firstMail,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(dispatch);
        var card = await vault.FindAsync(session, dispatch.PersonId, ct);
        var group = await session.LoadAsync<Group>(series.Group.Value, ct);
        if (
            card is null
            || group is null
            || series.Announced is not { } told
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var dates = await session.DatesAsync(series, ct);
        var language = InLanguage.Of(card.Language);
        var facts = new SeriesMailFacts(
            kind,
            card.FullName,
            group.Name,
            series,
            told,
            [.. dates.Select(d => d.AsAnnounced())],
            site.Root,
            site.To("/antwort/" + links.Token(LinkPurpose.Answer, series.Id, dispatch.Person))
        )
        {
            HasAnswered = dates.Any(d =>
                d.InviteeOf(dispatch.PersonId) is { Answer: not Rsvp.NoAnswer }
            ),
        };
        var mail = await mails.WriteAsync<SeriesMail, SeriesMailFacts>(
            dispatch,
            card,
            to,
            Subject(kind, told, language),
            facts,
            ct
        );
        return mail with
        {
            Group = series.Group,
            InReplyTo = firstMail is null ? null : mails.MessageIdOf(firstMail),
            ReplyTo = Organizer(series, dispatch),
            BounceToken = links.Token(LinkPurpose.Bounce, series.Id, dispatch.Person),
            Calendar = Entry(facts, dates, dispatch, sequence, to),
        };
    }

    private CalendarPart Entry(
        SeriesMailFacts facts,
        IReadOnlyList<Meeting> dates,
        Dispatch dispatch,
        int sequence,
        Mailbox to
    ) =>
        SeriesCalendar.Write(
            facts.Series,
            dates,
            facts.Group,
            settings.Value.Sender.Domain,
            facts.IsOff,
            new(
                dispatch.PersonId,
                new(to.ToString(), facts.Name, Participation.NeedsAction),
                new(Organizer(facts.Series, dispatch).ToString(), settings.Value.FromName),
                sequence,
                dispatch.CausedAt
            )
        );

    private Mailbox Organizer(MeetingSeries series, Dispatch dispatch) =>
        settings.Value.Sender.Tagged(
            links.Token(LinkPurpose.Organizer, series.Id, dispatch.Person)
        );

    private string Subject(SeriesMailKind kind, SeriesAnnouncement told, CultureInfo language) =>
        InLanguage.Say(
            language,
            () =>
                texts[
                    $"mail.{kind}.subject",
                    PlainText.Start(told.Title, LongestSubject),
                    Platform.Time.WhenText.ShortDay(told.Rule.First)
                ].Value
        );
}
