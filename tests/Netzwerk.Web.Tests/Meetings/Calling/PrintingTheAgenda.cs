using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Printing;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;
using static Netzwerk.Web.Tests.Meetings.Calling.CallingSteps;

namespace Netzwerk.Web.Tests.Meetings.Calling;

public sealed class PrintingTheAgenda(NetzwerkApp app)
{
    private const string NoSpaces = "BewerbungenumdieLeitung";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<PrintedPdf> PrintAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path, Ct);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return new(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    private static void IsAccessible(PrintedPdf pdf)
    {
        Assert.Contains("/MarkInfo <</Marked true>>", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("pdfuaid", pdf.Raw, StringComparison.Ordinal);
        Assert.Equal("H1", pdf.Tags.First(t => t.StartsWith('H')));
        Assert.Contains("Table", pdf.Tags);
        Assert.Contains("TH", pdf.Tags);
    }

    [Fact]
    public async Task The_public_edition_leaks_nothing_of_the_closed_part_and_names_nobody()
    {
        var board = await app.BoardAsync();
        var meeting = await app.CalledAsync(board);
        var member = await app.SignInAsync(board.Member);
        using var whole = await PrintAsync(member, $"/sitzungen/{meeting}/tagesordnung.pdf");
        Assert.Contains(NoSpaces, whole.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("nichtöffentlich", whole.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("VeraVorsitz", whole.TextWithoutSpaces, StringComparison.Ordinal);
        IsAccessible(whole);

        using var open = await PrintAsync(
            member,
            $"/sitzungen/{meeting}/tagesordnung-oeffentlich.pdf"
        );
        Assert.DoesNotContain(NoSpaces, open.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.DoesNotContain("VeraVorsitz", open.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("1.Bericht", open.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("3.Verschiedenes", open.TextWithoutSpaces, StringComparison.Ordinal);
        IsAccessible(open);
    }

    [Fact]
    public async Task The_list_to_sign_has_everybody_their_standing_and_blank_lines()
    {
        var board = await app.BoardAsync();
        var meeting = await app.CalledAsync(board);
        var mine = await app.SignInAsync(board.Member);
        var page = await mine.OpenAsync($"/sitzungen/{meeting}");
        await page.SubmitAsync("answer", ("Answer", "zusage"));
        var chair = await app.SignInAsync(board.Chair);
        using var pdf = await PrintAsync(chair, $"/sitzungen/{meeting}/unterschriftenliste.pdf");
        Assert.Contains("MiraMitglied", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("Zugesagt", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        IsAccessible(pdf);
        // Head, two people, six blank lines.
        Assert.Equal(9, pdf.Tags.Count(t => t == "TR"));
    }

    [Fact]
    public async Task The_script_tells_when_each_item_is_on()
    {
        var board = await app.BoardAsync();
        var meeting = await app.DraftAsync(board);
        var chair = await app.SignInAsync(board.Chair);
        using var pdf = await PrintAsync(chair, $"/sitzungen/{meeting}/regieplan.pdf");
        Assert.Contains("14:00–14:30", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("15:00–15:20", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains(NoSpaces, pdf.TextWithoutSpaces, StringComparison.Ordinal);
        IsAccessible(pdf);
    }

    [Fact]
    public async Task Only_who_runs_the_meeting_gets_list_and_script_and_a_stranger_gets_nothing()
    {
        var board = await app.BoardAsync();
        var meeting = await app.CalledAsync(board);
        var (member, stranger) = (
            await app.SignInAsync(board.Member),
            await app.SignInAsync(await app.CreatePersonAsync())
        );
        foreach (var paper in new[] { "unterschriftenliste", "regieplan" })
        {
            var answer = await member.GetAsync($"/sitzungen/{meeting}/{paper}.pdf", Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        foreach (var paper in new[] { "tagesordnung", "tagesordnung-oeffentlich", "regieplan" })
        {
            var answer = await stranger.GetAsync($"/sitzungen/{meeting}/{paper}.pdf", Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public void After_an_item_of_open_length_no_time_is_made_up()
    {
        var meeting = new Meeting(
            Guid.CreateVersion7(),
            GroupId.Create(),
            "Runde",
            new(new(2026, 12, 10), new(14, 0), new(16, 0)),
            "",
            "",
            MeetingStatus.Draft,
            "",
            [
                new(AgendaItemId.Create(), "Erstens", ItemPurpose.Information, 20, null),
                new(AgendaItemId.Create(), "Zweitens", ItemPurpose.Discussion, 0, null),
                new(AgendaItemId.Create(), "Drittens", ItemPurpose.Discussion, 10, null),
            ],
            [],
            [],
            null,
            null
        );
        Assert.Equal(
            [
                (new TimeOnly(14, 0), new TimeOnly(14, 20)),
                (new TimeOnly(14, 20), null),
                (null, null),
            ],
            RunningOrder.Of(meeting).Select(s => (s.From, s.To))
        );
    }
}
