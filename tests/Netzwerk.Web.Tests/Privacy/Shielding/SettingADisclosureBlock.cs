using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>Coordinators set and lift it for everybody, people for themselves, and nobody else knows.</summary>
public sealed class SettingADisclosureBlock(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Neutral = "geschützte Person";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coordinator_sets_it_finds_the_person_and_lifts_it()
    {
        var (group, ada) = await SeatedAsync("Adalberta");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        Assert.Contains(
            "Adalberta",
            (await office.OpenAsync($"/gruppen/{group}")).Text,
            StringComparison.Ordinal
        );
        var form = await office.OpenAsync($"/personen/{ada.Id}/auskunftssperre");
        Assert.Contains("Kein freigegebenes Protokoll", form.Text, StringComparison.Ordinal);
        Assert.Equal($"/personen/{ada.Id}", (await form.SubmitAsync("setzen")).RedirectsTo);
        // A double click.
        Assert.Equal($"/personen/{ada.Id}", (await form.SubmitAsync("setzen")).RedirectsTo);

        var list = await office.OpenAsync($"/gruppen/{group}");
        Assert.DoesNotContain("Adalberta", list.Text, StringComparison.Ordinal);
        Assert.Contains(Neutral, list.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Adalberta",
            (await office.OpenAsync("/personen/geschuetzt")).Text,
            StringComparison.Ordinal
        );
        var page = await office.OpenAsync($"/personen/{ada.Id}");
        Assert.Contains("Adalberta", page.Text, StringComparison.Ordinal);
        Assert.Contains("Auskunftssperre", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.GetAsync($"/personen/{ada.Id}/karte.vcf", Ct)).StatusCode
        );

        var lift = await office.OpenAsync($"/personen/{ada.Id}/auskunftssperre");
        Assert.Equal($"/personen/{ada.Id}", (await lift.SubmitAsync("aufheben")).RedirectsTo);
        Assert.Contains(
            "Adalberta",
            (await office.OpenAsync($"/gruppen/{group}")).Text,
            StringComparison.Ordinal
        );
        await using var session = app.Query();
        var facts = await session.Events.FetchStreamAsync(ada.Id.Value, token: Ct);
        Assert.Single(facts, f => f.Data is PersonShielded);
        Assert.Single(facts, f => f.Data is PersonShieldLifted);
    }

    [Fact]
    public async Task Somebody_sets_it_for_the_own_details_and_sees_the_own_name_all_the_same()
    {
        var (group, ada) = await SeatedAsync("Berthilde");
        using var own = await app.SignInAsync(ada);
        var form = await own.OpenAsync($"/personen/{ada.Id}/auskunftssperre");
        Assert.DoesNotContain("Protokoll nennt", form.Text, StringComparison.Ordinal);
        Assert.Equal($"/personen/{ada.Id}", (await form.SubmitAsync("setzen")).RedirectsTo);

        Assert.Contains(
            "Berthilde",
            (await own.OpenAsync("/konto")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Berthilde",
            (await own.OpenAsync($"/personen/{ada.Id}")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await own.GetAsync($"/personen/{ada.Id}/karte.vcf", Ct)).StatusCode
        );
        var changed = await (await own.OpenAsync($"/personen/{ada.Id}/bearbeiten")).FillAsync(
            "bearbeiten",
            ("Input.Phone", "03731 1234")
        );
        Assert.Equal($"/personen/{ada.Id}", changed.RedirectsTo);
        Assert.Contains(
            "Berthilde",
            (await own.OpenAsync($"/personen/{ada.Id}")).Text,
            StringComparison.Ordinal
        );
        var other = await app.CreatePersonAsync();
        await app.SeatAsync(group, other);
        using var member = await app.SignInAsync(other);
        Assert.Contains(
            Neutral,
            (await member.OpenAsync($"/gruppen/{group}")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"/personen/{ada.Id}/auskunftssperre")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync("/personen/geschuetzt")).Status
        );
    }

    [Fact]
    public async Task A_coordinator_is_told_how_many_frozen_minutes_name_the_person()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await using (
            var session = app.Services.GetRequiredService<IDocumentStore>().LightweightSession()
        )
        {
            var vault = app.Services.GetRequiredService<PersonVault>();
            await vault.StoreAsync(
                session,
                held.Vera.Id,
                held.Vera.Card with
                {
                    FamilyName = "Einmalig",
                },
                Ct
            );
            await session.SaveChangesAsync(Ct);
        }

        var edition = await held.FreezeAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync($"/personen/{held.Vera.Id}/auskunftssperre");
        Assert.Contains(
            "Ein freigegebenes Protokoll nennt die Person",
            form.Text,
            StringComparison.Ordinal
        );
        await form.SubmitAsync("setzen");
        Assert.Equal(edition.Json, (await held.EditionAsync())!.Json);
    }

    [Fact]
    public async Task Merged_with_somebody_unshielded_the_one_who_stays_is_shielded_and_parted_both_are()
    {
        var (group, stays) = await SeatedAsync("Cunigunde");
        var (other, gone) = await SeatedAsync("Cunigunda");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (await office.OpenAsync($"/personen/{gone.Id}/auskunftssperre")).SubmitAsync(
            "setzen"
        );
        var pair = await office.OpenAsync($"/akteure/doppelte/personen/{stays.Id}/{gone.Id}");
        await pair.SubmitAsync("zusammenfuehren");
        foreach (var seat in (GroupId[])[group, other])
        {
            var list = await office.OpenAsync($"/gruppen/{seat}");
            Assert.Contains(Neutral, list.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Cunigund", list.Text, StringComparison.Ordinal);
        }

        await (await office.OpenAsync($"/personen/{gone.Id}/trennen")).SubmitAsync("trennen");
        var shielded = await office.OpenAsync("/personen/geschuetzt");
        Assert.Contains("Cunigunde", shielded.Text, StringComparison.Ordinal);
        Assert.Contains("Cunigunda", shielded.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Cunigund",
            (await office.OpenAsync($"/gruppen/{other}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Somebody_erased_reads_erased_and_is_on_no_list_of_the_protected()
    {
        var (group, ada) = await SeatedAsync("Dorothilde");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (await office.OpenAsync($"/personen/{ada.Id}/auskunftssperre")).SubmitAsync("setzen");
        await (await office.OpenAsync($"/personen/{ada.Id}/loeschen")).SubmitAsync("loeschen");
        Assert.DoesNotContain(
            "Dorothilde",
            (await office.OpenAsync("/personen/geschuetzt")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Neutral,
            (await office.OpenAsync($"/gruppen/{group}")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.OpenAsync($"/personen/{ada.Id}/auskunftssperre")).Status
        );
    }

    [Fact]
    public async Task The_neutral_card_never_takes_the_place_of_the_real_one()
    {
        var (_, ada) = await SeatedAsync("Edeltraut");
        var vault = app.Services.GetRequiredService<PersonVault>();
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        await PersonVault.ShieldAsync(session, ada.Id, true, Ct);
        await session.SaveChangesAsync(Ct);
        var shown = await vault.FindAsync(session, ada.Id, Ct);
        Assert.Equal((Neutral, "", ""), (shown!.FullName, shown.Mail, shown.GivenName));
        Assert.True(shown.HasMail);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            vault.StoreAsync(session, ada.Id, shown with { Phone = "1" }, Ct)
        );
        var opened = await vault.OpenAsync(session, ada.Id, Openly.OwnPage, Ct);
        Assert.Equal("Edeltraut", opened!.GivenName);
        Assert.DoesNotContain(await vault.AllAsync(session, Ct), p => p.Id == ada.Id);
    }

    private async Task<(GroupId Group, KnownPerson Person)> SeatedAsync(string given)
    {
        var person = await app.CreatePersonAsync(given, "Sperrholz");
        var group = await app.FoundAsync();
        await app.SeatAsync(group, person);
        return (group, person);
    }
}
