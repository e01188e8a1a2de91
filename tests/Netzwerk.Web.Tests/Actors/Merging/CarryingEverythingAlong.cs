using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Conversations;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Freshness;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Merging;

public sealed class CarryingEverythingAlong(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_kept_organisation_shows_what_both_had_and_undoing_gives_each_its_own()
    {
        var (gone, into) = (await RegisterAsync("Lernhaus Nord"), await RegisterAsync("Lernhaus"));
        var (ada, bea) = (
            await app.CreatePersonAsync("Ada", "Anders"),
            await app.CreatePersonAsync("Bea", "Bald")
        );
        await FillAsync(into, "Haus Süd", WorkTopic.Advice, ada.Id, "Leitung Süd", "Anruf Süd");
        await FillAsync(
            gone,
            "Haus Nord",
            WorkTopic.Literacy,
            bea.Id,
            "Leitung Nord",
            "Anruf Nord"
        );
        await ConfirmAsync(gone);
        var proposal = await SuggestAsync(gone, ada);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var before = (await TextAsync(office, into), await TextAsync(office, gone));

        var compared = await office.OpenAsync($"/akteure/doppelte/organisationen/{into}/{gone}");
        string[] ofBoth =
        [
            "Haus Süd",
            "Haus Nord",
            "Alphabetisierung",
            "Ada Anders (Leitung Süd)",
            "Bea Bald (Leitung Nord)",
        ];
        Assert.All(ofBoth, w => Assert.Contains(w, compared.Text, StringComparison.Ordinal));
        await compared.SubmitAsync("zusammenfuehren", ("Input.Name", "Stays"));

        var whole = await TextAsync(office, into);
        string[] all =
        [
            "Haus Süd",
            "Haus Nord",
            "Mo 9 bis 12 Uhr",
            "Alphabetisierung",
            "Leitung Süd",
            "Leitung Nord",
            "Anruf Süd",
            "Anruf Nord",
            "Bea Bald",
        ];
        Assert.All(all, w => Assert.Contains(w, whole, StringComparison.Ordinal));
        Assert.DoesNotContain("noch nie", whole, StringComparison.Ordinal);
        var suggested = await office.OpenAsync($"/vorschlaege/{proposal}");
        Assert.Contains("Lernhaus", suggested.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lernhaus Nord", suggested.Text, StringComparison.Ordinal);
        await AssertForwardedAsync(office, gone, into);

        await PartAsync(office, gone);
        Assert.Contains("Getrennt", await TextAsync(office, into), StringComparison.Ordinal);

        Assert.Equal(before, (await TextAsync(office, into), await TextAsync(office, gone)));
    }

    [Fact]
    public async Task What_is_put_right_later_goes_back_and_what_is_added_later_stays()
    {
        var (gone, into) = (
            await RegisterAsync("Treff Ost"),
            await RegisterAsync("Treff Ost e.V.")
        );
        var (ada, bea) = (
            await app.CreatePersonAsync("Ada", "Ost"),
            await app.CreatePersonAsync("Bea", "Ost")
        );
        await FillAsync(into, "Markt", WorkTopic.Advice, ada.Id, "Leitung", "Besuch");
        var site = await FillAsync(gone, "Bahnhof", WorkTopic.Literacy, bea.Id, "Kurse", "Mail");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await MergeAsync(office, gone, into);

        var edit = await office.OpenAsync($"/akteure/{into}/standorte/{site}");
        var saved = await edit.SubmitAsync("standort", ("Input.Name", "Alter Bahnhof"));
        Assert.Equal($"/akteure/{into}", saved.RedirectsTo);
        var fresh = await office.OpenAsync($"/akteure/{into}/standorte/neu");
        await fresh.SubmitAsync("standort", ("Input.Name", "Neubau"));
        var contacts = await office.OpenAsync($"/akteure/{into}/ansprechpersonen");
        await contacts.SubmitAsync("reihenfolge", ("Change", $"{bea.Id}:1"));
        var work = await office.OpenAsync($"/akteure/{into}/taetigkeit");
        await work.SubmitAsync("taetigkeit", ("Input.Topics", nameof(WorkTopic.Mentoring)));

        var whole = await TextAsync(office, into);
        Assert.Contains("Alter Bahnhof", whole, StringComparison.Ordinal);
        Assert.Contains("Neubau", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Alphabetisierung", whole, StringComparison.Ordinal);
        Assert.True(
            whole.IndexOf("Bea Ost", StringComparison.Ordinal)
                < whole.IndexOf("Ada Ost", StringComparison.Ordinal)
        );

        await PartAsync(office, gone);

        var (kept, back) = (await TextAsync(office, into), await TextAsync(office, gone));
        Assert.Contains("Neubau", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Bahnhof", kept, StringComparison.Ordinal);
        Assert.Contains("Alter Bahnhof", back, StringComparison.Ordinal);
        Assert.DoesNotContain("Neubau", back, StringComparison.Ordinal);
        Assert.Contains("Alphabetisierung", back, StringComparison.Ordinal);
        Assert.Contains("Kurse", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_carries_everything_and_comes_apart_from_its_end()
    {
        var (a, b, c) = (
            await RegisterAsync("Kette Eins"),
            await RegisterAsync("Kette Zwei"),
            await RegisterAsync("Kette Drei")
        );
        var ada = await app.CreatePersonAsync("Ada", "Kette");
        await FillAsync(a, "Haus Eins", WorkTopic.Literacy, ada.Id, "Kurse", "Anruf Eins");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await MergeAsync(office, a, b);
        await MergeAsync(office, b, c);
        string[] carried = ["Haus Eins", "Alphabetisierung", "Kurse", "Anruf Eins"];
        var end = await TextAsync(office, c);
        Assert.All(carried, w => Assert.Contains(w, end, StringComparison.Ordinal));

        var d = await RegisterAsync("Kette Vier");
        await MergeAsync(office, c, d);
        var further = await TextAsync(office, d);
        Assert.All(carried, w => Assert.Contains(w, further, StringComparison.Ordinal));
        await PartAsync(office, c);

        var early = await PartAsync(office, a);
        Assert.Contains("inzwischen in einem weiteren", early.Text, StringComparison.Ordinal);

        await PartAsync(office, b);
        var (middle, last) = (await TextAsync(office, b), await TextAsync(office, c));
        Assert.All(carried, w => Assert.Contains(w, middle, StringComparison.Ordinal));
        Assert.All(carried, w => Assert.DoesNotContain(w, last, StringComparison.Ordinal));
        await PartAsync(office, a);
        Assert.Contains("Haus Eins", await TextAsync(office, a), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_means_another_one_is_asked_and_called_no_more()
    {
        var (gone, into) = (await RegisterAsync("Frage Alt"), await RegisterAsync("Frage Neu"));
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await MergeAsync(office, gone, into);

        var overview = await office.OpenAsync("/aktualitaet");

        Assert.Contains("Frage Neu", overview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Frage Alt", overview.Text, StringComparison.Ordinal);
    }

    private static async Task AssertForwardedAsync(
        HttpClient office,
        OrganisationId gone,
        OrganisationId into
    )
    {
        string[] pages =
        [
            "",
            "/taetigkeit",
            "/standorte/neu",
            "/ansprechpersonen",
            "/beziehungen/neu",
        ];
        foreach (var page in pages)
        {
            var found = await office.OpenAsync($"/akteure/{gone}{page}");
            Assert.Equal($"/akteure/{into}", found.RedirectsTo);
        }

        var entry = await office.OpenAsync($"/akteure/{gone}/aktualitaet");
        Assert.Equal($"/akteure/{into}/aktualitaet", entry.RedirectsTo);
    }

    private static async Task MergeAsync(
        HttpClient office,
        OrganisationId gone,
        OrganisationId into
    )
    {
        var page = await office.OpenAsync($"/akteure/doppelte/organisationen/{into}/{gone}");
        var done = await page.SubmitAsync("zusammenfuehren", ("Input.Name", "Stays"));
        Assert.Equal($"/akteure/{into}", done.RedirectsTo);
    }

    private static async Task<Page> PartAsync(HttpClient office, OrganisationId gone) =>
        await (await office.OpenAsync($"/akteure/{gone}/trennen")).SubmitAsync("trennen");

    private static async Task<string> TextAsync(HttpClient office, OrganisationId id) =>
        (await office.OpenAsync($"/akteure/{id}")).Document.QuerySelector("main")!.TextContent;

    private async Task<SiteId> FillAsync(
        OrganisationId id,
        string site,
        WorkTopic topic,
        PersonId person,
        string function,
        string conversation
    )
    {
        var place = SiteId.Create();
        var day = new DateOnly(2026, 5, 4);
        await DoneAsync<ProfileCommands>(c =>
            c.AddSiteAsync(
                id,
                new(place, site, "", null, null, "Mo 9 bis 12 Uhr", StepFree.Yes, ""),
                Office,
                Ct
            )
        );
        await DoneAsync<ProfileCommands>(c =>
            c.DescribeWorkAsync(id, new([topic], [], ["de"]), Office, Ct)
        );
        await DoneAsync<AffiliationCommands>(c =>
            c.NoteAsync(
                id,
                new(AffiliationId.Create(), person, AffiliationKind.Represents, day, null),
                Office,
                Ct
            )
        );
        await DoneAsync<AffiliationCommands>(c =>
            c.NameContactAsync(id, new(person, function), Office, Ct)
        );
        await DoneAsync<ConversationCommands>(c =>
            c.NoteAsync(
                ConversationId.Create(),
                new(null, id, null, new(ConversationKind.Call, day, conversation, "", null)),
                Office,
                Ct
            )
        );
        return place;
    }

    private Task ConfirmAsync(OrganisationId id) =>
        DoneAsync<EntryCommands>(c => c.ConfirmByPhoneAsync(id, Office, Ct));

    private async Task<Guid> SuggestAsync(OrganisationId id, KnownPerson proposer)
    {
        using var member = await app.SignInAsync(proposer);
        var page = await member.OpenAsync($"/akteure/{id}/vorschlag");
        var form = page.Document.QuerySelector("form input[name=Proposal]")!;
        var proposal = Guid.Parse(form.GetAttribute("value")!);
        var sent = await page.FillAsync(
            "vorschlagen",
            ("Remark", "Die Straße heißt jetzt anders.")
        );
        Assert.NotNull(sent.RedirectsTo);
        return proposal;
    }

    private async Task DoneAsync<T>(Func<T, Task<CommandResult>> run)
        where T : notnull => Assert.Equal(CommandStatus.Done, (await app.WithAsync(run)).Status);

    private async Task<OrganisationId> RegisterAsync(string name)
    {
        var id = OrganisationId.Create();
        await DoneAsync<OrganisationCommands>(c =>
            c.RegisterAsync(
                id,
                new RegisterOrganisation(name, OrganisationKind.Association, null),
                Office,
                Ct
            )
        );
        return id;
    }
}
