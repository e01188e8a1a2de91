using CsCheck;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes.Versions;

public sealed class CuttingVersions
{
    private static readonly DateTimeOffset Ten = new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Anna = RandomWriting.People[0];
    private static readonly PersonId Bilal = RandomWriting.People[1];

    [Fact]
    public void What_one_person_writes_without_a_pause_is_one_version()
    {
        var version = Assert.Single(Versions((Anna, 0), (Anna, 4), (Anna, 9)));
        Assert.Equal(
            (0, 3, Ten, Ten.AddMinutes(9)),
            (version.First, version.Last, version.Since, version.Until)
        );
        Assert.Equal(
            new MinutesShare(Anna, 3, 3, 0, Ten.AddMinutes(9)),
            Assert.Single(version.Writers)
        );
    }

    [Fact]
    public void A_pause_ends_a_version() =>
        Assert.Equal([2, 3], Ends((Anna, 0), (Anna, 5), (Anna, 10.1)));

    [Fact]
    public void Half_an_hour_without_a_pause_ends_a_version() =>
        Assert.Equal(
            [31, 36],
            Ends([.. Enumerable.Range(0, 36).Select(minute => (Anna, (double)minute))])
        );

    [Fact]
    public void Who_begins_within_a_few_minutes_begins_together() =>
        Assert.Equal([4], Ends((Anna, 0), (Bilal, 1), (Anna, 2), (Bilal, 4)));

    [Fact]
    public void Who_joins_later_begins_a_version_and_both_go_on_in_it()
    {
        var versions = Versions(
            (Anna, 0),
            (Anna, 4),
            (Anna, 7),
            (Bilal, 8),
            (Anna, 8.5),
            (Bilal, 9)
        );
        Assert.Equal([3, 6], versions.Select(v => v.Last));
        Assert.Equal([Anna], versions[0].Writers.Select(w => w.Person));
        Assert.Equal(
            [2, 1],
            versions[1].Writers.OrderBy(w => w.Person != Bilal).Select(w => w.Steps)
        );
    }

    [Fact]
    public void Who_stays_away_longer_than_a_pause_has_left() =>
        Assert.Equal([3, 5], Ends((Anna, 0), (Bilal, 1), (Anna, 4), (Anna, 8), (Anna, 9)));

    [Fact]
    public void Who_wrote_just_before_a_version_does_not_cut_it_by_staying_away() =>
        Assert.Equal(
            [3, 6],
            Ends((Anna, 0), (Anna, 4), (Anna, 7), (Bilal, 8), (Bilal, 12), (Bilal, 14))
        );

    [Fact]
    public void A_restored_version_stands_for_itself()
    {
        var versions = new MinutesVersions();
        versions.Add(Typed(Anna, 0), Ten);
        versions.Add(
            MinutesTextDecisions.Decide(
                new RestoreMinutes(RandomWriting.Meeting, Anna, 1, "[]", "c", 0, MinutesText.Empty)
            ),
            Ten.AddMinutes(1)
        );
        versions.Add(Typed(Anna, 2), Ten.AddMinutes(2));
        Assert.Equal([null, 0, null], versions.All.Select(v => v.Restored));
    }

    [Theory]
    [InlineData(
        """{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"wir"}]}}""",
        3,
        0
    )]
    [InlineData("""{"stepType":"replace","from":1,"to":4}""", 0, 3)]
    [InlineData("""{"stepType":"replace","from":4,"to":6,"structure":true}""", 0, 0)]
    [InlineData(
        """{"stepType":"replace","from":4,"to":4,"slice":{"content":[{"type":"paragraph"},{"type":"paragraph"}],"openStart":1,"openEnd":1}}""",
        0,
        0
    )]
    [InlineData(
        """{"stepType":"replace","from":0,"to":2,"slice":{"content":[{"type":"paragraph","content":[{"type":"text","text":"neu"}]}]}}""",
        3,
        0
    )]
    [InlineData("""{"stepType":"addMark","from":1,"to":4,"mark":{"type":"em"}}""", 0, 0)]
    [InlineData("""{"stepType":"unknown"}""", 0, 0)]
    public void How_much_is_counted_in_letters(string step, int added, int removed) =>
        Assert.Equal(new MinutesExtent(added, removed), MinutesExtent.Of($"[{step}]"));

    [Fact]
    public void Versions_lie_side_by_side_and_name_exactly_those_who_wrote_them() =>
        RandomWriting.Any.Sample(
            written =>
            {
                var versions = Versions(written);
                Assert.Equal(written.Count, versions.Sum(v => v.Writers.Sum(w => w.Steps)));
                Assert.Equal(
                    versions.Select(v => v.First),
                    versions.Select(v => v.Last).Prepend(0).Take(versions.Count)
                );
                Assert.All(
                    versions,
                    v =>
                    {
                        var own = written
                            .Skip((int)v.First)
                            .Take((int)(v.Last - v.First))
                            .ToArray();
                        Assert.Equal(
                            own.Select(w => w.Happened.Author).ToHashSet(),
                            v.Writers.Select(w => w.Person).ToHashSet()
                        );
                        Assert.Equal((own[0].At, own[^1].At), (v.Since, v.Until));
                        Assert.True(v.Until - v.Since <= MinutesVersions.Longest);
                        Assert.All(
                            own.Zip(own.Skip(1)),
                            pair =>
                                Assert.True(pair.Second.At - pair.First.At <= MinutesVersions.Pause)
                        );
                        Assert.True(v.Restored is null || own.Length == 1);
                    }
                );
            },
            iter: 2_000
        );

    [Fact]
    public void Going_on_after_known_versions_comes_to_the_same() =>
        Gen.Select(RandomWriting.Any, Gen.Int[0, 60])
            .Sample(
                (written, cut) =>
                {
                    var later = new MinutesVersions(Versions(written.Take(cut)));
                    foreach (var one in written.Skip(cut))
                    {
                        later.Add(one.Happened, one.At);
                    }

                    Assert.Equal(Described(Versions(written)), Described(later.All));
                },
                iter: 1_000
            );

    private static IEnumerable<string> Described(IEnumerable<MinutesVersion> versions) =>
        versions.Select(v =>
            $"{v.First} {v.Last} {v.Since:O} {v.Until:O} {v.Restored} {string.Join(' ', v.Shares)}"
        );

    private static IEnumerable<long> Ends(params (PersonId, double)[] typed) =>
        Versions(typed).Select(v => v.Last);

    private static IReadOnlyList<MinutesVersion> Versions(
        params (PersonId Who, double Minute)[] typed
    )
    {
        var versions = new MinutesVersions();
        for (var i = 0; i < typed.Length; i++)
        {
            versions.Add(Typed(typed[i].Who, i), Ten.AddMinutes(typed[i].Minute));
        }

        return versions.All;
    }

    private static IReadOnlyList<MinutesVersion> Versions(IEnumerable<Written> written)
    {
        var versions = new MinutesVersions();
        foreach (var one in written)
        {
            versions.Add(one.Happened, one.At);
        }

        return versions.All;
    }

    private static MinutesTextEvent Typed(PersonId who, long version) =>
        MinutesTextDecisions.Decide(
            new WriteMinutes(
                RandomWriting.Meeting,
                who,
                version,
                1,
                """[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"x"}]}}]""",
                "c"
            )
        );
}
