using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>
/// Walks through every form that a coordinator, a visitor and the holder of a link find, and types into every field
/// what could break a page, a mail or a calendar.
/// </summary>
public sealed class HostileWordsInEveryForm(SmallCounty county) : IClassFixture<SmallCounty>
{
    private const string Markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    private const string Injection = "Titel\r\nBcc: x@y.example\r\nX-Evil: 1\r\n\r\n<b>x</b>";

    /// <summary>What comes last stays and is what later mails and pages show.</summary>
    private static readonly string[] Words =
    [
        Injection,
        "👩‍👩‍👧 Äpfel e\u0301\u0323 🇩🇪",
        "\u202Eעברית\u202C مرحبا \u2066x\u2069 \u0007",
        Markup,
    ];

    /// <summary>Forms that store what is typed: a walk that misses one of them has missed its purpose.</summary>
    private static readonly string[] Storing =
    [
        "/akteure/*/aktualitaet anruf",
        "/akteure/*/ansprechpersonen benennen",
        "/akteure/*/bearbeiten bearbeiten",
        "/akteure/*/standorte/* standort",
        "/akteure/*/standorte/neu standort",
        "/akteure/*/vorschlag vorschlagen",
        "/akteure/neu eintragen",
        "/angaben/* aendern",
        "/angaben/* nicht-mehr-da",
        "/gruppen/*/bearbeiten bearbeiten",
        "/gruppen/*/mitglieder eintragen",
        "/gruppen/*/mitmachen mitmachen",
        "/gruppen/*/sitzungen/neu plan",
        "/gruppen/neu gruenden",
        "/personen/*/bearbeiten bearbeiten",
        "/personen/neu eintragen",
        "/protokoll/* objection",
        "/sitzungen/*/absagen cancel",
        "/sitzungen/*/aendern change",
        "/sitzungen/*/tagesordnung agenda",
        "/vorschlaege/* ablehnen",
    ];

    /// <summary>What every mail of the product may carry at its head.</summary>
    private static readonly string[] Headers =
    [
        "Auto-Submitted",
        "Content-Language",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Date",
        "From",
        "In-Reply-To",
        "List-Unsubscribe",
        "MIME-Version",
        "Message-Id",
        "References",
        "Reply-To",
        "Subject",
        "To",
        "X-Auto-Response-Suppress",
    ];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_breaks_and_everything_is_shown_as_text()
    {
        var today = Appointment.LocalDay(county.App.Clock.GetUtcNow());
        var forms = await EveryForm.FindAsync(county);
        foreach (var form in forms)
        {
            foreach (var words in Words)
            {
                await SendAsync(form, words, today);
            }
        }

        Assert.Equal([], Storing.Except(_taken, StringComparer.Ordinal));
        Assert.True(_fields.Count >= 30, string.Join(", ", _fields));
        await LookAtPagesAsync();
        await LookAtMailsAsync();
    }

    private async Task SendAsync(FormAt at, string words, DateOnly today)
    {
        if (await at.OpenAsync() is not { } form)
        {
            return;
        }

        var written = EveryForm.Fill(form, words, today);
        if (written.Count == 0)
        {
            return;
        }

        var answer = await form.SendAsync();
        IsSafe(answer, at.Label);
        if (answer.RedirectsTo is not null)
        {
            _taken.Add(at.Label);
            IsSafe(await answer.FollowAsync(), at.Label);
        }

        _fields.UnionWith(written.Select(w => $"{at.Label} {w}"));
    }

    private async Task LookAtPagesAsync()
    {
        var pages = await SiteWalk.PagesAsync(await county.SignInAsync(), [.. county.Starts]);
        Assert.All(pages, p => IsSafe(p, SiteWalk.PathOf(p)));
        Assert.Contains(pages, p => p.Text.Contains(Markup, StringComparison.Ordinal));
    }

    private async Task LookAtMailsAsync()
    {
        await county.App.WaitForDaemonAsync();
        var cancelled = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                Mails()
                    // Not the invitations that handing a seat over takes back.
                    .FirstOrDefault(m =>
                        m.Subject!.Contains("Abgesagt", StringComparison.Ordinal)
                        && !m.Subject.Contains("zurückgenommen", StringComparison.Ordinal)
                    )
            )
        );
        Assert.Contains("<script>", cancelled.Subject, StringComparison.Ordinal);
        Assert.Contains("Bcc: x@y.example", cancelled.TextBody, StringComparison.Ordinal);
        foreach (var mail in Mails())
        {
            Assert.Equal(
                [],
                mail.Headers.Select(h => h.Field).Except(Headers, StringComparer.OrdinalIgnoreCase)
            );
            Assert.Single(mail.To.Mailboxes);
            var html = await new HtmlParser().ParseDocumentAsync(mail.HtmlBody!, Ct);
            Assert.Equal([], Intruders(html));
        }
    }

    private IEnumerable<MimeMessage> Mails() =>
        county.App.Post.All.Select(m => MimeMessage.Load(new MemoryStream(m.Bytes.ToArray())));

    private static void IsSafe(Page page, string where)
    {
        Assert.True((int)page.Status < 500, $"{where}: {page.Status} {page.Text}");
        Assert.DoesNotContain(
            "   at Netzwerk.",
            page.Document.DocumentElement.OuterHtml,
            StringComparison.Ordinal
        );
        Assert.True(
            !Intruders(page.Document).Any(),
            $"{where}: {string.Join(", ", Intruders(page.Document))}"
        );
        Assert.False(page.Answer.Headers.Contains("X-Evil"), where);
    }

    /// <summary>What came from words and became markup.</summary>
    private static IEnumerable<string> Intruders(IDocument page) =>
        page.QuerySelectorAll("script:not([src]), img[src=x], [onerror], main b")
            .Select(e => e.OuterHtml)
            .Concat(
                page.All.Where(e =>
                        e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))
                    )
                    .Select(e => e.OuterHtml)
            );
}
