using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>To whom a mail about minutes goes and about which meeting.</summary>
public sealed record MinutesAddressee(
    Meeting Meeting,
    Group Group,
    PersonCard Card,
    Mailbox Mailbox
)
{
    public CultureInfo Language { get; } = InLanguage.Of(Card.Language);
}

/// <summary>Puts one mail about minutes together: words, addresses, attachments.</summary>
public sealed class MinutesMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    EditionComparison comparison,
    IOptions<MailSettings> settings,
    IStringLocalizer<MinutesReviewTexts> texts
)
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestTitle = 120;

    public Uri Site => site.Root;

    public Uri To(string path) => site.To(path);

    /// <summary>What a digest says: the words of this name with title and day of the meeting, then what follows them.</summary>
    public NoticeLine Line(MinutesAddressee to, string name, Uri link, params object[] more)
    {
        ArgumentNullException.ThrowIfNull(to);
        return InLanguage.Say(
            to.Language,
            () =>
                new NoticeLine(
                    texts[
                        $"digest.{name}",
                        [
                            .. new object[] { to.Meeting.Title, to.Meeting.When.Day }
                                .Concat(more)
                                .Select(Worded),
                        ]
                    ],
                    texts[$"digest.{name}.do"],
                    link
                )
        );
    }

    /// <summary>Days are written in the language of the reader, which is known in here only.</summary>
    private static object Worded(object word) =>
        word is DateOnly day ? WhenText.ShortDay(day) : word;

    public static Notice Tell(MinutesAddressee to, params IReadOnlyList<NoticeLine> lines)
    {
        ArgumentNullException.ThrowIfNull(to);
        return new(new(to.Group.Id), to.Group.Name, lines);
    }

    /// <summary>Null when there is nobody left to write to.</summary>
    public async Task<MinutesAddressee?> FindAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        return
            meeting is null
            || group is null
            || card is null
            || !Mailbox.TryParse(card.Mail, out var mailbox)
            ? null
            : new(meeting, group, card, mailbox);
    }

    public async Task<OutgoingMail> WriteAsync<TMail, TFacts>(
        TFacts facts,
        Dispatch dispatch,
        MinutesAddressee to,
        CancellationToken ct,
        params IReadOnlyList<MailAttachment> attachments
    )
        where TMail : MailBody<TFacts>
        where TFacts : MinutesMailFacts
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(to);
        var mail = await mails.WriteAsync<TMail, TFacts>(
            dispatch,
            to.Card,
            to.Mailbox,
            InLanguage.Say(
                to.Language,
                () => Subject(dispatch.Kind, to.Meeting, facts.Correction is not null)
            ),
            facts,
            ct
        );
        return mail with
        {
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, to.Meeting.Id, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, to.Meeting.Id, dispatch.Person),
            Attachments = attachments,
        };
    }

    /// <summary>True when the same person was told anew since, so that this mail is yesterday's.</summary>
    public static Task<bool> IsOvertakenAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return session
            .Query<Dispatch>()
            .Where(d => d.Subject == dispatch.Subject && d.Person == dispatch.Person)
            .Where(d => d.Kind == dispatch.Kind && d.CausedAt > dispatch.CausedAt)
            .AnyAsync(ct);
    }

    /// <summary>What the edition or draft corrects, in words of the reader's language; null if it corrects nothing.</summary>
    public async Task<CorrectionFacts?> CorrectionAsync(
        Dispatch dispatch,
        MinutesAddressee to,
        EditionContent? content,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(to);
        return content?.Correction is { } correction
            ? new(
                correction,
                await comparison.OfAsync(
                    session,
                    content,
                    to.Language,
                    Reviewers.IsMember(to.Group, dispatch.PersonId)
                        && Permissions.RightsOf(dispatch.PersonId, to.Group).SeeClosed,
                    ct
                )
            )
            : null;
    }

    private string Subject(string kind, Meeting meeting, bool isCorrection) =>
        texts[
            $"mail.{kind}{(isCorrection ? ".correction" : "")}.subject",
            PlainText.Start(meeting.Title, LongestTitle),
            WhenText.ShortDay(meeting.When.Day)
        ];
}
