using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>Puts one mail about a series together: words, calendar entry of all dates, addresses.</summary>
public sealed class SeriesMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<SeriesTexts> texts,
    IStringLocalizer<MeetingTexts> meetingTexts
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
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        var group = await session.LoadAsync<Group>(series.Group.Value, ct);
        if (
            card is null
            || group is null
            || series.Announced is not { } announced
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var dates = await session.DatesAsync(series, ct);
        var language = InLanguage.Of(card.Language);
        var token = links.Token(LinkPurpose.Answer, series.Id, dispatch.Person);
        var told = new SeriesMailFacts(
            kind,
            card.FullName,
            group.Name,
            series,
            announced,
            dates,
            site.To($"/antwort/{token}")
        );
        var facts = await FactsAsync(
            told with
            {
                HasAnswered = dates.Any(d =>
                    d.InviteeOf(dispatch.PersonId) is { Answer: not Rsvp.NoAnswer }
                ),
            },
            language,
            session,
            ct
        );
        var mail = await mails.WriteAsync<SeriesMail, SeriesMailFacts>(
            dispatch,
            card,
            to,
            Subject(facts, language),
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

    /// <summary>The same for a mail that is sent and for one that is only looked at.</summary>
    internal async Task<SeriesMailFacts> FactsAsync(
        SeriesMailFacts facts,
        CultureInfo language,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var told = facts.Told;
        return facts with
        {
            Dates = [.. facts.Dates.Select(d => d.AsAnnounced())],
            Own = await OwnWords.LoadAsync(
                session,
                KindOf(facts.Kind),
                language,
                () =>
                    MeetingWords.Values(
                        (facts.Name, facts.Group),
                        (told.Title, RuleText.Whole(texts, told.Rule, told.From, told.To)),
                        (told.Place, told.VideoLink),
                        meetingTexts
                    ),
                ct
            ),
        };
    }

    internal static MailTextKind? KindOf(SeriesMailKind kind) =>
        kind switch
        {
            SeriesMailKind.Invitation => MailTextKind.SeriesInvitation,
            SeriesMailKind.Update => MailTextKind.SeriesUpdate,
            SeriesMailKind.End => MailTextKind.SeriesEnd,
            SeriesMailKind.Cancellation => MailTextKind.SeriesCancellation,
            _ => null,
        };

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

    internal string Subject(SeriesMailFacts facts, CultureInfo language) =>
        InLanguage.Say(
            language,
            () =>
                texts[
                    $"mail.{facts.Kind}.subject",
                    PlainText.Start(facts.Told.Title, LongestSubject),
                    WhenText.ShortDay(facts.Told.Rule.First)
                ].Value
        );
}
