using System.Net;
using System.Text;
using AngleSharp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class MinutesWithAClosedPart(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task For_a_guest_the_closed_item_is_not_there_before_and_after_approval()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        var guest = await app.SignInAsync(held.Guest);
        foreach (var path in Pages(held))
        {
            AssertHidden(await guest.OpenAsync(path));
        }

        foreach (var path in VersionsOf(held))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(path)).Status);
        }

        await held.FreezeAsync();
        guest = await app.SignInAsync(held.Guest);
        foreach (var path in Pages(held))
        {
            AssertHidden(await guest.OpenAsync(path));
        }

        var print = TextOf(
            await guest.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll.pdf", Ct)
        );
        Assert.DoesNotContain("Warteliste", print, StringComparison.Ordinal);
        Assert.DoesNotContain("Abendkurse", print, StringComparison.Ordinal);
        Assert.Contains("2. Verschiedenes", print, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_read_all_of_it_and_can_hand_out_the_public_edition()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        var member = await app.SignInAsync(held.Vera);
        var meeting = await member.OpenAsync($"/sitzungen/{held.Id}");
        Assert.Contains("Warteliste", meeting.Text, StringComparison.Ordinal);
        Assert.Contains("nicht öffentlich", meeting.Text, StringComparison.Ordinal);

        var edition = await held.FreezeAsync();
        Assert.True(edition.Content().HasClosedPart);
        member = await app.SignInAsync(held.Vera);
        var whole = TextOf(
            await member.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll.pdf", Ct)
        );
        Assert.Contains("1. Warteliste", whole, StringComparison.Ordinal);
        Assert.Contains("Nicht öffentlich", whole, StringComparison.Ordinal);
        var publicPath = $"/sitzungen/{held.Id}/protokoll-oeffentlich.pdf";
        Assert.Contains(
            publicPath,
            (await member.OpenAsync(held.ReviewPath)).Document.ToHtml(),
            StringComparison.Ordinal
        );
        var handed = TextOf(await member.GetByteArrayAsync(publicPath, Ct));
        Assert.Contains("Öffentliche Fassung", handed, StringComparison.Ordinal);
        Assert.Contains("2. Verschiedenes", handed, StringComparison.Ordinal);
        Assert.DoesNotContain("Warteliste", handed, StringComparison.Ordinal);
        Assert.DoesNotContain("Abendkurse", handed, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await app.SignInAsync(held.Stranger)).OpenAsync(publicPath)).Status
        );
    }

    [Fact]
    public async Task Without_a_closed_part_there_is_one_print_only()
    {
        var held = await HeldMeeting.HoldAsync(app);
        Assert.Null((await held.FreezeAsync()).PublicPdf);
        var member = await app.SignInAsync(held.Vera);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"/sitzungen/{held.Id}/protokoll-oeffentlich.pdf")).Status
        );
    }

    private static string[] Pages(HeldMeeting held) =>
        [
            $"/sitzungen/{held.Id}",
            $"/sitzungen/{held.Id}/verlauf",
            $"/sitzungen/{held.Id}/protokoll",
            held.ReviewPath,
        ];

    private static string[] VersionsOf(HeldMeeting held) =>
        [$"/sitzungen/{held.Id}/protokoll/{held.Item}/versionen"];

    private static void AssertHidden(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var html = page.Document.ToHtml();
        Assert.DoesNotContain("Warteliste", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Abendkurse", html, StringComparison.Ordinal);
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            text.AppendJoin(' ', page.GetWords().Select(w => w.Text)).Append(' ');
        }

        return text.ToString();
    }
}
