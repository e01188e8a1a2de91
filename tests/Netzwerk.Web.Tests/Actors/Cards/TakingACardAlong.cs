using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Cards;

public sealed class TakingACardAlong(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_are_folded_at_75_octets_between_characters_and_values_escaped()
    {
        var name = string.Concat(Enumerable.Repeat("Größe 👩‍👧; a\\b, ", 9)) + "Ende";
        var id = await RegisterAsync(name, "Haus; B\nMarkt 1, Hof\n01234  Muster-Stadt");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var bytes = await office.GetByteArrayAsync($"/akteure/{id}/karte.vcf", Ct);

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        var lines = text.Split("\r\n");
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.All(lines, l => Assert.DoesNotContain('\n', l));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCARD", "VERSION:4.0", "KIND:org", $"UID:urn:uuid:{id}"], whole[..4]);
        var escaped = name.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal);
        Assert.Equal($"FN:{escaped}", whole[4]);
        Assert.Matches("^REV:20[0-9]{6}T[0-9]{6}Z$", whole[5]);
        Assert.Equal($"ORG:{escaped}", whole[6]);
        Assert.Equal("ADR;TYPE=work:;;Haus\\; B\\, Markt 1\\, Hof;Muster-Stadt;;01234;", whole[7]);
        Assert.Equal(["END:VCARD", ""], whole[^2..]);
    }

    [Fact]
    public async Task A_person_is_taken_along_with_organisation_and_function()
    {
        var id = await RegisterAsync("Schule am Wehr");
        var ada = await app.CreatePersonAsync("Ada", "Karte");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var edit = await office.OpenAsync($"/personen/{ada.Id}/bearbeiten");
        await edit.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Ada"),
            ("Input.FamilyName", "Karte"),
            ("Input.Mail", ada.Card.Mail),
            ("Input.Phone", "03731 12 34"),
            ("Input.Organisation", $"{id}")
        );
        MailedNetzwerk.Must(
            await WithAsync<AffiliationCommands>(c =>
                c.NameContactAsync(id, new(ada.Id, "Leitung"), Office, Ct)
            )
        );

        var card = await CardAsync(office, $"/personen/{ada.Id}/karte.vcf");
        foreach (
            var line in new[]
            {
                "FN:Ada Karte",
                "N:Karte;Ada;;;",
                "ORG:Schule am Wehr",
                "TITLE:Leitung",
                "TEL;TYPE=work:03731 12 34",
                $"EMAIL;TYPE=work:{ada.Card.Mail}",
            }
        )
        {
            Assert.Contains(line, card);
        }

        var page = await office.OpenAsync($"/personen/{ada.Id}");
        Assert.NotNull(page.Document.QuerySelector("a[href$='karte.vcf']"));
        var body = await CardAsync(office, $"/akteure/{id}/karte.vcf");
        Assert.Contains("KIND:org", body);
        Assert.DoesNotContain(body, l => l.Contains("Ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_takes_along_what_the_page_would_not_show()
    {
        var id = await RegisterAsync("Geschlossene Stelle");
        var (ada, mia) = (
            await app.CreatePersonAsync("Ada", "Fremd"),
            await app.CreatePersonAsync("Mia", "Selbst")
        );
        using var member = await app.SignInAsync(mia);
        Assert.Contains("FN:Mia Selbst", await CardAsync(member, $"/personen/{mia.Id}/karte.vcf"));
        foreach (
            var path in new[]
            {
                $"/personen/{ada.Id}/karte.vcf",
                $"/personen/{PersonId.Create()}/karte.vcf",
                $"/akteure/{id}/karte.vcf",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (await office.OpenAsync($"/personen/{ada.Id}/loeschen")).SubmitAsync("loeschen");
        var erased = await office.OpenAsync($"/personen/{ada.Id}/karte.vcf");
        Assert.Equal(HttpStatusCode.NotFound, erased.Status);
    }

    private static async Task<string[]> CardAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, Ct);
        Assert.Equal("text/vcard", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
    }

    private async Task<OrganisationId> RegisterAsync(string name, string? address = null)
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation(name, OrganisationKind.School, "14522180");
        MailedNetzwerk.Must(
            await WithAsync<OrganisationCommands>(c =>
                c.RegisterAsync(id, ask, Office, Ct, address)
            )
        );
        return id;
    }

    private async Task<CommandResult> WithAsync<T>(Func<T, Task<CommandResult>> use)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<T>());
    }
}
