using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Demo.Chance;

namespace Netzwerk.Web.Demo;

/// <summary>All that there is in the demo, worked out from a seed and a day; nothing is stored yet.</summary>
internal sealed class DemoCounty
{
    public const int PersonCount = 80;
    public const int PastMeetings = 20;
    public const int ComingMeetings = 6;

    /// <summary>Those at the end of the list are not in yet: they ask to join.</summary>
    private const int Newcomers = 2;

    /// <summary>Places that minutes speak of; the whole list of municipalities belongs to the directory.</summary>
    public static readonly IReadOnlyList<string> Places =
    [
        "Brand-Erbisdorf",
        "Burgstädt",
        "Döbeln",
        "Flöha",
        "Frankenberg",
        "Freiberg",
        "Hainichen",
        "Leisnig",
        "Mittweida",
        "Oederan",
        "Penig",
        "Rochlitz",
        "Roßwein",
        "Waldheim",
    ];

    public DemoCounty(int seed, DateOnly today)
    {
        (Dice, Today) = (new(seed), today);
        Organisations = DemoPeople.Organisations(Dice);
        People = DemoPeople.All(Dice, Organisations);
        Groups = [.. DemoContent.Groups().Select((plan, i) => Seat(plan, i))];
        var calendar = new DemoCalendar(this);
        Meetings = calendar.Meetings();
        Series = calendar.Series();
    }

    public DemoDice Dice { get; }

    public DateOnly Today { get; }

    public IReadOnlyList<DemoOrganisation> Organisations { get; }

    public IReadOnlyList<DemoPerson> People { get; }

    /// <summary>Those who are in already.</summary>
    public IReadOnlyList<DemoPerson> Residents => [.. People.SkipLast(Newcomers)];

    /// <summary>Those who ask to be let in.</summary>
    public IReadOnlyList<DemoJoining> Joining =>
        [
            .. People
                .TakeLast(Newcomers)
                .Zip(DemoContent.Table("joining.txt"))
                .Select(
                    (pair, i) =>
                        new DemoJoining(
                            new(Dice.Id($"join:{i}")),
                            pair.First,
                            GroupOf(pair.Second[0]),
                            OrganisationOf(pair.First),
                            pair.Second[1]
                        )
                ),
        ];

    public IReadOnlyList<DemoGroup> Groups { get; }

    public IReadOnlyList<DemoMeeting> Meetings { get; }

    public DemoSeries Series { get; }

    public DemoPerson Coordinator => People[0];

    public DemoPerson Colleague => People[1];

    public DemoGroup GroupOf(string key) => Groups.First(g => g.Plan.Key == key);

    private string OrganisationOf(DemoPerson person) =>
        Organisations.FirstOrDefault(o => o.Id == person.Organisation)?.Name ?? "";

    private DemoGroup Seat(GroupPlan plan, int number)
    {
        var dice = Dice.For("seats:" + plan.Key);
        // The coordination sits in the core team and takes the minutes of the steering committee.
        List<DemoPerson> seated = plan.Key switch
        {
            "kern" => [Coordinator, Colleague],
            "lenkung" => [People[2 + number], Coordinator],
            "sprache" => [People[12], Colleague],
            _ => [],
        };
        var others = People.Skip(2).SkipLast(Newcomers).Where(p => !seated.Contains(p)).ToList();
        while (seated.Count < plan.Members)
        {
            var next = dice.Pick(others);
            others.Remove(next);
            seated.Add(next);
        }

        return new(
            this,
            new(Dice.Id("group:" + plan.Key)),
            plan,
            [
                .. seated.Select(
                    (p, i) =>
                        new DemoSeat(
                            p,
                            i switch
                            {
                                0 => GroupRole.Chair,
                                1 => GroupRole.MinuteTaker,
                                _ => GroupRole.Member,
                            }
                        )
                ),
            ]
        );
    }
}
