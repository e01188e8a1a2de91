using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

/// <summary>Steps that were made for an older version move over what others wrote meanwhile.</summary>
public sealed class LiveWritingLate(TestDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_that_came_late_is_moved_and_told_to_everybody()
    {
        await using var site = await StartAsync();
        var (a, b) = await TwoAsync(site);
        await a.TypeAsync("eins zwei", Ct);
        await b.UntilAsync(1, Ct);
        await a.TypeAsync(_ => Typing.Insert(1, "null "), Ct);

        var late = await b.PushAsync(1, [Typing.Insert(10, " drei"), Typing.Insert(15, "!")], Ct);
        Assert.Equal(new PushReply(Accepted: true, 4, Reason: null), late);
        await Task.WhenAll(a.UntilAsync(4, Ct), b.UntilAsync(4, Ct));
        Assert.Equal("null eins zwei drei!", a.Plain);
        Assert.Equal(a.State, b.State);
        var since = await a.Hub.InvokeAsync<StepsMessage>("Since", a.Item, 2L, Ct);
        Assert.Equal([b.Client, b.Client], since.Clients);
        Assert.Equal([15, 20], since.Steps.Select(step => step.GetProperty("from").GetInt32()));
    }

    [Fact]
    public async Task Two_who_write_at_one_place_do_not_interleave()
    {
        await using var site = await StartAsync();
        var (a, b) = await TwoAsync(site);
        await a.PushAsync(0, [Typing.Insert(1, "x")], Ct);
        await b.PushAsync(0, [Typing.Insert(1, "a"), Typing.Insert(2, "b")], Ct);
        // Made before b was heard of, right behind the own letter.
        await a.PushAsync(1, [Typing.Insert(2, "y")], Ct);
        await a.UntilAsync(4, Ct);
        Assert.Equal("abxy", a.Plain);
    }

    [Fact]
    public async Task What_lost_its_place_is_accepted_and_left_out()
    {
        await using var site = await StartAsync();
        var (a, b) = await TwoAsync(site);
        await a.TypeAsync("abcdef", Ct);
        await b.UntilAsync(1, Ct);
        await a.TypeAsync(_ => Typing.Delete(2, 6), Ct);

        object[] both = [Typing.Insert(4, "weg"), Typing.Insert(1, "da ")];
        var reply = await b.PushAsync(1, both, Ct);
        Assert.Equal(new PushReply(Accepted: true, 3, Reason: null), reply);
        await a.UntilAsync(3, Ct);
        Assert.Equal("da af", a.Plain);

        var nothing = await b.PushAsync(1, [Typing.Delete(3, 5)], Ct);
        Assert.Null(nothing.Reason);
        // Sent once more because the answer got lost: written once.
        Assert.Equal(reply, await b.PushAsync(1, both, Ct));
        Assert.Equal(3, (await a.Hub.InvokeAsync<Joined>("Join", a.Item, Ct)).Version);
    }

    [Fact]
    public async Task Who_did_not_wait_for_the_own_steps_has_to_take_them_in_first()
    {
        await using var site = await StartAsync();
        var (a, b) = await TwoAsync(site);
        Assert.True((await b.PushAsync(0, [Typing.Insert(1, "b")], Ct)).Accepted);
        Assert.True((await a.PushAsync(0, [Typing.Insert(1, "a")], Ct)).Accepted);

        var again = await a.PushAsync(0, [Typing.Insert(1, "a"), Typing.Insert(2, "!")], Ct);
        Assert.Equal(new PushReply(Accepted: false, 2, Reason: null), again);
    }

    [Fact]
    public async Task A_late_step_that_never_fitted_is_refused_by_name()
    {
        await using var site = await StartAsync();
        var (a, b) = await TwoAsync(site);
        await a.TypeAsync("abc", Ct);
        var reply = await b.PushAsync(0, [Typing.Insert(4, "x")], Ct);
        Assert.Equal("minutes.does-not-fit", reply.Reason);
        Assert.Equal(
            "minutes.malformed",
            (await b.PushAsync(0, [JsonSerializer.SerializeToElement(1)], Ct)).Reason
        );
    }

    private static async Task<(MinutesWriter A, MinutesWriter B)> TwoAsync(LiveSite site)
    {
        var (anna, bilal) = (await site.PersonAsync("Anna"), await site.PersonAsync("Bilal"));
        var (_, _, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.Chair)
        );
        return (await site.JoinedAsync(anna, items[0]), await site.JoinedAsync(bilal, items[0]));
    }

    private async Task<LiveSite> StartAsync() => new(await database.CreateDatabaseAsync(Ct));
}
