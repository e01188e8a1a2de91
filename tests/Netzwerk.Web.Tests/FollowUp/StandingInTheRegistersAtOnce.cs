using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

[Collection(AfterTheMeeting.Name)]
public sealed class StandingInTheRegistersAtOnce(NetzwerkApp app)
{
    [Fact]
    public async Task What_is_written_stands_in_the_registers_before_the_minutes_are_approved()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var member = await app.SignInAsync(held.Vera);

        var decided = Assert.Single(Drafts(await member.OpenAsync("/beschluesse")));
        Assert.Contains("zwei Abendkurse in Döbeln", decided, StringComparison.Ordinal);
        Assert.Contains("noch nicht genehmigt", decided, StringComparison.Ordinal);
        Assert.Equal(4, Drafts(await member.OpenAsync("/aufgaben")).Count);
        var mine = Assert.Single(Drafts(await member.OpenAsync("/aufgaben?meine=1")));
        Assert.Contains("Großweitzschen", mine, StringComparison.Ordinal);
        Assert.Contains(
            "Großweitzschen",
            (await member.OpenAsync("/")).Text,
            StringComparison.Ordinal
        );

        await held.FreezeAsync();
        member = await app.SignInAsync(held.Vera);
        Assert.Empty(Drafts(await member.OpenAsync("/beschluesse")));
        Assert.Empty(Drafts(await member.OpenAsync("/aufgaben")));
    }

    [Fact]
    public async Task What_somebody_types_next_is_there_when_the_page_is_opened_next()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var member = await app.SignInAsync(held.Vera);
        Assert.Equal(4, Drafts(await member.OpenAsync("/aufgaben")).Count);

        await held.TypeAsync(
            """{"type":"task","attrs":{"assignee":"","due":"","done":false},"content":[{"type":"text","text":"Stühle zählen"}]}"""
        );

        var drafts = Drafts(await member.OpenAsync("/aufgaben"));
        Assert.Equal(5, drafts.Count);
        Assert.Contains(drafts, d => d.Contains("Stühle zählen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_selection_of_the_page_goes_for_them_too()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var member = await app.SignInAsync(held.Vera);
        Assert.Single(Drafts(await member.OpenAsync("/beschluesse?suche=abendkurs")));
        Assert.Single(Drafts(await member.OpenAsync("/aufgaben?suche=grossweitzschen")));
        Assert.Empty(Drafts(await member.OpenAsync("/aufgaben?suche=nirgends")));
        Assert.Single(Drafts(await member.OpenAsync("/aufgaben?stand=erledigt")));
        Assert.Equal(3, Drafts(await member.OpenAsync("/aufgaben?stand=offen")).Count);
        Assert.Empty(Drafts(await member.OpenAsync("/aufgaben?jahr=1999")));
        Assert.Empty(Drafts(await member.OpenAsync("/beschluesse?stand=umgesetzt")));
        Assert.Empty(
            Drafts(await member.OpenAsync($"/aufgaben?gruppe={Netzwerk.Domain.GroupId.Create()}"))
        );
    }

    [Fact]
    public async Task Nobody_sees_what_a_foreign_group_writes_and_a_guest_only_the_own_task()
    {
        var held = await HeldMeeting.HoldAsync(app);

        var stranger = await app.SignInAsync(held.Stranger);
        Assert.Empty(Drafts(await stranger.OpenAsync("/beschluesse")));
        Assert.Empty(Drafts(await stranger.OpenAsync("/aufgaben")));

        var guest = await app.SignInAsync(held.Guest);
        Assert.Empty(Drafts(await guest.OpenAsync("/beschluesse")));
        var own = Assert.Single(Drafts(await guest.OpenAsync("/aufgaben")));
        Assert.Contains("Zahlen schicken", own, StringComparison.Ordinal);
    }

    private static List<string> Drafts(Page page) =>
        [
            .. page
                .Document.QuerySelectorAll("section[aria-labelledby=entwurf] li")
                .Select(e => e.TextContent),
        ];
}
