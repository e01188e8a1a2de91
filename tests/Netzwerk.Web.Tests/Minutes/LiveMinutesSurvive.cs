using Marten;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

public sealed class LiveMinutesSurvive(TestDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_crash()
    {
        var connection = await database.CreateDatabaseAsync(Ct);
        await using var site = new LiveSite(connection);
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var a = await site.JoinedAsync(anna, items[0]);
        for (var i = 0; i < 30; i++)
        {
            await a.TypeAsync("x", Ct);
        }

        // The first process never gets to say goodbye: no snapshot, no closing.
        await using var next = new LiveSite(connection);
        await using var reader = await next.JoinedAsync(anna, items[0]);
        Assert.Equal(30, reader.Version);
        Assert.Equal(new string('x', 30), reader.Plain);
        await using var session = next.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Null(await session.LoadAsync<MinutesTextSnapshot>(items[0].Value, Ct));
    }

    [Fact]
    public async Task Two_processes_write_the_same_text()
    {
        var connection = await database.CreateDatabaseAsync(Ct);
        await using var site = new LiveSite(connection);
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var other = new LiveSite(connection);
        await using var a = await site.JoinedAsync(anna, items[0], "a");
        await using var b = await other.JoinedAsync(anna, items[0], "b");
        await Task.WhenAll(
            Task.Run(
                async () =>
                {
                    for (var i = 0; i < 20; i++)
                    {
                        await a.TypeAsync("A", Ct);
                    }
                },
                Ct
            ),
            Task.Run(
                async () =>
                {
                    for (var i = 0; i < 20; i++)
                    {
                        await b.TypeAsync("B", Ct);
                    }
                },
                Ct
            )
        );
        await a.CatchUpAsync(Ct);
        await b.CatchUpAsync(Ct);
        Assert.Equal(40, a.Version);
        Assert.Equal(a.State, b.State);
        Assert.Equal(20, a.Plain.Count(c => c == 'A'));
    }

    [Fact]
    public async Task A_long_history_opens_from_a_snapshot_and_can_still_be_asked_for()
    {
        var connection = await database.CreateDatabaseAsync(Ct);
        await using var site = new LiveSite(connection);
        var (anna, bilal) = (await site.PersonAsync(), await site.PersonAsync());
        var (_, _, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.Chair)
        );
        await using (var a = await site.JoinedAsync(anna, items[0]))
        {
            await using var b = await site.JoinedAsync(bilal, items[0]);
            for (var i = 0; i < 210; i++)
            {
                await (i % 2 == 0 ? a : b).TypeAsync("x", Ct);
            }
        }

        var texts = site.Services.GetRequiredService<MinutesTexts>();
        await using var session = site
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        var snapshot = await session.LoadAsync<MinutesTextSnapshot>(items[0].Value, Ct);
        Assert.NotNull(snapshot);
        Assert.Equal(snapshot.Version, snapshot.StreamVersion);
        Assert.InRange(snapshot.Version, 1, 209);
        var fast = await texts.ReadAsync(items[0], Ct);

        await using var next = new LiveSite(connection);
        await using var r = await next.JoinedAsync(anna, items[0]);
        Assert.Equal(210, r.Version);
        var all = await r.Hub.InvokeAsync<StepsMessage>("Since", r.Item, 0L, Ct);
        Assert.Equal(210, all.Steps.Count);
        Assert.Equal(105, all.Authors.Count(x => x == bilal.ToString()));

        session.Delete<MinutesTextSnapshot>(items[0].Value);
        await session.SaveChangesAsync(Ct);
        var slow = await texts.ReadAsync(items[0], Ct);
        Assert.Equal(slow.Version, fast.Version);
        Assert.Equal(slow.Text.ToJson(), fast.Text.ToJson());
        Assert.Equal(slow.Text.Authors(), fast.Text.Authors());
    }

    [Fact]
    public async Task A_process_that_stops_in_peace_leaves_a_snapshot()
    {
        var connection = await database.CreateDatabaseAsync(Ct);
        var site = new LiveSite(connection);
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using (var a = await site.JoinedAsync(anna, items[0]))
        {
            await a.TypeAsync("Feierabend", Ct);
        }

        await site.DisposeAsync();
        await using var next = new LiveSite(connection);
        await using var session = next.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var snapshot = await session.LoadAsync<MinutesTextSnapshot>(items[0].Value, Ct);
        Assert.Equal(1, snapshot?.Version);
        Assert.Contains("Feierabend", snapshot?.Text, StringComparison.Ordinal);
    }
}
