using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Conversations;

public sealed class RememberingConversations(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_talk_with_a_person_stands_there_and_its_step_on_the_start_page_until_it_is_done()
    {
        var ada = await app.CreatePersonAsync("Ada", "Anruf");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync($"/personen/{ada.Id}/kontakte/neu");
        await SaveAsync(form, "Will Räume teilen.", "Raumliste schicken");
        await SaveAsync(form, "Will Räume teilen.", "Raumliste schicken");

        var page = await office.OpenAsync($"/personen/{ada.Id}");
        Assert.Contains("Will Räume teilen.", page.Text, StringComparison.Ordinal);
        var link = Assert
            .Single(page.Document.QuerySelectorAll("main a[href^='/kontakte/']:not(.btn)"))
            .GetAttribute("href")!;
        var start = await office.OpenAsync("/");
        Assert.Contains("Raumliste schicken", start.Text, StringComparison.Ordinal);

        var done = await (await office.OpenAsync(link)).SubmitAsync("erledigt");
        Assert.Equal($"/personen/{ada.Id}", done.RedirectsTo);
        Assert.Contains("erledigt", (await done.FollowAsync()).Text, StringComparison.Ordinal);
        start = await office.OpenAsync("/");
        Assert.DoesNotContain("Raumliste schicken", start.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_talk_with_an_organisation_stands_there_and_can_be_put_right()
    {
        var id = await RegisterAsync("Gesprächspartner");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync($"/akteure/{id}/kontakte/neu");
        await SaveAsync(form, "Besuch war gut.", "");
        var page = await office.OpenAsync($"/akteure/{id}");
        var link = page.Document.QuerySelector("main a[href^='/kontakte/']:not(.btn)")!;
        var edit = await office.OpenAsync(link.GetAttribute("href")!);
        var wrong = await edit.SubmitAsync(
            "kontakt",
            ("Input.Kind", "Visit"),
            ("Input.Day", "1.1.2199"),
            ("Input.Text", "Besuch war sehr gut.")
        );
        Assert.NotNull(wrong.Document.GetElementById("feld-day-fehler"));
        await SaveAsync(edit, "Besuch war sehr gut.", "");
        page = await office.OpenAsync($"/akteure/{id}");
        Assert.Contains("Besuch war sehr gut.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_coordination_reads_it_not_even_the_person()
    {
        var mia = await app.CreatePersonAsync("Mia", "Mitglied");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await SaveAsync(
            await office.OpenAsync($"/personen/{mia.Id}/kontakte/neu"),
            "Vertraulich.",
            "Nachfassen"
        );
        await using var session = app.Query();
        var noted = await session.QueryAsync<Conversation>(
            "where data ->> 'person' = ?",
            Ct,
            $"{mia.Id}"
        );
        using var member = await app.SignInAsync(mia);
        foreach (var path in new[] { $"/personen/{mia.Id}", "/" })
        {
            var seen = await member.OpenAsync(path);
            Assert.DoesNotContain("Vertraulich", seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Nachfassen", seen.Text, StringComparison.Ordinal);
        }

        var hidden = await member.OpenAsync($"/kontakte/{Assert.Single(noted).Id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        foreach (
            var path in new[]
            {
                "/kontakte/neu",
                $"/personen/{PersonId.Create()}/kontakte/neu",
                $"/kontakte/{ConversationId.Create()}",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync(path)).Status);
        }
    }

    [Fact]
    public async Task Erasing_a_person_blacks_out_what_was_said_to_them_and_their_name_elsewhere()
    {
        var id = await RegisterAsync("Dritte Stelle");
        var ada = await app.CreatePersonAsync("Adalgunde", "Schwarzmann");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await SaveAsync(
            await office.OpenAsync($"/personen/{ada.Id}/kontakte/neu"),
            "Sie zieht um.",
            "Zurückrufen"
        );
        await SaveAsync(
            await office.OpenAsync($"/akteure/{id}/kontakte/neu"),
            "Adalgunde Schwarzmann war auch da.",
            ""
        );

        await (await office.OpenAsync($"/personen/{ada.Id}/loeschen")).SubmitAsync("loeschen");

        await using var session = app.Query();
        var all = await session.QueryAsync<Conversation>("where true", Ct);
        var own = all.Single(c => c.Person == ada.Id);
        Assert.All(own.Text + own.NextStep, c => Assert.True(c is PersonTracesBlack or ' '));
        var other = all.Single(c => c.Organisation == id);
        Assert.DoesNotContain("Schwarzmann", other.Text, StringComparison.Ordinal);
        Assert.EndsWith("war auch da.", other.Text, StringComparison.Ordinal);
    }

    private const char PersonTracesBlack = PersonTraces.Black;

    private static async Task SaveAsync(Page form, string text, string step)
    {
        var saved = await form.SubmitAsync(
            "kontakt",
            ("Input.Kind", nameof(ConversationKind.Visit)),
            ("Input.Day", "1.2.2024"),
            ("Input.Text", text),
            ("Input.NextStep", step)
        );
        Assert.NotNull(saved.RedirectsTo);
    }

    private async Task<OrganisationId> RegisterAsync(string name)
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation(name, OrganisationKind.Association, "14522180");
        await using var scope = app.Services.CreateAsyncScope();
        var organisations = scope.ServiceProvider.GetRequiredService<OrganisationCommands>();
        var by = Asker.Program(Originator.Job);
        MailedNetzwerk.Must(await organisations.RegisterAsync(id, ask, by, Ct));
        return id;
    }
}
