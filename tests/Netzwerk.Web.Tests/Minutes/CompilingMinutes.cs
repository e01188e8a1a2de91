using System.Net;
using System.Text.RegularExpressions;
using Netzwerk.Web.Tests.Minutes.Corrections;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed partial class CompilingMinutes(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Correcting Correcting => new(app);

    [Fact]
    public async Task All_frozen_minutes_of_a_group_become_one_document_with_true_page_numbers()
    {
        var (first, second, missing) = await ThreeAsync();
        var member = await app.SignInAsync(first.Vera);
        var page = await member.OpenAsync($"/gruppen/{first.Group}/niederschriften");
        Assert.Contains("in dieser Auswahl: 2", page.Text, StringComparison.Ordinal);
        Assert.NotNull(
            page.Document.QuerySelector(
                $"section[aria-labelledby=fehlt] a[href='/sitzungen/{missing.Id}']"
            )
        );
        var href = page
            .Document.QuerySelector("a[href*='niederschriften.pdf']")!
            .GetAttribute("href")!;

        using var pdf = new PrintedPdf(await member.GetByteArrayAsync(href, Ct));
        var title = Text(pdf, 1);
        Assert.Contains("Niederschriften:AGSprache", title, StringComparison.Ordinal);
        Assert.Contains("Nichtenthalten", title, StringComparison.Ordinal);
        Assert.Contains($"{missing.Day:dd.MM.yyyy}", title, StringComparison.Ordinal);
        var contents = Text(pdf, 2);
        foreach (var held in new[] { first, second })
        {
            var heading = $"SprachkurseimHerbst,{held.Day:dd.MM.yyyy}";
            var at = int.Parse(
                PageAfter()
                    .Match(
                        contents[
                            (contents.IndexOf(heading, StringComparison.Ordinal) + heading.Length)..
                        ]
                    )
                    .Value,
                System.Globalization.CultureInfo.InvariantCulture
            );
            Assert.StartsWith(
                heading,
                Text(pdf, at).Replace("Niederschriften:AGSprache", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }

        Assert.DoesNotContain($"{missing.Day:dd.MM.yyyy}", contents, StringComparison.Ordinal);
        // The second one says what was corrected, not what stood there before.
        Assert.Contains("Döbeln:43Personen", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        var register = Text(pdf, pdf.Pages.Count);
        Assert.Contains("empfiehltzweiAbendkurse", register, StringComparison.Ordinal);
        Assert.Contains("9Ja,1Enthaltung", register, StringComparison.Ordinal);
        Assert.Contains(
            (await second.EditionAsync(2))!.Sha512[..40],
            pdf.TextWithoutSpaces,
            StringComparison.Ordinal
        );
        Assert.True(pdf.Document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(4, bookmarks.Roots.Count);
        Assert.Contains("TOC", pdf.Tags);

        using var word = TakingMinutesAlong.Open(
            await member.GetByteArrayAsync(
                href.Replace(".pdf", ".docx", StringComparison.Ordinal),
                Ct
            )
        );
        Assert.Contains(
            "TOC \\o",
            word.MainDocumentPart!.Document!.InnerText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Days_narrow_it_and_only_the_group_gets_it()
    {
        var (first, second, _) = await ThreeAsync();
        var member = await app.SignInAsync(first.Vera);
        var path = $"/gruppen/{first.Group}/niederschriften";
        var one = await member.OpenAsync($"{path}?bis={first.Day:yyyy-MM-dd}");
        Assert.Contains("in dieser Auswahl: 1", one.Text, StringComparison.Ordinal);
        Assert.Empty(one.Document.QuerySelectorAll("section[aria-labelledby=fehlt]"));
        var year = await member.OpenAsync($"{path}?jahr={second.Day.Year}");
        Assert.Contains("in dieser Auswahl:", year.Text, StringComparison.Ordinal);
        var none = await member.OpenAsync($"{path}?jahr=1999");
        Assert.Contains("kein Protokoll freigegeben", none.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.GetAsync($"{path}.pdf?jahr=1999", Ct)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.GetAsync($"{path}.exe", Ct)).StatusCode
        );
        foreach (var person in new[] { first.Stranger, first.Guest })
        {
            var other = await app.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path, Ct)).StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.GetAsync(path + ".pdf", Ct)).StatusCode
            );
        }
    }

    [Fact]
    public async Task Without_the_closed_part_nothing_of_it_is_left()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        await held.FreezeAsync();
        var member = await app.SignInAsync(held.Vera);
        using var pdf = new PrintedPdf(
            await member.GetByteArrayAsync(
                $"/gruppen/{held.Group}/niederschriften.pdf?oeffentlich=true",
                Ct
            )
        );
        Assert.Contains("2.Verschiedenes", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.DoesNotContain("Warteliste", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.DoesNotContain("Abendkurse", pdf.TextWithoutSpaces, StringComparison.Ordinal);
    }

    private async Task<(HeldMeeting First, HeldMeeting Second, HeldMeeting Missing)> ThreeAsync()
    {
        var first = await HeldMeeting.HoldAsync(app);
        await first.FreezeAsync();
        var second = await HeldMeeting.HoldAsync(app, group: first.Group);
        await second.FreezeAsync();
        await Correcting.CorrectAsync(second, Correcting.Text(second));
        var missing = await HeldMeeting.HoldAsync(app, group: first.Group);
        return (first, second, missing);
    }

    private static string Text(PrintedPdf pdf, int page) =>
        string.Concat(PrintedPdf.TaggedLetters(pdf.Pages[page - 1]).Select(l => l.Value.Trim()));

    [GeneratedRegex("^[0-9]{1,2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageAfter();
}
