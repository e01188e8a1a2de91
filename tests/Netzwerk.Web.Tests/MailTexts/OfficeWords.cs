using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.MailTexts;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailTexts;

/// <summary>Sets own words of the office, and looks at mails before they go out.</summary>
internal static partial class OfficeWords
{
    public const string Route = "/verwaltung/mailtexte";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Words that show whose they are and for which kind.</summary>
    public static MailText For(MailTextKind kind, string placeholders = "") =>
        new(
            kind,
            $"Liebe/r {{name}}, das sind unsere Worte ({kind}). {placeholders}",
            $"Herzlich\nKarla {kind}",
            $"Dear {{name}}, these are our words ({kind}). {placeholders}",
            $"Yours\nKarla {kind}"
        );

    public static async Task SetAsync(MailedNetzwerk netzwerk, MailText text) =>
        MailedNetzwerk.Must(
            await netzwerk
                .App.Services.GetRequiredService<MailTextCommands>()
                .SetAsync(text, Asker.Program(Originator.Job), version: null, Ct)
        );

    public static async Task<HttpClient> CoordinatorAsync(NetzwerkApp app) =>
        await app.SignInAsync(await app.CreateCoordinatorAsync());

    /// <summary>That a preview says, to the word, what the mail said; its links lead nowhere.</summary>
    public static async Task SameAsync(HttpClient browser, string address, MeetingLetter sent)
    {
        Same(await browser.OpenAsync($"{Route}/{address}"), sent);
    }

    public static void Same(Page preview, MeetingLetter sent)
    {
        Assert.Equal(
            sent.Subject,
            preview.Document.QuerySelector("dl.facts dd")?.TextContent.Trim()
        );
        Assert.Equal(
            Words(Token().Replace(sent.Text, "/vorschau")),
            Words(preview.Document.QuerySelectorAll(".mail-shown")[1].TextContent)
        );
        Assert.DoesNotMatch(Token(), preview.Document.DocumentElement.OuterHtml);
    }

    public static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(
        "(?<=/(antwort|mail/einstellungen|aufgabe))/[a-z2-7]{32}",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();
}
