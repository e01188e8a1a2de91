using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;

namespace Netzwerk.Web.Demo;

/// <summary>A series that people are invited to and that has not begun: what is planned, and what they answered.</summary>
internal sealed record DemoSeries(
    DemoGroup Group,
    SeriesId Id,
    PlanSeries Plan,
    AddAgendaItem FirstItem,
    PersonId Guest,
    IReadOnlyList<DemoAnswer> Answers
)
{
    private const string GroupKey = "kern";
    private const string GuestsGroup = "sprache";
    private const int DaysAhead = 13;
    private const int Dates = 8;
    private const int EveryWeeks = 2;

    /// <summary>A short hour every second week; days on which the county is closed are left out.</summary>
    public static DemoSeries Of(DemoCounty county, Func<DateOnly, bool> isFree)
    {
        var group = county.GroupOf(GroupKey);
        var first = county.Today.AddDays(DaysAhead);
        while (isFree(first))
        {
            first = first.AddDays(1);
        }

        var rule = new SeriesRule(
            Rhythm.Weekly,
            first,
            EveryWeeks,
            FromEnd: false,
            first.AddDays(7 * EveryWeeks * (Dates - 1))
        );
        var dice = county.Dice;
        var plan = new PlanSeries(
            group.Id,
            "Abstimmung im Kernteam",
            rule,
            new(13, 0),
            new(14, 0),
            "Landratsamt, Beratungsraum 2.14",
            VideoLink: "",
            [.. Enumerable.Range(0, Dates).Select(n => new MeetingId(dice.Id($"series:date:{n}")))]
        )
        {
            LeftOut = [.. rule.Days().Where(isFree)],
        };
        return new(
            group,
            new(dice.Id("series:" + GroupKey)),
            plan,
            new(
                new(dice.Id("series:item")),
                "Was bis zum nächsten Termin ansteht",
                ItemPurpose.Discussion,
                20,
                group.Chair
            ),
            county.GroupOf(GuestsGroup).Members.First(m => !group.Members.Contains(m)),
            [.. group.Members.Take(2).Select((m, n) => Answered(m, n, county.Today))]
        );
    }

    private static DemoAnswer Answered(PersonId person, int number, DateOnly today) =>
        new(
            person,
            Rsvp.Accepted,
            Appointment.Instant(today.AddDays(-6 + number), new TimeOnly(9, 15))
        );
}
