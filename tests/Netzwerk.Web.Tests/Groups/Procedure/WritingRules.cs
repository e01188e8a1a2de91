using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared.Forms;
using Netzwerk.Web.Tests.Api;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Procedure;

public sealed class WritingRules(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<GroupProcedure> RulesAsync(GroupId group) =>
        app.WithAsync<ProcedureScreens, GroupProcedure>(s => s.OfAsync(group, Ct));

    private static FilledForm Form(HttpClient browser, Page page, string name) =>
        FilledForm.On(browser, page, name);

    [Fact]
    public async Task The_chair_writes_a_version_section_by_section_and_enters_the_decision()
    {
        var chair = await app.CreatePersonAsync();
        var group = await app.FoundGroupAsync("Steuerung", (chair, GroupRole.Chair));
        var browser = await app.SignInAsync(chair);
        var path = $"/gruppen/{group}/geschaeftsordnung";
        var home = await browser.OpenAsync($"/gruppen/{group}");
        Assert.NotNull(home.Document.QuerySelector($"a[href='{path}']"));
        var empty = await browser.OpenAsync(path);
        Assert.Contains("noch keine Geschäftsordnung", empty.Text, StringComparison.Ordinal);

        var begun = await Form(browser, await browser.OpenAsync(path + "/neu"), "entwurf")
            .Write(("Preset", nameof(ProcedurePreset.FormalBoard)))
            .SendAsync();
        Assert.Equal(path + "/entwurf", begun.RedirectsTo);
        var draft = await begun.FollowAsync();
        Assert.Contains("Der Entwurf gilt noch nicht.", draft.Text, StringComparison.Ordinal);

        var section = await browser.OpenAsync(path + "/entwurf/einladung");
        var refused = await Form(browser, section, "abschnitt")
            .Write(("Input.NoticeDays", "zwei"), ("Input.LetterDays", "5"))
            .SendAsync();
        Assert.Contains(
            "Geben Sie eine ganze Zahl von 0 bis 90 ein.",
            refused.Document.QuerySelector("#feld-noticedays-fehler")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("zwei", Value(refused, "Input.NoticeDays"));
        Assert.Equal("5", Value(refused, "Input.LetterDays"));
        var saved = await Form(browser, refused, "abschnitt")
            .Write(("Input.NoticeDays", "21"))
            .SendAsync();
        Assert.Equal(path + "/entwurf", saved.RedirectsTo);

        var adopt = await browser.OpenAsync(path + "/beschluss");
        var wrong = await Form(browser, adopt, "beschluss")
            .Write(("Input.ValidFrom", "31.2."), ("Input.Reason", "Neuer Anfang"))
            .SendAsync();
        Assert.Contains("Schreiben Sie den Tag so", wrong.Text, StringComparison.Ordinal);
        var form = Form(browser, wrong, "beschluss")
            .Write(("Input.ValidFrom", GermanInput.Iso(app.Today())));
        Assert.Equal(path, (await form.SendAsync()).RedirectsTo);
        // Pressed twice it is adopted once.
        Assert.Equal(path, (await form.SendAsync()).RedirectsTo);

        var rules = await RulesAsync(group);
        var version = Assert.Single(rules.Versions);
        Assert.Equal(
            (21, 5),
            (version.Rules.Convocation.NoticeDays, version.Rules.Convocation.LetterDays)
        );
        Assert.Equal("Neuer Anfang", version.Reason);
        var shown = await browser.OpenAsync(path);
        Assert.Contains("21 Tage", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Neuer Anfang", shown.Text, StringComparison.Ordinal);
    }

    private static string? Value(Page page, string name) =>
        page.Document.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    [Fact]
    public async Task Members_read_the_chair_and_coordinators_write_and_to_others_it_is_not_there()
    {
        var (chair, member) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        var (guest, stranger) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        var taker = await app.CreatePersonAsync();
        var group = await app.FoundGroupAsync(
            "Steuerung",
            (chair, GroupRole.Chair),
            (member, GroupRole.Member),
            (taker, GroupRole.MinuteTaker),
            (guest, GroupRole.Guest)
        );
        await app.AdoptAsync(group, r => r);
        var path = $"/gruppen/{group}/geschaeftsordnung";
        string[] reading = [path, path + "/fassungen/1", path + "/rechner"];
        foreach (var reader in (KnownPerson[])[member, taker])
        {
            var browser = await app.SignInAsync(reader);
            foreach (var page in reading)
            {
                Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(page)).Status);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path + "/neu")).Status);
            Assert.DoesNotContain(
                path + "/neu",
                (await browser.OpenAsync(path)).Document.DocumentElement.OuterHtml,
                StringComparison.Ordinal
            );
        }

        foreach (var other in (KnownPerson[])[guest, stranger])
        {
            var browser = await app.SignInAsync(other);
            foreach (var page in (string[])[.. reading, path + "/neu", path + "/entwurf"])
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(page)).Status);
            }
        }

        foreach (var writer in (KnownPerson[])[chair, await app.CreateCoordinatorAsync()])
        {
            var browser = await app.SignInAsync(writer);
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(path + "/neu")).Status);
        }
    }

    [Fact]
    public async Task Two_people_in_one_section_overwrite_nothing_and_in_two_sections_do_not_meet()
    {
        var chair = await app.CreatePersonAsync();
        var group = await app.FoundGroupAsync("Zwei", (chair, GroupRole.Chair));
        var one = await app.SignInAsync(chair);
        var two = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var path = $"/gruppen/{group}/geschaeftsordnung";
        await Form(one, await one.OpenAsync(path + "/neu"), "entwurf").SendAsync();

        var first = Form(one, await one.OpenAsync(path + "/entwurf/einladung"), "abschnitt");
        var second = Form(two, await two.OpenAsync(path + "/entwurf/einladung"), "abschnitt");
        var other = Form(two, await two.OpenAsync(path + "/entwurf/sitze"), "abschnitt");
        await first.Write(("Input.NoticeDays", "10")).SendAsync();
        Assert.Equal(
            path + "/entwurf",
            (await other.Write(("Input.TermMonths", "24")).SendAsync()).RedirectsTo
        );
        var told = await second.Write(("Input.LetterDays", "4")).SendAsync();
        Assert.Null(told.RedirectsTo);
        Assert.Contains(
            "Einladungsfrist 10 Tage Bisher: 7 Tage",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("10", "4"),
            (Value(told, "Input.NoticeDays"), Value(told, "Input.LetterDays"))
        );
        await Form(two, told, "abschnitt").SendAsync();

        var draft = (await RulesAsync(group)).Draft!;
        Assert.Equal((10, 4), (draft.Convocation.NoticeDays, draft.Convocation.LetterDays));
        Assert.Equal(24, draft.Seats.TermMonths);
    }

    [Fact]
    public async Task A_draft_can_be_dropped_and_a_closed_group_changes_nothing_any_more()
    {
        var chair = await app.CreatePersonAsync();
        var group = await app.FoundGroupAsync("Ende", (chair, GroupRole.Chair));
        var browser = await app.SignInAsync(chair);
        var path = $"/gruppen/{group}/geschaeftsordnung";
        await Form(browser, await browser.OpenAsync(path + "/neu"), "entwurf").SendAsync();
        var drop = Form(browser, await browser.OpenAsync(path + "/entwurf"), "verwerfen");
        Assert.Equal(path, (await drop.SendAsync()).RedirectsTo);
        Assert.Equal(path, (await drop.SendAsync()).RedirectsTo);
        Assert.Null((await RulesAsync(group)).Draft);
        Assert.Equal(path, (await browser.OpenAsync(path + "/entwurf")).RedirectsTo);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.OpenAsync(path + "/entwurf/einladung")).Status
        );

        var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (await office.OpenAsync($"/gruppen/{group}/beenden")).FillAsync(
            "beenden",
            ("Input.Reason", "Auftrag erfüllt")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path + "/neu")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(path)).Status);
    }
}
