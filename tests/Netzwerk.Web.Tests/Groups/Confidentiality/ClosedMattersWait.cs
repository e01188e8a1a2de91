using System.Net;
using System.Text;
using AngleSharp;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups.Invitations;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Confidentiality;

/// <summary>What a member sees of closed matters before and after the undertaking.</summary>
[Collection(AfterTheMeeting.Name)]
public sealed class ClosedMattersWait(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_files_registers_and_programs_show_nothing_before_and_all_of_it_after()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        await app.AskForSecrecyAsync(held.Group);
        await AssertDraftAsync(held, sees: false);

        await app.GiveSecrecyAsync(held.Group, held.Chair);
        await held.FreezeAsync();
        await AssertFrozenAsync(held, sees: false);
        await app.GiveSecrecyAsync(held.Group, held.Vera);
        await AssertFrozenAsync(held, sees: true);
    }

    [Fact]
    public async Task Whoever_leads_and_writes_gives_it_first()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        await app.AskForSecrecyAsync(held.Group);
        using var chair = await app.SignInAsync(held.Chair);
        var page = await chair.OpenAsync($"/sitzungen/{held.Id}");
        Assert.DoesNotContain("Warteliste", page.Document.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("keine Sitzungen planen", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await chair.OpenAsync($"/gruppen/{held.Group}/sitzungen/neu")).Status
        );
        await app.GiveSecrecyAsync(held.Group, held.Chair);
        page = await chair.OpenAsync($"/sitzungen/{held.Id}");
        Assert.Contains("Warteliste", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            (await chair.OpenAsync($"/gruppen/{held.Group}/sitzungen/neu")).Status
        );
    }

    [Fact]
    public async Task A_coordinator_with_a_seat_is_asked_and_goes_on_running_the_group()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        var karla = await app.CreateCoordinatorAsync();
        await app.SeatAsync(held.Group, karla);
        await app.AskForSecrecyAsync(held.Group);
        Assert.True((await app.GroupAsync(held.Group)).OwesConfidentiality(karla.Id));
        using var office = await app.SignInAsync(karla);
        Assert.Contains(
            "Warteliste",
            (await office.OpenAsync($"/sitzungen/{held.Id}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Papers_for_members_wait_too()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await app.AskForSecrecyAsync(held.Group);
        var group = await app.GroupAsync(held.Group);
        var paper = new Paper(
            PaperId.Create().Value,
            held.Group,
            held.Chair.Id,
            "",
            "",
            default,
            []
        );
        bool Sees(KnownPerson who, PaperLevel level) =>
            PaperRights.Of(group, HeldMeeting.As(who).User).Sees(paper with { Level = level });
        Assert.False(Sees(held.Vera, PaperLevel.Members));
        Assert.False(Sees(held.Chair, PaperLevel.Leaders));
        Assert.True(Sees(held.Vera, PaperLevel.Everybody));
        await app.GiveSecrecyAsync(held.Group, held.Vera);
        group = await app.GroupAsync(held.Group);
        Assert.True(Sees(held.Vera, PaperLevel.Members));
    }

    private async Task AssertDraftAsync(HeldMeeting held, bool sees)
    {
        using var member = await app.SignInAsync(held.Emil);
        foreach (
            var path in (string[])
                [
                    $"/sitzungen/{held.Id}",
                    $"/sitzungen/{held.Id}/protokoll",
                    "/beschluesse",
                    "/aufgaben",
                ]
        )
        {
            var page = await member.OpenAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, page.Status));
            var html = page.Document.ToHtml();
            Assert.Equal(
                (path, sees),
                (path, html.Contains("Abendkurse", StringComparison.Ordinal))
            );
            Assert.Contains("verschwiegenheit/abgeben", html, StringComparison.Ordinal);
        }
    }

    private async Task AssertFrozenAsync(HeldMeeting held, bool sees)
    {
        using var member = await app.SignInAsync(held.Vera);
        using var program = await app.ApiClientAsync(held.Vera);
        using var visitor = app.Visitor();
        var seen = new Dictionary<string, string>
        {
            ["meeting"] = (await member.OpenAsync($"/sitzungen/{held.Id}")).Document.ToHtml(),
            ["minutes"] = (await member.OpenAsync(held.ReviewPath)).Document.ToHtml(),
            ["print"] = TextOf(
                await member.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll.pdf", Ct)
            ),
            ["compiled"] = TextOf(
                await member.GetByteArrayAsync($"/gruppen/{held.Group}/niederschriften.pdf", Ct)
            ),
            ["register"] = (await member.OpenAsync("/beschluesse")).Document.ToHtml(),
            ["dossier"] = (
                await member.OpenAsync($"/gruppen/{held.Group}/einarbeitung")
            ).Document.ToHtml(),
            ["program"] = await program.GetStringAsync($"/api/v1/meetings/{held.Id}", Ct),
            ["link"] = (await visitor.OpenAsync(held.ReviewLink(held.Vera))).Document.ToHtml(),
        };
        foreach (var (where, text) in seen)
        {
            var shows =
                text.Contains("Abendkurse", StringComparison.Ordinal)
                || text.Contains("Warteliste", StringComparison.Ordinal);
            Assert.Equal((where, sees), (where, shows));
        }
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
