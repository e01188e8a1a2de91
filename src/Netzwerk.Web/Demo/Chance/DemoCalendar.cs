using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Demo.Chance;

/// <summary>When which group of the demo meets, and what about.</summary>
internal sealed class DemoCalendar(DemoCounty county)
{
    /// <summary>
    /// Days before today (or, negative, after it) on which each group meets. Together 20 are over and 6 ahead. Of
    /// those just over one still lacks its minutes and two lie open for objections.
    /// </summary>
    private static readonly Dictionary<string, int[]> Days = new(StringComparer.Ordinal)
    {
        ["lenkung"] = [290, 190, 95, -23],
        ["beirat"] = [240, 60, -48],
        ["sprache"] = [370, 295, 220, 128, 12, -9],
        ["kita"] = [350, 250, 140, 45, -16],
        ["beruf"] = [310, 170, 40, -34],
        ["kern"] = [80, 33, 4, -6],
    };

    /// <summary>This one is not called yet.</summary>
    private const string DraftGroup = "beruf";

    /// <summary>This group put a meeting off once, by a week.</summary>
    private const string MovedGroup = "kita";

    private readonly ILookup<string, Topic> _topics = DemoContent.Topics();

    public IReadOnlyList<DemoMeeting> Meetings() =>
        [
            .. county.Groups.SelectMany(g =>
                Days[g.Plan.Key].Select((days, i) => Meeting(g, i, days))
            ),
        ];

    /// <summary>What comes back every second week.</summary>
    public DemoSeries Series() => DemoSeries.Of(county, IsFree);

    private DemoMeeting Meeting(DemoGroup group, int number, int daysAgo)
    {
        var key = $"{group.Plan.Key}:{number}";
        var dice = county.Dice.For("meeting:" + key);
        var isLate = group.Plan.Key is "beirat";
        var from = new TimeOnly(isLate ? 16 : dice.Between(9, 10), dice.Percent(50) ? 0 : 30);
        var when = new Appointment(
            WorkingDay(county.Today.AddDays(-daysAgo), isPast: daysAgo > 0),
            from,
            from.AddMinutes(isLate ? 150 : 120)
        );
        var wasMoved = group.Plan.Key is MovedGroup && number == 2;
        var isRemote = number % 3 == 1 && !isLate;
        var meeting = new DemoMeeting(
            group,
            new(county.Dice.Id("meeting:" + key)),
            number + 1,
            Title(group, number),
            wasMoved ? when with { Day = WorkingDay(when.Day.AddDays(-7), isPast: true) } : when,
            when,
            isRemote ? "" : Place(dice),
            isRemote ? $"https://video.landkreis.example/{group.Plan.Key}-{number + 1}" : "",
            group.Plan.Key is DraftGroup && daysAgo < 0,
            Items(group, number, when.Day, dice)
        );
        return DemoAttendance.Fill(meeting, county.Today, dice);
    }

    private static string Title(DemoGroup group, int number)
    {
        var name = $"{number + 1}. Sitzung: {group.Plan.Name}";
        return group.Plan.Key is "beirat" && number == 1
            ? name
                + " – gemeinsame Sitzung mit Vertreterinnen und Vertretern der kreisangehörigen Städte und Gemeinden, der Träger der Erwachsenenbildung, der Kammern, der Kirchen und der Migrantenorganisationen zur Stellungnahme über die Erreichbarkeit von Bildungsangeboten im ländlichen Raum, zur Auswertung der steuerungsrelevanten Daten des vergangenen Schuljahres und zur Vorbereitung der Empfehlung an den Landkreis für das kommende Haushaltsjahr einschließlich der Vorschläge zur kursbegleitenden Kinderbetreuung und zur Sprachmittlung"
            : name;
    }

    private static string Place(DemoDice dice) =>
        dice.Pick([
            "Landratsamt, Beratungsraum 2.14",
            "Kreisvolkshochschule, Raum 3",
            "Mehrgenerationenhaus, großer Saal",
            "Stadtbibliothek, Veranstaltungsraum",
            "Begegnungscafé „Samowar“",
            "Berufliches Schulzentrum „Am Silberstollen“, Aula",
        ]);

    private List<DemoItem> Items(DemoGroup group, int number, DateOnly day, DemoDice dice)
    {
        var own = _topics[group.Plan.Key].ToArray();
        var perMeeting = Math.Min(own.Length, 3);
        var frame = _topics[DemoContent.EveryGroup].ToArray();
        var items = new List<DemoItem> { Item(group, number, 0, day, frame[0], number, dice) };
        for (var i = 0; i < perMeeting; i++)
        {
            // The list is gone through again and again; what comes back goes on where it stopped.
            var turn = number * perMeeting + i;
            items.Add(
                Item(group, number, i + 1, day, own[turn % own.Length], turn / own.Length, dice)
            );
        }

        items.Add(Item(group, number, perMeeting + 1, day, frame[1], number, dice));
        return items;
    }

    private DemoItem Item(
        DemoGroup group,
        int meeting,
        int place,
        DateOnly day,
        Topic topic,
        int variant,
        DemoDice dice
    )
    {
        var members = group.Members;
        var text = new DemoText(
            new(
                dice,
                day,
                group.Chair,
                members,
                [.. county.Organisations.Skip(5).Select(o => o.Name)],
                DemoCounty.Places
            )
        );
        return new(
            new(county.Dice.Id($"item:{group.Plan.Key}:{meeting}:{place}")),
            topic.Title,
            topic.Purpose,
            topic.Minutes,
            place == 0 ? group.Chair : dice.Pick(members),
            text.Steps(topic.Variants[variant % topic.Variants.Count])
        );
    }

    /// <summary>Nobody meets at the weekend, on a free day in Saxony or around Christmas.</summary>
    private static DateOnly WorkingDay(DateOnly day, bool isPast)
    {
        while (IsFree(day))
        {
            day = day.AddDays(isPast ? -1 : 1);
        }

        return day;
    }

    private static bool IsFree(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || (day.Month == 12 && day.Day > 19)
        || (day.Month == 1 && day.Day < 6)
        || (day.Day, day.Month) is (1, 5) or (3, 10) or (31, 10);
}
