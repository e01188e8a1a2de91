using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

[Collection(AfterTheMeeting.Name)]
public sealed class KeepingTheRegisters(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_sees_the_groups_they_belong_to_and_no_others()
    {
        var mine = await HeldMeeting.HoldAsync(app);
        var other = await HeldMeeting.HoldAsync(app);
        await mine.FreezeAsync();
        await other.FreezeAsync();

        var member = await app.SignInAsync(mine.Vera);
        Assert.Single(RowsOf(await member.OpenAsync("/beschluesse")));
        Assert.Equal(4, RowsOf(await member.OpenAsync("/aufgaben")).Count);
        var own = Assert.Single(RowsOf(await member.OpenAsync("/aufgaben?meine=1")));
        Assert.Contains("Großweitzschen", own, StringComparison.Ordinal);
        Assert.Empty(RowsOf(await member.OpenAsync($"/beschluesse?gruppe={other.Group}")));
        Assert.Empty(RowsOf(await member.OpenAsync($"/aufgaben?gruppe={other.Group}")));

        // A guest sees the own task and nothing else of the group.
        var guest = await app.SignInAsync(mine.Guest);
        Assert.Empty(RowsOf(await guest.OpenAsync("/beschluesse")));
        var single = Assert.Single(RowsOf(await guest.OpenAsync("/aufgaben")));
        Assert.Contains("Zahlen schicken", single, StringComparison.Ordinal);

        var coordinator = await app.SignInAsync(await app.CreateCoordinatorAsync());
        Assert.Single(RowsOf(await coordinator.OpenAsync($"/beschluesse?gruppe={mine.Group}")));
        Assert.Single(RowsOf(await coordinator.OpenAsync($"/beschluesse?gruppe={other.Group}")));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await app.Visitor().OpenAsync("/beschluesse")).Status
        );
    }

    [Fact]
    public async Task Search_takes_umlauts_in_either_spelling_and_filters_narrow_down()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var member = await app.SignInAsync(held.Vera);
        foreach (var words in new[] { "doebeln", "DÖBELN", "abendkurse in d" })
        {
            var found = await member.OpenAsync("/beschluesse?suche=" + Uri.EscapeDataString(words));
            Assert.Single(RowsOf(found));
        }

        Assert.Single(RowsOf(await member.OpenAsync("/aufgaben?suche=grossweitzschen")));
        Assert.Empty(RowsOf(await member.OpenAsync("/beschluesse?suche=%25")));
        Assert.Empty(RowsOf(await member.OpenAsync("/beschluesse?suche='")));
        Assert.Empty(RowsOf(await member.OpenAsync("/beschluesse?jahr=1999")));
        Assert.Single(RowsOf(await member.OpenAsync("/aufgaben?stand=erledigt")));
        Assert.Equal(3, RowsOf(await member.OpenAsync("/aufgaben?stand=offen&sort=neu")).Count);
        Assert.Empty(RowsOf(await member.OpenAsync("/aufgaben?stand=ueberfaellig")));
        app.Clock.Advance(TimeSpan.FromDays(5));
        member = await app.SignInAsync(held.Vera);
        Assert.Single(RowsOf(await member.OpenAsync("/aufgaben?stand=ueberfaellig&sort=spaet")));
        Assert.Empty(RowsOf(await member.OpenAsync("/aufgaben?seite=99")));
        Assert.Single(
            RowsOf(await member.OpenAsync("/beschluesse?seite=x&gruppe=x&jahr=x&sort=alt"))
        );
    }

    [Fact]
    public async Task The_menu_counts_the_own_open_tasks()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var page = await (await app.SignInAsync(held.Emil)).OpenAsync("/aufgaben?meine=1");
        var entry = page.Document.QuerySelector("nav.site-nav a[href^='/aufgaben']")!;
        Assert.Equal("1", entry.QuerySelector(".count")!.TextContent);
        Assert.Equal("page", entry.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_name_that_was_erased_is_gone_from_the_registers_but_stands_in_the_edition()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var edition = await held.FreezeAsync();
        var store = app.Services.GetRequiredService<IDocumentStore>();
        await using (var session = store.LightweightSession())
        {
            PersonVault.Erase(session, held.Vera.Id);
            await session.SaveChangesAsync(Ct);
        }

        var page = await (await app.SignInAsync(held.Emil)).OpenAsync("/aufgaben");
        Assert.DoesNotContain("Vera Mitglied", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Flyer mit gelöschte Person entwerfen",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Vera Mitglied", edition.Json, StringComparison.Ordinal);
        await using var query = app.Query();
        var tasks = await TasksOfMeeting.AllAsync(query, held.Id, Ct);
        var link = tasks.Single(t => t.Assignee == held.Vera.Id);
        var path = TaskLinks.PathOf(
            app.Services.GetRequiredService<LinkTokens>(),
            link,
            held.Vera.Id
        );
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().OpenAsync(path)).Status);
    }

    private static List<string> RowsOf(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent)];
    }
}
