using MimeKit;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests.Support;

/// <summary>The mails of a site, as those who get them use them.</summary>
public static class Letters
{
    /// <summary>The mail to this address with these words in its subject and this link in its text.</summary>
    public static Task<MimeMessage> LetterAsync(
        this Site site,
        string to,
        string about,
        string link
    ) =>
        NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                site.App.Post.To(to)
                    .FirstOrDefault(m =>
                        m.Subject!.Contains(about, StringComparison.Ordinal)
                        && m.TextBody!.Contains(link, StringComparison.Ordinal)
                    )
            )
        );

    /// <summary>The path of the first link that begins so.</summary>
    public static string PathIn(this MimeMessage letter, string start)
    {
        var text = letter.TextBody!;
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, text);
        return text[from..text.IndexOfAny(['?', '>', ' ', '\n', '\r'], from)];
    }

    /// <summary>Signs in without a password, by the link that comes by mail.</summary>
    public static async Task SignInByMailAsync(this Visit visit, Site site, string mail)
    {
        await visit.OpenAsync("/anmelden");
        await visit.FillAsync("E-Mail-Adresse", mail);
        await visit.PictureAsync("01-anmelden");
        await visit.IsAccessibleAsync();
        await visit.PressAsync("E-Mail anfordern");
        await visit.SeesAsync("Code aus der E-Mail");
        await visit.IsAccessibleAsync();
        var letter = await site.LetterAsync(mail, "", "/anmelden/link/");
        await visit.OpenAsync(letter.PathIn("/anmelden/link/"));
        await visit.IsAccessibleAsync();
        await visit.PressAsync("Jetzt anmelden");
        await visit.SeesAsync("Übersicht");
        await visit.PictureAsync("01-uebersicht");
        await visit.IsAccessibleAsync();
    }
}
