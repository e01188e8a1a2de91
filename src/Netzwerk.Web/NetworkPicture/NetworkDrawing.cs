using Netzwerk.Web.Actors;

namespace Netzwerk.Web.NetworkPicture;

/// <summary>A group in the picture: where it stands and the lines of its name.</summary>
public sealed record DrawnGroup(double X, double Y, double Radius, IReadOnlyList<string> Lines);

/// <summary>An organisation on the rim; its name runs outwards, turned so that it is never upside down.</summary>
public sealed record DrawnActor(double X, double Y, double Turn, bool IsLeft, string Name);

/// <summary>A seat: a bow from the organisation to the group.</summary>
public sealed record DrawnSeat(string Path);

/// <summary>
/// The network as a picture: groups inside, organisations on the rim beside the groups they sit in. The same network
/// always gives the same picture.
/// </summary>
public sealed class NetworkDrawing
{
    /// <summary>More names than this nobody reads in one picture.</summary>
    public const int MostActors = 160;

    private const double NameHeight = 17;
    private const double NameWidth = 230;
    private const int LongestName = 32;
    private const int LongestLine = 16;
    private const int MostLines = 3;
    private const double SmallestRim = 210;

    private readonly List<DrawnGroup> _groups = [];
    private readonly List<DrawnActor> _actors = [];
    private readonly List<DrawnSeat> _seats = [];

    private NetworkDrawing(double rim) => Rim = rim;

    public IReadOnlyList<DrawnGroup> Groups => _groups;

    public IReadOnlyList<DrawnActor> Actors => _actors;

    public IReadOnlyList<DrawnSeat> Seats => _seats;

    /// <summary>How many organisations had no room.</summary>
    public int LeftOut { get; private init; }

    /// <summary>From the middle to the edge of the picture.</summary>
    public double Half => Rim + NameWidth;

    private double Rim { get; }

    public static NetworkDrawing Of(NetworkScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var actors = screen
            .Seated.OrderByDescending(a => a.Groups.Count)
            .Take(MostActors)
            .OrderBy(a => a.Organisation.Name, ActorDirectory.Order)
            .ToList();
        var rim = Math.Max(SmallestRim, actors.Count * NameHeight / Math.Tau);
        var drawing = new NetworkDrawing(rim) { LeftOut = screen.Seated.Count - actors.Count };
        var angles = drawing.PlaceGroups(GroupsInARow(actors), actors);
        drawing.PlaceActors(actors, angles);
        return drawing;
    }

    /// <summary>Groups that share many organisations stand side by side, so that few bows cross.</summary>
    private static List<Domain.Groups.Group> GroupsInARow(IReadOnlyList<NetworkActor> actors)
    {
        var members = actors
            .SelectMany(a => a.Groups.Select(g => (Group: g, a.Organisation.Id)))
            .GroupBy(s => s.Group.Id)
            .Select(g => (g.First().Group, Ids: g.Select(s => s.Id).ToHashSet()))
            .OrderByDescending(g => g.Ids.Count)
            .ThenBy(g => g.Group.Name, ActorDirectory.Order)
            .ToList();
        var row = new List<Domain.Groups.Group>();
        var last = new HashSet<Guid>();
        while (members.Count > 0)
        {
            var next = members.MaxBy(g => g.Ids.Count(last.Contains));
            members.Remove(next);
            row.Add(next.Group);
            last = next.Ids;
        }

        return row;
    }

    private Dictionary<Guid, double> PlaceGroups(
        List<Domain.Groups.Group> groups,
        List<NetworkActor> actors
    )
    {
        var angles = new Dictionary<Guid, double>();
        for (var i = 0; i < groups.Count; i++)
        {
            var angle = (Math.Tau * i / groups.Count) - (Math.PI / 2);
            angles[groups[i].Id] = angle;
            // A single group stands in the middle.
            var (x, y) = At(angle, groups.Count == 1 ? 0 : Rim * 0.52);
            var seats = actors.Count(a => a.Groups.Any(g => g.Id == groups[i].Id));
            _groups.Add(new(x, y, 5 + Math.Sqrt(seats) * 2, Wrap(groups[i].Name)));
        }

        return angles;
    }

    private void PlaceActors(List<NetworkActor> actors, Dictionary<Guid, double> angles)
    {
        var places = angles
            .Keys.Select((id, i) => (id, i))
            .ToDictionary(p => p.id, p => _groups[p.i]);
        var sorted = actors.OrderBy(a => Middle(a, angles)).ToList();
        var shift = Shift([.. sorted.Select(a => Middle(a, angles))]);
        for (var i = 0; i < sorted.Count; i++)
        {
            var angle = (Math.Tau * i / sorted.Count) - (Math.PI / 2) + shift;
            var (x, y) = At(angle, Rim);
            var isLeft = Math.Cos(angle) < -1e-9;
            var turn = Math.IEEERemainder((angle * 180 / Math.PI) + (isLeft ? 180 : 0), 360);
            _actors.Add(new(x, y, Round(turn), isLeft, Short(sorted[i].Organisation.Name)));
            foreach (var group in sorted[i].Groups)
            {
                var to = places[group.Id];
                var (bendX, bendY) = At(angle, Rim * 0.72);
                _seats.Add(
                    new(
                        $"M{Text(x)} {Text(y)}Q{Text(bendX)} {Text(bendY)} {Text(to.X)} {Text(to.Y)}"
                    )
                );
            }
        }
    }

    /// <summary>By how much the whole rim is turned so that all stand as near to their groups as they can.</summary>
    private static double Shift(IReadOnlyList<double> wanted)
    {
        var off = wanted.Select((angle, i) => angle - (Math.Tau * i / wanted.Count)).ToList();
        return Math.Atan2(Round(off.Sum(Math.Sin)), Round(off.Sum(Math.Cos)));
    }

    /// <summary>The direction in which the groups of an organisation stand, seen from the middle; 0 to 2π from the top.</summary>
    private static double Middle(NetworkActor actor, Dictionary<Guid, double> angles)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var group in actor.Groups)
        {
            x += Math.Cos(angles[group.Id]);
            y += Math.Sin(angles[group.Id]);
        }

        var angle = Math.Atan2(Round(y), Round(x)) + (Math.PI / 2);
        return angle < 0 ? angle + Math.Tau : angle;
    }

    private static (double X, double Y) At(double angle, double distance) =>
        (Round(Math.Cos(angle) * distance), Round(Math.Sin(angle) * distance));

    private static double Round(double number) => Math.Round(number, 1) + 0.0;

    private static string Text(double number) => FormattableString.Invariant($"{number:0.#}");

    private static string Short(string name) =>
        name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…";

    private static List<string> Wrap(string name)
    {
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LongestLine)
            {
                lines.Add("");
            }

            lines[^1] = $"{lines[^1]} {word}".TrimStart();
        }

        return lines.Count <= MostLines
            ? lines
            : [.. lines.Take(MostLines - 1), lines[MostLines - 1] + " …"];
    }
}
