using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>ADR 0061: the text keeps its length, so those who write go on.</summary>
public sealed class ErasingWhileSomebodyWrites(TestDatabase database)
{
    private const string Family = "Zwetschgenbaum";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_name_goes_from_the_open_text_and_no_letter_of_the_others_is_lost()
    {
        await using var site = new LiveSite(await database.CreateDatabaseAsync(Ct));
        var (anna, rita) = (await site.PersonAsync("Anna"), await site.PersonAsync("Rita"));
        var wilma = await site.PersonAsync("Wilhelmine", Family);
        var (_, _, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (rita, GroupRole.Member)
        );
        await using var writer = await site.JoinedAsync(anna, items[0]);
        await writer.TypeAsync($"Wilhelmine {Family} berichtet.", Ct);

        await EraseAsync(site, wilma);
        await using (var joins = await site.JoinedAsync(rita, items[0]))
        {
            Assert.DoesNotContain(Family, joins.Plain, StringComparison.Ordinal);
            await writer.TypeAsync(" Danke.", Ct);
            await joins.UntilAsync(writer.Version, Ct);
            Assert.EndsWith("██ berichtet. Danke.", joins.Plain, StringComparison.Ordinal);
        }

        await using var later = await site.JoinedAsync(rita, items[0]);
        Assert.EndsWith("██ berichtet. Danke.", later.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Family, later.Plain, StringComparison.Ordinal);
        var stored = await site.Services.GetRequiredService<MinutesTexts>().ReadAsync(items[0], Ct);
        Assert.Equal(later.State.Text, stored.Text.ToJson());
    }

    private static async Task EraseAsync(LiveSite site, Domain.PersonId person)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var erasure = scope.ServiceProvider.GetRequiredService<PersonErasure>();
        var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        var erased = await commands.RunAsync(
            Originator.Job,
            (work, ct) => erasure.EraseAsync(work, person, ct),
            Ct
        );
        Assert.True(erased.Succeeded);
    }
}
