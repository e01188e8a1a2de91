using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Sharing;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Sharing;

/// <summary>Only those stand in it who chose to; it counts people, so it has an app of its own.</summary>
public sealed class LookingWhoIsInTheNetwork
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_begins_empty_and_shows_those_who_chose_by_organisation()
    {
        await using var app = new NetzwerkApp();
        var (_, her) = await app.MemberAsync("Jolanthe");
        using var stranger = app.Visitor();
        using var own = await app.SignInAsync(her);
        foreach (var browser in (HttpClient[])[stranger, own])
        {
            var empty = await browser.OpenAsync("/netzwerk");
            Assert.Contains("Noch zeigt sich hier niemand", empty.Text, StringComparison.Ordinal);
        }

        Assert.Null(
            (await stranger.OpenAsync("/")).Document.QuerySelector("main a[href='/netzwerk']")
        );
        await EmployAsync(app, her, "Haus der Sprachen");
        await app.ShareAsync(
            her,
            (CardField.Organisation, Visibility.Network),
            (CardField.Phone, Visibility.Public)
        );
        var inside = await own.OpenAsync("/netzwerk");
        Assert.Equal(
            ["Haus der Sprachen"],
            inside.Document.QuerySelectorAll("main h2").Select(h => h.TextContent)
        );
        Assert.Contains("Jolanthe Offenbach", inside.Text, StringComparison.Ordinal);
        Assert.Contains("Leitung", inside.Text, StringComparison.Ordinal);

        Assert.NotNull(
            (await stranger.OpenAsync("/")).Document.QuerySelector("main a[href='/netzwerk']")
        );
        var outside = await stranger.OpenAsync("/netzwerk");
        Assert.Contains("Jolanthe Offenbach", outside.Text, StringComparison.Ordinal);
        Assert.Contains("03731 778", outside.Text, StringComparison.Ordinal);
        Assert.Contains("Ohne Organisation", outside.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Haus der Sprachen", outside.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Leitung", outside.Text, StringComparison.Ordinal);
        Assert.Null(outside.Document.QuerySelector("main a[href$='.vcf']"));

        // Nobody learns by searching what is not shown.
        var guess = await outside.SubmitAsync("suchen", ("Wanted", "Sprachen"));
        Assert.DoesNotContain("Sprachen", guess.RedirectsTo, StringComparison.Ordinal);
        Assert.Contains(
            "Niemand passt",
            (await guess.FollowAsync()).Text,
            StringComparison.Ordinal
        );
        var found = await inside.SubmitAsync("suchen", ("Wanted", "sprachen jolanthe"));
        Assert.Contains(
            "Jolanthe Offenbach",
            (await found.FollowAsync()).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Many_people_come_in_pages()
    {
        await using var app = new NetzwerkApp();
        for (var i = 0; i <= PeopleOfNetwork.PageLength; i++)
        {
            var person = await app.CreatePersonAsync("Kim", $"Nummer{i:00}");
            await app.ShareQuicklyAsync(person, Visibility.Public);
        }

        using var stranger = app.Visitor();
        var first = await stranger.OpenAsync("/netzwerk");
        Assert.Equal(
            PeopleOfNetwork.PageLength,
            first.Document.QuerySelectorAll("main .rows > li").Length
        );
        var next = first.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        var second = await stranger.OpenAsync(next!);
        Assert.Contains("Nummer50", second.Text, StringComparison.Ordinal);
        Assert.Single(second.Document.QuerySelectorAll("main .rows > li"));
        foreach (var (number, shown) in (IReadOnlyList<(int, int)>)[(99, 1), (-7, 50)])
        {
            var page = await stranger.OpenAsync($"/netzwerk?seite={number}");
            Assert.Equal(shown, page.Document.QuerySelectorAll("main .rows > li").Length);
        }
    }

    private static async Task EmployAsync(NetzwerkApp app, KnownPerson person, string name)
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation(name, OrganisationKind.School, "14522180");
        MailedNetzwerk.Must(
            await app.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.RegisterAsync(id, ask, Office, Ct)
            )
        );
        MailedNetzwerk.Must(
            await app.WithAsync<PersonCommands, CommandResult>(c =>
                c.ChangeAsync(person.Id, person.Card with { Phone = "03731 778" }, id, Office, Ct)
            )
        );
        MailedNetzwerk.Must(
            await app.WithAsync<AffiliationCommands, CommandResult>(c =>
                c.NameContactAsync(id, new(person.Id, "Leitung"), Office, Ct)
            )
        );
    }
}
