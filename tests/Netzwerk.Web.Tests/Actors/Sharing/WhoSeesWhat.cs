using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Sharing;

/// <summary>Every kind of reader opens the pages that name people (law DP-13).</summary>
public sealed class WhoSeesWhat(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Visibility.Coordinators, "Hertha")]
    [InlineData(Visibility.Group, "Hedwig")]
    [InlineData(Visibility.Network, "Henrike")]
    [InlineData(Visibility.Public, "Hilde")]
    public async Task An_address_reaches_the_circle_it_was_opened_to_and_nobody_else(
        Visibility circle,
        string given
    )
    {
        var (group, her) = await app.MemberAsync(given);
        if (circle > Visibility.Coordinators)
        {
            await app.ShareAsync(her, (CardField.Mail, circle));
        }

        var (guest, elsewhere) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        await app.SeatAsync(group, guest, GroupRole.Guest);
        await app.SeatAsync(await app.FoundAsync(), elsewhere);
        var beside = await app.CreatePersonAsync();
        await app.SeatAsync(group, beside);
        using var member = await app.SignInAsync(beside);
        using var colleague = await app.SignInAsync(elsewhere);
        using var visiting = await app.SignInAsync(guest);
        using var unseated = await app.SignInAsync(await app.CreatePersonAsync());
        using var stranger = app.Visitor();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var own = await app.SignInAsync(her);

        await SeesAsync(office, $"/gruppen/{group}", her, isShown: true);
        await SeesAsync(own, $"/gruppen/{group}", her, isShown: true);
        await SeesAsync(member, $"/gruppen/{group}", her, circle >= Visibility.Group);
        await SeesAsync(stranger, $"/gruppen/{group}", her, isShown: false);
        await SeesAsync(colleague, "/netzwerk", her, circle >= Visibility.Network);
        await SeesAsync(member, "/netzwerk", her, circle >= Visibility.Network);
        await SeesAsync(office, "/netzwerk", her, circle >= Visibility.Network);
        foreach (var outside in (HttpClient[])[visiting, unseated, stranger])
        {
            await SeesAsync(outside, "/netzwerk", her, circle >= Visibility.Public);
        }

        await TakesAsync(member, her, circle >= Visibility.Group);
        await TakesAsync(colleague, her, circle >= Visibility.Network);
        await TakesAsync(visiting, her, circle >= Visibility.Public);
        await TakesAsync(unseated, her, circle >= Visibility.Public);
        await TakesAsync(office, her, isShown: true);
    }

    [Fact]
    public async Task Members_go_on_seeing_each_others_names_and_no_number_that_was_not_opened()
    {
        var (group, her) = await app.MemberAsync("Hannelore");
        var beside = await app.CreatePersonAsync();
        await app.SeatAsync(group, beside);
        using var member = await app.SignInAsync(beside);
        var before = await member.OpenAsync($"/gruppen/{group}");
        Assert.Contains("Hannelore Offenbach", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("03731", before.Text, StringComparison.Ordinal);

        await app.ShareAsync(her, (CardField.Phone, Visibility.Group));
        var after = await member.OpenAsync($"/gruppen/{group}");
        Assert.NotNull(after.Document.QuerySelector("a[href='tel:03731779']"));
        Assert.DoesNotContain("offen.example", after.Text, StringComparison.Ordinal);
        var card = await member.GetStringAsync($"/personen/{her.Id}/karte.vcf", Ct);
        Assert.Contains("FN:Hannelore Offenbach", card, StringComparison.Ordinal);
        Assert.Contains("TEL;TYPE=work:03731 779", card, StringComparison.Ordinal);
        Assert.DoesNotContain("offen.example", card, StringComparison.Ordinal);
        Assert.DoesNotContain("LANG", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_a_group_has_ended_its_members_are_no_companions_any_more()
    {
        var (group, her) = await app.MemberAsync("Hiltrud");
        await app.ShareAsync(her, (CardField.Mail, Visibility.Group));
        var beside = await app.CreatePersonAsync();
        await app.SeatAsync(group, beside);
        using var member = await app.SignInAsync(beside);
        await SeesAsync(member, $"/gruppen/{group}", her, isShown: true);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var close = await office.OpenAsync($"/gruppen/{group}/beenden");
        Assert.NotNull((await close.FillAsync("beenden", ("Input.Reason", "Fertig."))).RedirectsTo);
        await SeesAsync(member, $"/gruppen/{group}", her, isShown: false);
        await TakesAsync(member, her, isShown: false);
    }

    [Fact]
    public async Task Somebody_under_disclosure_block_shows_in_nothing_whatever_was_opened()
    {
        var (group, her) = await app.MemberAsync("Hermine");
        await app.ShareAsync(her, [.. CardFields.Choosable.Select(f => (f, Visibility.Public))]);
        var beside = await app.CreatePersonAsync();
        await app.SeatAsync(group, beside);
        using var member = await app.SignInAsync(beside);
        using var stranger = app.Visitor();
        await SeesAsync(stranger, "/netzwerk", her, isShown: true);

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (await office.OpenAsync($"/personen/{her.Id}/auskunftssperre")).SubmitAsync("setzen");
        foreach (var browser in (HttpClient[])[member, stranger, office])
        {
            await SeesAsync(browser, "/netzwerk", her, isShown: false);
            Assert.DoesNotContain(
                "Hermine",
                (await browser.OpenAsync($"/gruppen/{group}")).Text,
                StringComparison.Ordinal
            );
            await SeesAsync(browser, $"/gruppen/{group}", her, isShown: false);
        }

        await TakesAsync(member, her, isShown: false);
        await TakesAsync(office, her, isShown: false);
        using var own = await app.SignInAsync(her);
        var page = await own.OpenAsync(SharingSteps.Own);
        Assert.Contains("Auskunftssperre", page.Text, StringComparison.Ordinal);
        Assert.Contains(her.Card.Mail, page.Text, StringComparison.Ordinal);
    }

    private static async Task SeesAsync(
        HttpClient browser,
        string path,
        KnownPerson person,
        bool isShown
    )
    {
        var page = await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            (path, isShown),
            (path, page.Text.Contains(person.Card.Mail, StringComparison.Ordinal))
        );
        var link = page.Document.QuerySelector($"a[href='mailto:{person.Card.Mail}']");
        Assert.Equal(isShown, link is not null);
    }

    private static async Task TakesAsync(HttpClient browser, KnownPerson person, bool isShown)
    {
        using var answer = await browser.GetAsync($"/personen/{person.Id}/karte.vcf", Ct);
        Assert.Equal(isShown ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        if (isShown)
        {
            Assert.Contains(
                person.Card.Mail,
                await answer.Content.ReadAsStringAsync(Ct),
                StringComparison.Ordinal
            );
        }
    }
}
