using System.Text.Json;
using Netzwerk.Benchmarks.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

/// <summary>A load test that cannot fail would measure nothing.</summary>
public sealed class TheLoadDriverNotices
{
    [Fact]
    public void A_replica_with_another_letter_is_named()
    {
        var fresh = New("fresh");
        var (good, bad) = (New("good"), New("bad"));
        Assert.Empty(Comparison.Different([("good", good), ("bad", bad)], fresh));
        bad.Falsify();
        Assert.Equal(["bad"], Comparison.Different([("good", good), ("bad", bad)], fresh));
    }

    [Fact]
    public void A_replica_that_stayed_behind_or_holds_something_back_is_named()
    {
        var waiting = New("waiting");
        Assert.True(waiting.TryWrite(Keys.Letter(1, 'x')));
        var behind = new Replica(3, new(MinutesText.Empty), "behind");
        Assert.Equal(
            ["waiting", "behind"],
            Comparison.Different([("waiting", waiting), ("behind", behind)], New("fresh"))
        );
    }

    [Fact]
    public void A_replica_that_was_sent_something_else_goes_its_own_way_and_is_named()
    {
        var common = new CommonText(MinutesText.Empty);
        Replica[] all = [.. Enumerable.Range(0, 3).Select(i => new Replica(0, common, $"r{i}"))];
        Assert.True(all[0].TryTake(Sent('x')));
        Assert.True(all[1].TryTake(Sent('y')));
        Assert.True(all[2].TryTake(Sent('x')));
        Assert.Equal(["r1"], Comparison.Different(all.Select((r, i) => ($"r{i}", r)), all[0]));

        static StepsMessage Sent(char letter) =>
            new(0, [JsonSerializer.SerializeToElement(Keys.Letter(1, letter))], ["other"]);
    }

    [Fact]
    public void A_writer_who_waits_five_times_as_long_as_the_others_is_unfair()
    {
        var even = Measured(10, 12, 9, 11);
        Assert.True(even.IsFair);
        Assert.False(Measured(10, 12, 9, 55).IsFair);
    }

    private static Measured Measured(params double[] times)
    {
        var all = new Figures(times);
        return new(all, all, [.. times.Select((t, i) => ($"w{i}", new Figures([t])))]);
    }

    private static Replica New(string client) => new(4, new(MinutesText.Empty), client);
}
