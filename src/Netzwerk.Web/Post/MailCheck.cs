using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Post;

/// <summary>What the test mail says.</summary>
public sealed record TestMailFacts(Uri Root, DateTimeOffset At);

/// <summary>
/// Sends one mail to whoever asks, past the outbox, to see what the relay says to our settings. It tells no fact, so
/// nothing is lost when it is.
/// </summary>
public sealed class MailCheck(
    IQuerySession session,
    PersonVault vault,
    MailRenderer renderer,
    MessageComposer composer,
    IMailTransport transport,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<OutboxTexts> texts,
    TimeProvider clock
)
{
    /// <summary>Null when the asker has no usable address.</summary>
    public async Task<TransportResult?> SendAsync(PersonId to, CancellationToken ct)
    {
        if (
            await vault.OpenAsync(session, to, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var mailbox)
        )
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var language = CultureInfo.CurrentUICulture;
        var body = await renderer.RenderAsync<TestMail, TestMailFacts>(
            new(site.Root, now),
            language,
            preferences: null,
            ct
        );
        var mail = new OutgoingMail
        {
            To = mailbox,
            ToName = card.FullName,
            Subject = texts["test.subject"],
            Html = body.Html,
            Text = body.Text,
            MessageId = $"test-{Guid.CreateVersion7(now):N}@{settings.Value.Sender.Domain}",
            Date = now,
            Language = language.TwoLetterISOLanguageName,
        };
        return await transport.SendAsync(composer.Compose(mail), ct);
    }
}
