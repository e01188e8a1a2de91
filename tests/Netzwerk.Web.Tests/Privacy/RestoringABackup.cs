using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Erasing;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>Law DP-10: a backup knows people who were erased since.</summary>
public sealed class RestoringABackup
{
    private const string Key = "Netzwerk:MasterKey";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_was_erased_since_is_erased_again_before_anybody_can_look()
    {
        await using var before = new NetzwerkApp();
        var coordinator = await before.CreateCoordinatorAsync();
        var erased = await before.CreatePersonAsync("Wilhelmine", "Zwetschgenbaum");
        var stays = await before.CreatePersonAsync("Emil", "Pflaumenweg");
        await using var restored = new NetzwerkApp
        {
            Database = before.ConnectionString,
            Differently = builder =>
                builder.UseSetting(Key, before.Services.GetRequiredService<IConfiguration>()[Key]),
        };
        // Written by the program whose database is lost; the last line broke off.
        var list = Path.Combine(restored.Data.FullName, ErasureList.FileName);
        await File.WriteAllTextAsync(list, $"\n{erased.Id}\n{stays.Id.ToString()[..20]}", Ct);

        using var office = await restored.SignInAsync(coordinator);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.OpenAsync($"/personen/{erased.Id}")).Status
        );
        Assert.Contains(
            "Pflaumenweg",
            (await office.OpenAsync($"/personen/{stays.Id}")).Text,
            StringComparison.Ordinal
        );
        var dump = await DatabaseDump.OfAsync(restored.ConnectionString);
        Assert.Empty(dump.Holding("Zwetschgenbaum"));
    }

    [Fact]
    public async Task The_list_of_the_erased_lies_beside_the_database()
    {
        await using var app = new NetzwerkApp();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list = app.Services.GetRequiredService<ErasureList>();
        var first = await app.CreatePersonAsync("Wilhelmine");
        var second = await app.CreatePersonAsync("Emil");
        foreach (var person in new[] { first, second })
        {
            var form = await office.OpenAsync($"/personen/{person.Id}/loeschen");
            Assert.Equal("/akteure", (await form.SubmitAsync("loeschen")).RedirectsTo);
        }

        await app.WaitForDaemonAsync();
        list.Add([first.Id]);
        Assert.Equal([first.Id, second.Id], list.Read());
        var file = await File.ReadAllTextAsync(
            Path.Combine(app.Data.FullName, ErasureList.FileName),
            Ct
        );
        Assert.DoesNotContain(first.Card.FamilyName, file, StringComparison.Ordinal);
    }
}
