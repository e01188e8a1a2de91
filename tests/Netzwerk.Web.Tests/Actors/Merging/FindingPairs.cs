using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Merging;

public sealed class FindingPairs(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static readonly OrganisationId Office = OrganisationId.Create();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Jörg", "Müller", "", "Jörg", "Müller", "", AlikeBy.Name)]
    [InlineData("Jörg", "Müller", "", "Müller", "Jörg", "", AlikeBy.Transposed)]
    [InlineData("Jörg", "Müller", "", "Jorg", "Muller", "", AlikeBy.Spelling)]
    [InlineData("J.", "Müller", "", "Jörg", "Mueller", "", AlikeBy.Initial)]
    [InlineData("Fritz", "Müller", "03731 12", "Jörg", "Müller", "+49 3731 12", AlikeBy.Phone)]
    public void Two_entries_are_alike_by(
        string given,
        string family,
        string phone,
        string otherGiven,
        string otherFamily,
        string otherPhone,
        AlikeBy by
    )
    {
        var pair = Assert.Single(
            Duplicates.Pairs(
                [Entry(given, family, phone), Entry(otherGiven, otherFamily, otherPhone)],
                new HashSet<(Guid, Guid)>()
            )
        );
        Assert.Contains(by, pair.Other.By);
        Assert.Contains(AlikeBy.Organisation, pair.Other.By);
    }

    [Fact]
    public void The_most_alike_come_first_and_those_told_apart_never()
    {
        DirectoryPerson[] people =
        [
            Entry("J.", "Adam", ""),
            Entry("Jutta", "Adam", ""),
            Entry("Karl", "Beyer", "03731 5"),
            Entry("Karl", "Beyer", "03731 5"),
        ];
        var pairs = Duplicates.Pairs(people, new HashSet<(Guid, Guid)>());
        Assert.Equal(["Beyer", "Adam"], pairs.Select(p => p.One.Card.FamilyName));
        var (a, b) = (people[2].Id.Value, people[3].Id.Value);
        var apart = new HashSet<(Guid, Guid)> { a.CompareTo(b) < 0 ? (a, b) : (b, a) };
        Assert.Equal(["Adam"], Duplicates.Pairs(people, apart).Select(p => p.One.Card.FamilyName));
    }

    [Fact]
    public async Task A_pair_stands_on_the_page_until_somebody_says_that_they_are_two()
    {
        await app.CreatePersonAsync("Sven", "Doppelgänger");
        await app.CreatePersonAsync("Sven", "Doppelgaenger");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync("/akteure/doppelte");
        var button = page
            .Document.QuerySelectorAll("button[name=Apart]")
            .Single(b =>
                b.GetAttribute("aria-label")!.Contains("Doppelgänger", StringComparison.Ordinal)
            );

        var done = await page.SubmitAsync("getrennt", ("Apart", button.GetAttribute("value")!));

        Assert.Equal("/akteure/doppelte", done.RedirectsTo);
        Assert.DoesNotContain(
            "Doppelgänger",
            (await done.FollowAsync()).Text,
            StringComparison.Ordinal
        );
        var broken = await page.SubmitAsync("getrennt", ("Apart", "nichts_davon"));
        Assert.Equal(HttpStatusCode.NotFound, broken.Status);
    }

    [Fact]
    public async Task Whoever_is_entered_and_looks_known_is_asked_about_and_nothing_typed_is_lost()
    {
        var known = await app.CreatePersonAsync("Tilda", "Bekannt");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync("/personen/neu");
        (string, string)[] typed =
        [
            ("Input.GivenName", "Bekannt"),
            ("Input.FamilyName", "Tilda"),
            ("Input.Mail", GroupSteps.Unique("tilda")),
            ("Input.Note", "kam mit der Liste"),
        ];
        var asked = await form.SubmitAsync("eintragen", typed);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("vertauscht", asked.Text, StringComparison.Ordinal);
        Assert.NotNull(asked.Document.QuerySelector($"a[href='/personen/{known.Id}']"));
        Assert.Equal(
            "kam mit der Liste",
            asked.Document.QuerySelector("textarea[name='Input.Note']")?.TextContent.Trim()
        );

        var entered = await asked.SubmitAsync("eintragen", typed);

        Assert.StartsWith("/personen/", entered.RedirectsTo, StringComparison.Ordinal);
        var id = Guid.Parse(entered.RedirectsTo!["/personen/".Length..]);
        Assert.Equal([known.Id], (await app.LoadAsync<Person>(id)).ToldApartFrom);
        var page = await office.OpenAsync("/akteure/doppelte");
        Assert.DoesNotContain("Tilda", page.Text, StringComparison.Ordinal);
        var again = await asked.SubmitAsync("eintragen", typed);
        Assert.Equal(entered.RedirectsTo, again.RedirectsTo);
    }

    [Fact]
    public async Task An_organisation_that_looks_known_is_asked_about()
    {
        var known = await RegisterAsync("Lesepaten Flöha e. V.");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync("/akteure/neu");
        (string, string)[] typed =
        [
            ("Input.Name", "Lesepaten Floeha"),
            ("Input.Kind", nameof(OrganisationKind.Association)),
        ];
        var asked = await form.SubmitAsync("eintragen", typed);
        Assert.Contains("Rechtsform", asked.Text, StringComparison.Ordinal);
        Assert.NotNull(asked.Document.QuerySelector($"a[href='/akteure/{known}']"));

        var entered = await asked.SubmitAsync("eintragen", typed);

        var id = Guid.Parse(entered.RedirectsTo!["/akteure/".Length..]);
        Assert.Equal([known], (await app.LoadAsync<Organisation>(id)).ToldApartFrom);
    }

    [Fact]
    public async Task Two_entries_of_an_organisation_become_one_and_part_again()
    {
        var (gone, into) = (
            await RegisterAsync("Nachbarschaftstreff Oederan"),
            await RegisterAsync("Nachbarschaftstreff Oederan e.V.")
        );
        var person = await app.CreatePersonAsync("Uta", "Treff");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var edit = await office.OpenAsync($"/personen/{person.Id}/bearbeiten");
        await edit.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Uta"),
            ("Input.FamilyName", "Treff"),
            ("Input.Mail", person.Card.Mail),
            ("Input.Organisation", $"{gone}")
        );
        var mail = await office.OpenAsync($"/akteure/{gone}");
        await mail.SubmitAsync("adresse", ("Input.Mail", "buero@treff.example"));
        var group = await app.FoundAsync();
        var task = await app.AssignAsync(group, assignee: null, gone);
        var pairs = await office.OpenAsync("/akteure/doppelte/organisationen");
        Assert.Contains("Nachbarschaftstreff", pairs.Text, StringComparison.Ordinal);
        var compared = await office.OpenAsync($"/akteure/doppelte/organisationen/{into}/{gone}");

        var done = await compared.SubmitAsync("zusammenfuehren", ("Input.Name", "Stays"));

        Assert.Equal($"/akteure/{into}", done.RedirectsTo);
        Assert.Equal(into, (await app.LoadAsync<Person>(person.Id.Value)).Organisation);
        Assert.Equal(
            into,
            (await app.LoadAsync<Netzwerk.Domain.FollowUp.ActionItem>(task)).Organisation
        );
        var page = await done.FollowAsync();
        Assert.Contains(
            "buero@treff.example",
            page.Document.Body!.InnerHtml,
            StringComparison.Ordinal
        );
        Assert.Equal($"/akteure/{into}", (await office.OpenAsync($"/akteure/{gone}")).RedirectsTo);

        var part = await office.OpenAsync($"/akteure/{gone}/trennen");
        await part.SubmitAsync("trennen");
        Assert.Equal(gone, (await app.LoadAsync<Person>(person.Id.Value)).Organisation);
        Assert.Equal(
            gone,
            (await app.LoadAsync<Netzwerk.Domain.FollowUp.ActionItem>(task)).Organisation
        );
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"/akteure/{gone}")).Status);
    }

    private async Task<OrganisationId> RegisterAsync(string name)
    {
        var id = OrganisationId.Create();
        var done = await app.WithAsync<OrganisationCommands, CommandResult>(c =>
            c.RegisterAsync(
                id,
                new RegisterOrganisation(name, OrganisationKind.Association, null),
                Asker.Program(Originator.Job),
                Ct
            )
        );
        Assert.Equal(CommandStatus.Done, done.Status);
        return id;
    }

    private static DirectoryPerson Entry(string given, string family, string phone) =>
        new(PersonId.Create(), new PersonCard(given, family, "", phone), Office);
}
