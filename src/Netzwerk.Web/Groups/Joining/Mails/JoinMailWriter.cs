using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups.Confidentiality;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Joining.Mails;

/// <summary>Puts one mail about joining together.</summary>
public sealed class JoinMailWriter(
    MailRenderer renderer,
    PersonVault vault,
    LinkTokens links,
    PreferenceLinks preferences,
    GroupSeats seats,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<GroupTexts> texts
)
{
    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        GroupId id,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        var group = await session.LoadAsync<Group>(id.Value, ct);
        if (card is null || group is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var proves = dispatch.Kind == JoinMails.Confirmation;
        var name = proves ? "" : card.FullName;
        var token = links.Token(LinkPurpose.JoinConfirmation, dispatch.Subject, dispatch.Person);
        var welcomes = dispatch.Kind == JoinMails.Welcome;
        IReadOnlyList<Meeting> dates = welcomes ? await seats.UpcomingAsync(session, id, ct) : [];
        var last = welcomes ? await LastMinutes.OfAsync(session, id, ct) : null;
        var facts = new JoinMailFacts(
            dispatch.Kind,
            name,
            group.Name,
            site.Root,
            site.To(proves ? $"/mitmachen/{token}" : $"/gruppen/{group.Id}"),
            proves ? dispatch.CausedAt + JoinMails.LinkLife : null,
            dates
        )
        {
            Calendar = welcomes ? site.To("/kalender/abonnieren") : null,
            Leave = welcomes
                ? site.To(
                    "/verlassen/" + links.Token(LinkPurpose.LeaveGroup, group.Id, dispatch.Person)
                )
                : null,
            Undertaking =
                welcomes && group.OwesConfidentiality(dispatch.PersonId)
                    ? site.To(ConfidentialityMails.PathOf(links, group.Id, dispatch.Person))
                    : null,
            Last = last,
            Minutes = last is null ? null : site.To($"/sitzungen/{last.Id}/protokoll/durchsicht"),
        };
        var language = InLanguage.Of(card.Language);
        var body = await renderer.RenderAsync<JoinMail, JoinMailFacts>(
            facts,
            language,
            proves ? null : preferences.PageOf(dispatch.PersonId),
            ct
        );
        return new()
        {
            To = to,
            ToName = name,
            Subject = Subject(dispatch.Kind, group, language),
            Html = body.Html,
            Text = body.Text,
            MessageId =
                $"{LinkTokens.Hash(dispatch.Id)[..40].ToLowerInvariant()}@{settings.Value.Sender.Domain}",
            Date = dispatch.CausedAt,
            Language = language.TwoLetterISOLanguageName,
        };
    }

    private string Subject(string kind, Group group, CultureInfo language) =>
        InLanguage.Say(language, () => texts[$"mail.{kind}.subject", group.Name].Value);
}

/// <summary>"Please confirm": true as long as the address is unproved and the link is good.</summary>
public sealed class JoinConfirmationDispatch(JoinMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => JoinMails.Confirmation;

    public MailClass Class => MailClass.Security;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await session.LoadAsync<JoinRequest>(dispatch.Subject, ct)
            is { State: JoinRequestState.Unconfirmed } request
        && clock.GetUtcNow() < dispatch.CausedAt + JoinMails.LinkLife
            ? await mails.WriteAsync(dispatch, request.Group, session, ct)
            : null;
}

/// <summary>"Welcome": true as long as the person has the seat.</summary>
public sealed class JoinWelcomeDispatch(JoinMailWriter mails) : IDispatchWriter
{
    public string Kind => JoinMails.Welcome;

    public MailClass Class => MailClass.Answer;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await GroupOfAsync(dispatch, session, ct) is var group
        && (await session.LoadAsync<Group>(group.Value, ct))?.MemberOf(dispatch.PersonId)
            is not null
            ? await mails.WriteAsync(dispatch, group, session, ct)
            : null;

    /// <summary>Whoever joined had asked, or was invited.</summary>
    private static async Task<GroupId> GroupOfAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await session.LoadAsync<JoinRequest>(dispatch.Subject, ct) is { } request ? request.Group
        : await session.LoadAsync<GroupInvitation>(dispatch.Subject, ct) is { } invitation
            ? invitation.Group
        // Added with many others, they had done neither.
        : new GroupId(dispatch.Subject);
}

/// <summary>"Not this time": true unless the person got a seat some other way.</summary>
public sealed class JoinDeclinedDispatch(JoinMailWriter mails) : IDispatchWriter
{
    public string Kind => JoinMails.Declined;

    public MailClass Class => MailClass.Answer;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await session.LoadAsync<JoinRequest>(dispatch.Subject, ct)
            is { State: JoinRequestState.Declined } request
        && (await session.LoadAsync<Group>(request.Group.Value, ct))?.MemberOf(request.Person)
            is null
            ? await mails.WriteAsync(dispatch, request.Group, session, ct)
            : null;
}
