using System.Globalization;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>
/// What every mail of the outbox is made of: words in the language of its reader, the way to what mail they want, and an
/// id that is the same however often it is written. Writers add what theirs has besides.
/// </summary>
public sealed class PersonalMails(
    MailRenderer renderer,
    PreferenceLinks preferences,
    MessageComposer composer
)
{
    public async Task<OutgoingMail> WriteAsync<TMail, TFacts>(
        Dispatch dispatch,
        PersonCard card,
        Mailbox to,
        string subject,
        TFacts facts,
        CancellationToken ct
    )
        where TMail : MailBody<TFacts>
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(card);
        var language = InLanguage.Of(card.Language);
        var body = await renderer.RenderAsync<TMail, TFacts>(
            facts,
            language,
            preferences.PageOf(dispatch.PersonId),
            ct
        );
        return new()
        {
            To = to,
            ToName = card.FullName,
            Subject = subject,
            Html = body.Html,
            Text = body.Text,
            MessageId = MessageIdOf(dispatch),
            Date = dispatch.CausedAt,
            Language = language.TwoLetterISOLanguageName,
        };
    }

    /// <summary>The same words for looking at only; nobody's preferences can be changed from there.</summary>
    public async Task<PreviewedMail> PreviewAsync<TMail, TFacts>(
        string subject,
        TFacts facts,
        CultureInfo language,
        CancellationToken ct
    )
        where TMail : MailBody<TFacts> =>
        new(
            subject,
            await renderer.RenderAsync<TMail, TFacts>(facts, language, preferences.PageOfNobody, ct)
        );

    /// <summary>One id for each reason to write: a repeated mail carries the id of the first.</summary>
    public string MessageIdOf(Dispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return composer.MessageIdOf(dispatch.Id);
    }
}
