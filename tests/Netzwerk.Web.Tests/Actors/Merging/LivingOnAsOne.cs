using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Accounts;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Privacy;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Merging;

/// <summary>What holds long after two entries became one: signing in, later merges, erasing.</summary>
public sealed class LivingOnAsOne(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_addresses_sign_in_and_the_code_goes_where_it_was_asked_for()
    {
        var (gone, into) = (
            await app.CreatePersonAsync("Mona", "Zwilling", GroupSteps.Unique("mona")),
            await app.CreatePersonAsync("Mona", "Zwilling", GroupSteps.Unique("zwilling"))
        );
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await office.MergeAsync(gone.Id, into.Id);
        foreach (var address in new[] { gone, into })
        {
            using var browser = app.Visitor();
            await SignInSteps.AskAsync(browser, address.Card.Mail);
            var mail = await SignInSteps.MailAsync(app, address);
            var done = await SignInSteps.EnterCodeAsync(browser, mail.Code);
            Assert.Equal("/", done.RedirectsTo);
            var account = await browser.OpenAsync("/konto");
            Assert.Contains(into.Card.Mail, account.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_a_month_it_cannot_be_undone_and_both_addresses_still_count()
    {
        var (gone, into) = (
            await app.CreatePersonAsync("Nele", "Zwilling", GroupSteps.Unique("nele")),
            await app.CreatePersonAsync("Nele", "Zwilling", GroupSteps.Unique("nele"))
        );
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await office.MergeAsync(gone.Id, into.Id);
        await using (
            var session = app.Services.GetRequiredService<IDocumentStore>().LightweightSession()
        )
        {
            var kept = await session.LoadAsync<SealedMerge>(gone.Id.Value, Ct);
            session.Store(kept! with { At = kept.At.AddDays(-31) });
            await session.SaveChangesAsync(Ct);
        }

        await app.RunAsync<ForgetMerges>(job => job.RunAsync(Ct));

        var part = await office.OpenAsync($"/personen/{gone.Id}/trennen");
        Assert.Equal(HttpStatusCode.NotFound, part.Status);
        Assert.Equal(into.Id, await app.OwnerAsync(gone.Card.Mail));
    }

    [Fact]
    public async Task Erasing_the_one_who_stays_erases_both_without_a_trace()
    {
        var (gone, into) = (
            await app.CreatePersonAsync("Ottilie", "Quittenmus", GroupSteps.Unique("quittenmus")),
            await app.CreatePersonAsync("Ottilie", "Holunderbusch", GroupSteps.Unique("holunder"))
        );
        foreach (var name in new[] { "Ottilie Quittenmus", "Ottilie Holunderbusch" })
        {
            await app.WithAsync<GroupCommands, CommandResult>(c =>
                c.FoundAsync(
                    GroupId.Create(),
                    new FoundGroup(
                        "AG Obst",
                        GroupKind.WorkingGroup,
                        GroupOpenness.Open,
                        $"Leitung: {name}"
                    ),
                    Asker.Program(Originator.Job),
                    Ct
                )
            );
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await office.MergeAsync(gone.Id, into.Id);
        Assert.NotEmpty((await DatabaseDump.OfAsync(app.ConnectionString)).Holding("Quittenmus"));

        var form = await office.OpenAsync($"/personen/{into.Id}/loeschen");
        Assert.Equal("/akteure", (await form.SubmitAsync("loeschen")).RedirectsTo);
        await app.WaitForDaemonAsync();

        var dump = await DatabaseDump.OfAsync(app.ConnectionString);
        Assert.All(["Quittenmus", "Holunderbusch"], word => Assert.Empty(dump.Holding(word)));
        Assert.True((await app.LoadAsync<Person>(gone.Id.Value)).IsErased);
        Assert.Null(await app.CardAsync(gone.Id));
        Assert.Null(await app.OwnerAsync(gone.Card.Mail));
        await using var session = app.Query();
        Assert.Null(await session.LoadAsync<SealedMerge>(gone.Id.Value, Ct));
        Assert.Null(await session.LoadAsync<PersonKey>(gone.Id.Value, Ct));
    }

    [Fact]
    public async Task Three_entries_become_one_and_part_in_the_order_back()
    {
        var people = new List<KnownPerson>();
        for (var i = 0; i < 3; i++)
        {
            people.Add(
                await app.CreatePersonAsync("Paula", "Drilling", GroupSteps.Unique("paula"))
            );
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await office.MergeAsync(people[0].Id, people[1].Id);
        await office.MergeAsync(people[1].Id, people[2].Id);
        Assert.Equal(people[2].Id, await app.OwnerAsync(people[0].Card.Mail));

        var early = await office.PartAsync(people[0].Id);
        Assert.Contains("weiteren aufgegangen", early.Text, StringComparison.Ordinal);
        await office.PartAsync(people[1].Id);
        Assert.Equal(people[1].Id, await app.OwnerAsync(people[0].Card.Mail));
        await office.PartAsync(people[0].Id);
        Assert.Equal(people[0].Id, await app.OwnerAsync(people[0].Card.Mail));
    }

    [Fact]
    public async Task An_address_that_somebody_else_got_meanwhile_is_not_given_back()
    {
        var (gone, into) = (
            await app.CreatePersonAsync("Selma", "Zwilling", GroupSteps.Unique("selma")),
            await app.CreatePersonAsync("Selma", "Zwilling", GroupSteps.Unique("selma"))
        );
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await office.MergeAsync(gone.Id, into.Id, ("Input.Mail", "Gone"));
        var edit = await office.OpenAsync($"/personen/{into.Id}/bearbeiten");
        await edit.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Selma"),
            ("Input.FamilyName", "Zwilling"),
            ("Input.Mail", GroupSteps.Unique("neu"))
        );
        var other = await app.CreatePersonAsync("Thea", "Andere", gone.Card.Mail);

        await office.PartAsync(gone.Id);

        Assert.Equal(other.Id, await app.OwnerAsync(gone.Card.Mail));
        Assert.Equal("", (await app.CardAsync(gone.Id))?.Mail);
    }
}
