using System.Net;
using System.Text.RegularExpressions;
using Netzwerk.Domain;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Accounts;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>architecture.md 3: who steals a backup or reads a log learns no name, address or number.</summary>
public sealed partial class NoNamesOutsideTheVault : IAsyncDisposable
{
    private static readonly string[] Hers =
    [
        "Wilhelmine",
        "Zwetschgenbaum",
        "zwetschge@verein.example",
        "zwetschge",
        "03731 9988776",
        "9988776",
        "Vormittags nicht erreichbar",
    ];

    private static readonly string[] His =
    [
        "Quirin",
        "Öxlküfner",
        "quirin.oexl@verein.example",
        "Nachbarschaftshilfe",
        "Ich begleite Familien",
    ];

    private readonly LogBook _log = new();
    private readonly NetzwerkApp _app;

    public NoNamesOutsideTheVault() => _app = new() { Differently = _log.Keep };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_the_database_nor_the_log_tells_who_took_the_whole_way()
    {
        var group = await _app.FoundAsync();
        using var office = await _app.SignInAsync(await _app.CreateCoordinatorAsync());
        await EnterHerAsync(office);
        await LetHimInAsync(office, group);
        var meeting = await _app.CallMeetingAsync(group);
        await _app.RunAsync<DispatchSweep>(j => j.RunAsync(Ct));
        await AnswerAsync(His[2], after: 2);
        await SignInAsync(Hers[2]);
        // One mail stays on its way, with its bytes kept.
        _app.Post.Answer = new TransportResult.Later("later", 451);
        var program = Asker.Program(Originator.Job);
        var reason = new Netzwerk.Domain.Meetings.CancelMeeting("Der Saal ist gesperrt.");
        await _app.WithAsync<MeetingCommands, CommandResult>(c =>
            c.CancelAsync(meeting, reason, program, CommandOptions.None, Ct)
        );
        await _app.WaitForDaemonAsync();
        await _app.RunAsync<DispatchSweep>(j => j.RunAsync(Ct));
        await NetzwerkApp.EventuallyAsync(async () =>
            (await DatabaseDump.OfAsync(_app.ConnectionString)).Tables.SingleOrDefault(t =>
                t.EndsWith(".mt_doc_dispatchcontent", StringComparison.Ordinal)
            )
        );

        var dump = await DatabaseDump.OfAsync(_app.ConnectionString);
        Assert.NotEmpty(dump.Holding("AG Sprache"));
        Assert.Contains("netzwerk.mt_events", dump.Tables);
        Assert.Contains("netzwerk.mt_doc_personrecord", dump.Tables);
        Assert.Contains(dump.Tables, t => t.StartsWith("hangfire.", StringComparison.Ordinal));
        Assert.All(Hers.Concat(His), word => Assert.Empty(dump.Holding(word)));
        Assert.NotEmpty(_log.Lines);
        Assert.All(
            Hers.Concat(His),
            word =>
                Assert.DoesNotContain(
                    _log.Lines,
                    line => line.Contains(word, StringComparison.OrdinalIgnoreCase)
                )
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _log.Dispose();
    }

    private static async Task EnterHerAsync(HttpClient office)
    {
        var form = await office.OpenAsync("/personen/neu");
        var entered = await form.SubmitAsync(
            "eintragen",
            ("Input.GivenName", Hers[0]),
            ("Input.FamilyName", Hers[1]),
            ("Input.Mail", Hers[2]),
            ("Input.Phone", Hers[4]),
            ("Input.Note", Hers[6]),
            ("Input.Language", "de")
        );
        Assert.StartsWith("/personen/", entered.RedirectsTo, StringComparison.Ordinal);
        var shown = await entered.FollowAsync();
        Assert.Contains(Hers[6], shown.Text, StringComparison.Ordinal);
        var directory = await office.OpenAsync("/akteure");
        var found = await directory.SubmitAsync("suchen", ("Wanted", Hers[1]));
        Assert.DoesNotContain(Hers[1], found.RedirectsTo, StringComparison.Ordinal);
        Assert.Contains(Hers[1], (await found.FollowAsync()).Text, StringComparison.Ordinal);
    }

    private async Task LetHimInAsync(HttpClient office, GroupId group)
    {
        using var browser = _app.Visitor();
        var page = await browser.OpenAsync($"/gruppen/{group}/mitmachen");
        await page.SubmitAsync("mitmachen", GroupSteps.Wish(His[2], His[0], His[1]));
        var confirm = await browser.OpenAsync(await _app.LinkAsync(His[2]));
        await confirm.SubmitAsync("bestaetigen");
        var list = await office.OpenAsync($"/gruppen/{group}");
        Assert.Contains(His[1], list.Text, StringComparison.Ordinal);
        await list.SubmitAsync("wuensche", ("Admit", GroupSteps.ButtonOf(list, "Admit")));
    }

    /// <summary>Every link of the mail is looked at.</summary>
    private async Task AnswerAsync(string mail, int after)
    {
        var letter = await _app.Post.NextToAsync(mail, after);
        using var phone = _app.Visitor();
        var links = Links().Matches(letter.TextBody ?? "").Select(m => new Uri(m.Value));
        var opened = new List<HttpStatusCode>();
        foreach (var path in links.Select(l => l.PathAndQuery).Distinct(StringComparer.Ordinal))
        {
            opened.Add((await phone.OpenAsync(path)).Status);
        }

        Assert.Contains(HttpStatusCode.OK, opened);
    }

    private async Task SignInAsync(string mail)
    {
        using var browser = _app.Visitor();
        await SignInSteps.AskAsync(browser, mail);
        await AnswerAsync(mail, after: 0);
    }

    [GeneratedRegex(@"https://\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();
}
