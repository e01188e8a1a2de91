using System.Net;
using System.Text.RegularExpressions;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Letters;

public sealed partial class LettersReachWhomNoMailReaches(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_without_mail_gets_a_letter_of_their_own()
    {
        var (circle, meeting) = await CalledAsync();
        var browser = await CoordinatorAsync();
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/briefe");
        Assert.Contains("Nummer 0", page.Text, StringComparison.Ordinal);
        Assert.Contains("keine E-Mail-Adresse", page.Text, StringComparison.Ordinal);
        Assert.Contains("E-Mail stummgeschaltet", page.Text, StringComparison.Ordinal);
        Assert.Contains("E-Mail kam zurück", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nummer 3", page.Text, StringComparison.Ordinal);

        var made = await page.SubmitAsync("briefe", ("Fuer", "alle"));
        Assert.Equal($"/sitzungen/{meeting}/briefe/alle.pdf", made.RedirectsTo);

        using var pdf = await PdfAsync(browser, made.RedirectsTo!);
        Assert.Equal(3, pdf.Pages.Count);
        Assert.Equal(3, pdf.Tags.Count(t => t == "H1"));
        var first = PageText(pdf, 0);
        Assert.Contains("AdaNummer0Markt101234Musterstadt", first, StringComparison.Ordinal);
        Assert.Contains("EinladungzurSitzungam", first, StringComparison.Ordinal);
        Assert.Contains("GutenTagAdaNummer0,", first, StringComparison.Ordinal);
        Assert.Contains("14:00bis16:00Uhr(ME", first, StringComparison.Ordinal);
        Assert.Contains("WoRathaus", first, StringComparison.Ordinal);
        Assert.Contains("1.BerichtausdenKursen(20Min.)", first, StringComparison.Ordinal);
        Assert.Contains(
            "SieerhaltendiesenBrief,weilSiezudieserSitzungderGruppe„AGSprache“eingeladensindundunskeineE-Mail-AdressevonIhnenbekanntist.",
            first,
            StringComparison.Ordinal
        );
        Assert.All(
            circle.People.Take(3),
            (p, i) => Assert.Contains($"Nummer{i}", PageText(pdf, i), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_printed_link_answers_for_its_reader()
    {
        var (circle, meeting) = await CalledAsync();
        var browser = await CoordinatorAsync();
        var ada = circle.People[0];
        using var pdf = await MakeAsync(browser, meeting, ada.Id.ToString());
        Assert.Single(pdf.Pages);
        var link = AnswerLink().Match(pdf.Raw).Value;

        var page = await netzwerk.App.Visitor().OpenAsync(link);
        await page.SubmitAsync("answer", ("Answer", "zusage"));

        await using var session = netzwerk.App.Query();
        var now = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        Assert.Equal(Rsvp.Accepted, now!.InviteeOf(ada.Id)!.Answer);
    }

    [Fact]
    public async Task What_was_made_is_a_fact_once_and_is_shown_where_people_look()
    {
        var (circle, meeting) = await CalledAsync();
        var browser = await CoordinatorAsync();
        var ada = circle.People[0];
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, meeting, "alle"));
        using (await MakeAsync(browser, meeting, ada.Id.ToString())) { }

        using (await MakeAsync(browser, meeting, ada.Id.ToString())) { }

        await using var session = netzwerk.App.Query();
        var letters = await session.LoadAsync<MeetingLetters>(meeting.Value, Ct);
        Assert.Equal(
            [new MadeLetter(ada.Id, LetterKind.Invitation, 0, netzwerk.Today)],
            letters!.Letters
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(browser, meeting, $"{circle.People[1].Id}")
        );
        foreach (
            var path in new[]
            {
                $"/sitzungen/{meeting}",
                $"/personen/{ada.Id}/post",
                $"/sitzungen/{meeting}/briefe",
            }
        )
        {
            var page = await browser.OpenAsync(path);
            Assert.Contains("Brief erstellt am", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_letter_says_what_is_true_now_and_an_old_one_is_printed_no_more()
    {
        var (circle, meeting) = await CalledAsync();
        var browser = await CoordinatorAsync();
        var ada = circle.People[0];
        using (await MakeAsync(browser, meeting, ada.Id.ToString())) { }

        await netzwerk.PlaceAsync(meeting, "Volkshochschule");
        var waiting = await browser.OpenAsync($"/sitzungen/{meeting}/briefe");
        Assert.Contains(
            "Eine Änderung wird gerade bekannt gegeben",
            waiting.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, meeting, "alle"));
        await netzwerk.PassAsync(MailedNetzwerk.Window + TimeSpan.FromSeconds(5));

        var page = await browser.OpenAsync($"/sitzungen/{meeting}/briefe");
        Assert.Contains("sagt einen alten Stand", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, meeting, "alle"));
        using (var pdf = await MakeAsync(browser, meeting, "alle"))
        {
            Assert.Contains("ÄnderungzurSitzung", PageText(pdf, 0), StringComparison.Ordinal);
            Assert.Contains("WoVolkshochschule", PageText(pdf, 0), StringComparison.Ordinal);
            Assert.Contains("EinladungzurSitzung", PageText(pdf, 1), StringComparison.Ordinal);
        }

        await netzwerk.CancelAsync(meeting);
        await netzwerk.PassAsync(MailedNetzwerk.Window + TimeSpan.FromSeconds(5));
        using var off = await MakeAsync(browser, meeting, "alle");
        Assert.Contains("AbsagederSitzung", PageText(off, 0), StringComparison.Ordinal);
        Assert.Contains("Grund:Krank", PageText(off, 0), StringComparison.Ordinal);
        Assert.DoesNotContain("/antwort/", off.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reader_gets_their_language()
    {
        var circle = await netzwerk.FoundAsync(1);
        var john = await netzwerk.App.CreatePersonAsync("John", "Doe", language: "en");
        var meeting = await netzwerk.CallAsync(new(circle.Group, [.. circle.People, john]));
        await netzwerk.App.MuteAsync(john);
        using var pdf = await MakeAsync(await CoordinatorAsync(), meeting, "alle");
        Assert.Contains("Invitationtothemeetingon", PageText(pdf, 0), StringComparison.Ordinal);
        Assert.Contains("Youwantnomails", PageText(pdf, 0), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/S /Part", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (en)", pdf.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_coordinators_print_and_only_about_meetings_that_were_called()
    {
        var (circle, meeting) = await CalledAsync();
        var browser = await netzwerk.App.SignInAsync(circle.People[3]);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.OpenAsync($"/sitzungen/{meeting}/briefe")).Status
        );
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, meeting, "alle"));
        Assert.DoesNotContain(
            "Briefe drucken",
            (await browser.OpenAsync($"/sitzungen/{meeting}")).Text,
            StringComparison.Ordinal
        );

        var karla = await CoordinatorAsync();
        Assert.Contains(
            "Briefe drucken",
            (await karla.OpenAsync($"/sitzungen/{meeting}")).Text,
            StringComparison.Ordinal
        );
        var draft = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(20));
        var page = await karla.OpenAsync($"/sitzungen/{draft}/briefe");
        Assert.Contains(
            "Zu dieser Sitzung gibt es keine Briefe",
            page.Text,
            StringComparison.Ordinal
        );
        var refused = await page.SubmitAsync("briefe", ("Fuer", "alle"));
        Assert.Null(refused.RedirectsTo);
    }

    /// <summary>Number 0 has no mail and an address, number 1 muted it, mail to number 2 came back, number 3 gets mail.</summary>
    private async Task<(Circle Circle, MeetingId Meeting)> CalledAsync()
    {
        var circle = await netzwerk.FoundAsync(4);
        var (ada, muted, lost) = (circle.People[0], circle.People[1], circle.People[2]);
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var edit = await (await netzwerk.App.SignInAsync(karla)).OpenAsync(
            $"/personen/{ada.Id}/bearbeiten"
        );
        var saved = await edit.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Ada"),
            ("Input.FamilyName", "Nummer 0"),
            ("Input.Mail", ""),
            ("Input.Language", "de"),
            ("Input.Address", "Markt 1\r\n01234 Musterstadt")
        );
        Assert.Equal($"/personen/{ada.Id}", saved.RedirectsTo);
        await netzwerk.App.MuteAsync(muted);
        await netzwerk.StoreAsync(s =>
            s.Store(new MailboxState(lost.Id.Value, IsUnreachable: true, 550, netzwerk.Now))
        );
        return (circle, await netzwerk.CallAsync(circle));
    }

    private async Task<HttpClient> CoordinatorAsync() =>
        await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());

    private static async Task<PrintedPdf> MakeAsync(
        HttpClient browser,
        MeetingId meeting,
        string whom
    )
    {
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/briefe");
        var made = await page.SubmitAsync("briefe", ("Fuer", whom));
        Assert.Equal($"/sitzungen/{meeting}/briefe/{whom}.pdf", made.RedirectsTo);
        return await PdfAsync(browser, made.RedirectsTo!);
    }

    private static async Task<PrintedPdf> PdfAsync(HttpClient browser, string path) =>
        new(await browser.GetByteArrayAsync(path, Ct));

    private static async Task<HttpStatusCode> StatusAsync(
        HttpClient browser,
        MeetingId meeting,
        string file
    )
    {
        using var answer = await browser.GetAsync($"/sitzungen/{meeting}/briefe/{file}.pdf", Ct);
        return answer.StatusCode;
    }

    private static string PageText(PrintedPdf pdf, int page) =>
        string.Concat(PrintedPdf.TaggedLetters(pdf.Pages[page]).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("/antwort/[a-z2-7]{32}", RegexOptions.None, 5000)]
    private static partial Regex AnswerLink();
}
