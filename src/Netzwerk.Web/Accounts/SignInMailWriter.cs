using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Accounts;

/// <summary>What the sign-in mail says.</summary>
public sealed record SignInMailFacts(
    string Site,
    Uri Root,
    Uri Link,
    string Code,
    DateTimeOffset Until
);

/// <summary>Writes the mail with link and code, as long as the attempt is still good.</summary>
public sealed class SignInMailWriter(
    PersonVault vault,
    LinkTokens tokens,
    PublicUrl urls,
    MailRenderer renderer,
    IOptions<SiteOptions> site,
    IOptions<MailSettings> settings,
    IStringLocalizer<AccountTexts> texts,
    TimeProvider clock
) : IDispatchWriter
{
    public const string MailKind = "sign-in";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Security;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var attempt = await session.LoadAsync<SignInAttempt>(dispatch.Subject, ct);
        var post = await session.LoadAsync<SignInPost>(dispatch.Person, ct);
        if (
            attempt is not { UsedAt: null }
            || attempt.ExpiresAt <= clock.GetUtcNow()
            || post?.Newest != attempt.Id
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(await AddressAsync(session, attempt, card, ct), out var mailbox)
        )
        {
            return null;
        }

        var language = Language(card);
        var body = await renderer.RenderAsync<SignInMail, SignInMailFacts>(
            Facts(attempt, dispatch.Person),
            language,
            preferences: null,
            ct
        );
        return new()
        {
            To = mailbox,
            ToName = card.FullName,
            Subject = Subject(language),
            Html = body.Html,
            Text = body.Text,
            MessageId = $"{MailKind}-{attempt.Id:N}@{settings.Value.Sender.Domain}",
            Date = dispatch.CausedAt,
            Language = language.TwoLetterISOLanguageName,
        };
    }

    /// <summary>The address that was typed, which need not be the one on the card.</summary>
    private async Task<string> AddressAsync(
        IQuerySession session,
        SignInAttempt attempt,
        PersonCard card,
        CancellationToken ct
    ) =>
        attempt.Entry is { } entry && entry != attempt.Person
            ? (await vault.OpenOwnAsync(session, new(entry), Openly.OwnMail, ct))?.Mail ?? card.Mail
            : card.Mail;

    private SignInMailFacts Facts(SignInAttempt attempt, Guid person) =>
        new(
            site.Value.SiteName,
            urls.Root,
            urls.To("/anmelden/link/" + tokens.Token(LinkPurpose.SignIn, attempt.Id, person)),
            InGroups(tokens.Code(LinkPurpose.SignIn, attempt.Id, person)),
            attempt.ExpiresAt
        );

    private string Subject(CultureInfo language) =>
        InLanguage.Say(language, () => texts["mail.subject", site.Value.SiteName].Value);

    private static CultureInfo Language(PersonCard card) => InLanguage.Of(card.Language);

    private static string InGroups(string code) => $"{code[..4]} {code[4..]}";
}
