using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class GroupsInATree(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kind_fills_the_form_in_as_usual_and_all_of_it_can_be_changed()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var kinds = await office.OpenAsync("/gruppen/neu");
        Assert.NotNull(kinds.Document.QuerySelector("a[href='/gruppen/neu?art=steuerung']"));

        var form = await office.OpenAsync("/gruppen/neu?art=steuerung");
        Assert.NotNull(form.Document.QuerySelector("input[name='Input.Deputies'][checked]"));
        var made = await form.FillAsync(
            "gruenden",
            ("Input.Name", "Lenkung Ost"),
            ("Input.From", "1.1.2026"),
            ("Input.To", "31.12.2027")
        );
        var group = await LoadAsync(made.RedirectsTo!);
        Assert.Equal(
            (GroupKind.SteeringCommittee, GroupOpenness.Private),
            (group.Kind, group.Openness)
        );
        Assert.True(group.Ways.SaysAs(GroupPreset.Of(GroupKind.SteeringCommittee).Ways));
        Assert.Equal(new DateOnly(2027, 12, 31), group.To);

        var edit = await office.OpenAsync(made.RedirectsTo + "/bearbeiten");
        var refused = await edit.FillAsync("bearbeiten", ("Input.To", "31.12.2025"));
        Assert.Contains("liegt vor dem Beginn", refused.Text, StringComparison.Ordinal);
        await edit.FillAsync("bearbeiten", ("Input.To", "30.6.2028"));
        Assert.Equal(new DateOnly(2028, 6, 30), (await LoadAsync(made.RedirectsTo!)).To);
    }

    [Fact]
    public async Task Sub_groups_stand_behind_their_group_and_no_group_stands_under_itself()
    {
        var top = await app.FoundAsync(GroupOpenness.Private, "Aaa Lenkung");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync($"/gruppen/neu?art=untergruppe&unter={top}");
        var made = await form.FillAsync("gruenden", ("Input.Name", "Zzz Untergruppe"));
        var home = await office.OpenAsync($"/gruppen/{top}");
        Assert.NotNull(home.Document.QuerySelector($"a[href='{made.RedirectsTo}']"));

        var list = await office.OpenAsync("/gruppen");
        var rows = list
            .Document.QuerySelectorAll("tbody tr th")
            .Select(th => th.TextContent.Trim())
            .ToList();
        var above = rows.FindIndex(r => r.Contains("Aaa Lenkung", StringComparison.Ordinal));
        Assert.Contains("Ebene 2", rows[above + 1], StringComparison.Ordinal);
        Assert.Contains("Zzz Untergruppe", rows[above + 1], StringComparison.Ordinal);

        var edit = await office.OpenAsync($"/gruppen/{top}/bearbeiten");
        var below = made.RedirectsTo!.Split('/')[^1];
        var refused = await edit.FillAsync("bearbeiten", ("Input.Parent", below));
        Assert.Contains("nicht unter sich selbst", refused.Text, StringComparison.Ordinal);
        Assert.Null((await LoadAsync($"/gruppen/{top}")).Parent);
    }

    [Fact]
    public async Task A_group_ends_for_a_reason_after_those_under_it_and_is_found_in_the_archive()
    {
        var top = await app.FoundAsync(GroupOpenness.Private, "Alte Runde");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var made = await (await office.OpenAsync($"/gruppen/neu?unter={top}")).FillAsync(
            "gruenden",
            ("Input.Name", "Junge Runde"),
            ("Input.Kind", nameof(GroupKind.SubGroup))
        );
        var page = await office.OpenAsync($"/gruppen/{top}/beenden");
        var reason = ("Input.Reason", "In der Lenkung aufgegangen");
        Assert.Contains(
            "Nennen Sie einen Grund",
            (await page.FillAsync("beenden", ("Input.Reason", " "))).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "arbeiten noch andere",
            (await page.FillAsync("beenden", reason)).Text,
            StringComparison.Ordinal
        );

        var first = await office.OpenAsync(made.RedirectsTo + "/beenden");
        Assert.NotNull((await first.FillAsync("beenden", reason)).RedirectsTo);
        Assert.NotNull((await page.FillAsync("beenden", reason)).RedirectsTo);

        var archive = await office.OpenAsync("/gruppen/archiv");
        Assert.Contains("Alte Runde", archive.Text, StringComparison.Ordinal);
        Assert.Contains("In der Lenkung aufgegangen", archive.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Alte Runde",
            (await office.OpenAsync("/gruppen")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.OpenAsync($"/gruppen/{top}/bearbeiten")).Status
        );
        using var stranger = await app.SignInAsync(await app.CreatePersonAsync());
        Assert.DoesNotContain(
            "Alte Runde",
            (await stranger.OpenAsync("/gruppen/archiv")).Text,
            StringComparison.Ordinal
        );
    }

    private async Task<Group> LoadAsync(string path)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Group>(Guid.Parse(path.Split('/')[^1]), Ct))!;
    }
}
