using CsCheck;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.NetworkPicture;
using Xunit;

namespace Netzwerk.Web.Tests.NetworkPicture;

public sealed class DrawingTheNetwork
{
    /// <summary>A letter of the names is so high; closer, they would cover each other.</summary>
    private const double Line = 13;

    private static readonly Gen<NetworkScreen> Networks =
        from groups in Gen.Int[1, 12]
        from seats in Gen.Int[0, groups - 1].HashSet[1, groups].Array[1, 400]
        select Screen(groups, seats);

    [Fact]
    public void Every_name_has_its_place_and_every_seat_its_bow() =>
        Networks.Sample(
            network =>
            {
                var drawing = NetworkDrawing.Of(network);

                Assert.Equal(network.Seated.Count, drawing.Actors.Count + drawing.LeftOut);
                Assert.True(drawing.Actors.Count <= NetworkDrawing.MostActors);
                if (drawing.LeftOut == 0)
                {
                    Assert.Equal(network.Seated.Sum(a => a.Groups.Count), drawing.Seats.Count);
                }

                Assert.All(
                    drawing.Actors,
                    a => Assert.True(Math.Abs(a.X) <= drawing.Half && Math.Abs(a.Y) <= drawing.Half)
                );
                Assert.All(drawing.Actors, a => Assert.InRange(a.Turn, -90.1, 90.1));
                foreach (var (one, next) in drawing.Actors.Zip(drawing.Actors.Skip(1)))
                {
                    Assert.True(double.Hypot(one.X - next.X, one.Y - next.Y) >= Line);
                }
            },
            iter: 300
        );

    [Fact]
    public void The_same_network_is_the_same_picture() =>
        Networks.Sample(
            network =>
            {
                var (one, two) = (NetworkDrawing.Of(network), NetworkDrawing.Of(network));
                Assert.Equal(one.Actors, two.Actors);
                Assert.Equal(one.Seats, two.Seats);
            },
            iter: 50
        );

    [Fact]
    public void Whoever_sits_in_one_group_stands_beside_it()
    {
        var drawing = NetworkDrawing.Of(
            Screen(
                2,
                [
                    [0],
                    [0],
                    [0],
                    [1],
                    [1],
                    [1],
                ]
            )
        );

        var near = drawing.Actors.Select(a =>
            drawing.Groups.MinBy(g => double.Hypot(g.X - a.X, g.Y - a.Y))!.Lines[0]
        );

        // Around from the top: no bow crosses the picture.
        Assert.Equal(
            2,
            near.Aggregate(
                (Last: "", Turns: 0),
                (s, n) => (n, s.Turns + (n == s.Last ? 0 : 1))
            ).Turns
        );
    }

    [Fact]
    public void A_groupname_is_wrapped_or_cut_but_never_lost()
    {
        var screen = Screen(
            1,
            [
                [0],
            ]
        );
        var group = screen.Groups[0] with
        {
            Name = "Steuerungsgruppe Bildung und Integration im Landkreis Mittelsachsen",
        };
        var actor = screen.Seated[0] with
        {
            Organisation = screen.Seated[0].Organisation with { Name = new('ä', 90) },
            Groups = [group],
        };
        var drawing = NetworkDrawing.Of(screen with { Groups = [group], Seated = [actor] });

        Assert.Equal(
            ["Steuerungsgruppe", "Bildung und", "Integration im …"],
            drawing.Groups[0].Lines
        );
        Assert.EndsWith("ä…", drawing.Actors[0].Name, StringComparison.Ordinal);
    }

    private static NetworkScreen Screen(int count, IReadOnlyList<IReadOnlyCollection<int>> seats)
    {
        var groups = Enumerable.Range(0, count).Select(i => AGroup($"Gruppe {i:00}", i)).ToArray();
        var actors = seats.Select(
            (s, i) =>
                new NetworkActor(
                    new(
                        new(i + 1, 1, 0, new byte[8]),
                        $"Verein {i:000}",
                        OrganisationKind.Association,
                        null
                    ),
                    [.. s.Order().Select(g => groups[g])],
                    0
                )
        );
        return new(groups, [.. actors], [], []);
    }

    private static Group AGroup(string name, int i) =>
        new(
            new(i + 1, 2, 0, new byte[8]),
            name,
            GroupKind.WorkingGroup,
            GroupOpenness.Open,
            "",
            [],
            14,
            [],
            IsClosed: false
        );
}
