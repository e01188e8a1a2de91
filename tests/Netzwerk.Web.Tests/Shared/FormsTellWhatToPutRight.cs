using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Netzwerk.Domain;
using Netzwerk.Web.Shared.Forms;
using Xunit;

namespace Netzwerk.Web.Tests.Shared;

public sealed class FormsTellWhatToPutRight
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_control_has_a_label_and_reads_out_its_hint()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await SampleSite.ReadAsync(
            await site.Browser().GetAsync("/muster/formular", Ct),
            Ct
        );

        var controls = page.QuerySelectorAll(
            "main :is(input, select, textarea):not([type=hidden])"
        );
        Assert.True(controls.Length >= 10);
        Assert.All(controls, c => Assert.NotNull(page.QuerySelector($"label[for='{c.Id}']")));
        Assert.All(
            page.QuerySelectorAll("[aria-describedby]"),
            c =>
                Assert.All(
                    c.GetAttribute("aria-describedby")!.Split(' '),
                    id => Assert.NotNull(page.GetElementById(id))
                )
        );
        Assert.Equal("Steht in der Einladung.", Description(page, "feld-note"));
        Assert.Equal("Hinweis - Optional", Squeezed(page.QuerySelector("label[for=feld-note]")!));
        Assert.Equal("true", page.GetElementById("feld-title")!.GetAttribute("aria-required"));
        Assert.Null(page.GetElementById("feld-note")!.GetAttribute("aria-required"));
    }

    [Fact]
    public async Task Errors_stand_beside_their_fields_and_in_a_summary_that_leads_there()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await PostAsync(site, ("Input.Day", "31.2."), ("Input.Note", "Bitte & danke"));

        Assert.StartsWith("Fehler: Sitzung planen", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".error-summary a");
        Assert.Equal(4, links.Length);
        Assert.All(links, a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal("-1", page.QuerySelector(".error-summary")!.GetAttribute("tabindex"));
        var title = page.GetElementById("feld-title")!;
        Assert.Equal("true", title.GetAttribute("aria-invalid"));
        Assert.Equal("Fehler: Bitte geben Sie einen Titel ein.", Description(page, "feld-title"));
        Assert.Contains(
            "Bitte wählen Sie die Art der Sitzung.",
            Description(page, "feld-kind"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_typed_stays_even_when_it_is_no_day()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await PostAsync(
            site,
            ("Input.Day", "31.2."),
            ("Input.From", "9.30 Uhr"),
            ("Input.Note", "Bitte & danke"),
            ("Input.Place", "214"),
            ("Input.Open", "true"),
            ("Input.Guests", "jc")
        );

        var day = (IHtmlInputElement)page.GetElementById("feld-day")!;
        Assert.Equal(("text", "31.2."), (day.GetAttribute("type"), day.GetAttribute("value")));
        var from = (IHtmlInputElement)page.GetElementById("feld-from")!;
        Assert.Equal(("time", "09:30"), (from.GetAttribute("type"), from.GetAttribute("value")));
        Assert.Equal("Bitte & danke", page.GetElementById("feld-note")!.TextContent);
        Assert.Equal("214", ((IHtmlSelectElement)page.GetElementById("feld-place")!).Value);
        Assert.True(((IHtmlInputElement)page.GetElementById("feld-open")!).IsChecked);
        Assert.False(((IHtmlInputElement)page.GetElementById("feld-guests-0")!).IsChecked);
        Assert.True(((IHtmlInputElement)page.GetElementById("feld-guests-1")!).IsChecked);
    }

    [Fact]
    public async Task After_a_good_post_the_next_page_says_so_once()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var browser = site.Browser();
        var answer = await SendAsync(
            browser,
            ("Input.Title", "AG Sprache"),
            ("Input.Day", "25.11.2026"),
            ("Input.From", "9:30"),
            ("Input.Kind", "o")
        );

        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        var first = await SampleSite.ReadAsync(
            await browser.GetAsync(answer.Headers.Location, Ct),
            Ct
        );
        Assert.Equal(
            "Die Sitzung ist angelegt.",
            Squeezed(first.QuerySelector(".flash[role=status]")!)
        );
        var second = await SampleSite.ReadAsync(
            await browser.GetAsync(answer.Headers.Location, Ct),
            Ct
        );
        Assert.Null(second.QuerySelector(".flash"));
    }

    [Fact]
    public async Task Before_an_irreversible_step_the_page_says_what_goes_to_whom()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await SampleSite.ReadAsync(
            await site.Browser().GetAsync("/muster/formular", Ct),
            Ct
        );

        var box = page.QuerySelector(".confirm")!;
        Assert.Equal(2, box.QuerySelectorAll("li").Length);
        Assert.Equal("An 14 Personen senden", Squeezed(box.QuerySelector("button")!));
        Assert.Equal("/muster/sitzung", box.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_field_is_the_same_by_its_form_name_its_property_and_its_domain_name()
    {
        var errors = new FormErrors().Add("Input.Title", "a").Add((string?)null, "b");

        Assert.Equal("a", errors.For("title"));
        Assert.Equal("a", errors.For("Title"));
        Assert.Null(errors.For("Day"));
        Assert.Equal(2, errors.All.Count);
    }

    [Fact]
    public async Task A_refusal_of_the_domain_is_worded_at_its_field()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var texts =
            (Microsoft.Extensions.Localization.IStringLocalizer<Netzwerk.Web.Shared.SharedTexts>)
                site.Services.GetService(
                    typeof(Microsoft.Extensions.Localization.IStringLocalizer<Netzwerk.Web.Shared.SharedTexts>)
                )!;
        using var _ = new German();

        var errors = new FormErrors().Add(new Refusal("error.413.title", "note"), texts);

        Assert.Equal("Das ist zu groß", errors.For("Input.Note"));
    }

    private static async Task<IDocument> PostAsync(
        SampleSite site,
        params (string Name, string Value)[] fields
    ) => await SampleSite.ReadAsync(await SendAsync(site.Browser(), fields), Ct);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        params (string Name, string Value)[] fields
    )
    {
        var form = await SampleSite.ReadAsync(await browser.GetAsync("/muster/formular", Ct), Ct);
        var hidden = form.QuerySelectorAll("form.form input[type=hidden]")
            .Select(x => KeyValuePair.Create(x.GetAttribute("name")!, x.GetAttribute("value")!));
        return await browser.PostAsync(
            "/muster/formular",
            new FormUrlEncodedContent([
                .. hidden,
                .. fields.Select(x => KeyValuePair.Create(x.Name, x.Value)),
            ]),
            Ct
        );
    }

    private static string Description(IDocument page, string id) =>
        string.Join(
            ' ',
            page.GetElementById(id)!
                .GetAttribute("aria-describedby")!
                .Split(' ')
                .Select(x => Squeezed(page.GetElementById(x)!))
        );

    private static string Squeezed(IElement element) =>
        string.Join(
            ' ',
            element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private sealed class German : IDisposable
    {
        private readonly System.Globalization.CultureInfo _before = System
            .Globalization
            .CultureInfo
            .CurrentUICulture;

        public German() =>
            System.Globalization.CultureInfo.CurrentUICulture =
                System.Globalization.CultureInfo.GetCultureInfo("de");

        public void Dispose() => System.Globalization.CultureInfo.CurrentUICulture = _before;
    }
}
