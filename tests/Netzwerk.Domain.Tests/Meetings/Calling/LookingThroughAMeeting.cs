using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Tests.Groups;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings.Calling;

public sealed class LookingThroughAMeeting
{
    private static readonly RulesOfProcedure Week = ProcedurePresets.Of(
        ProcedurePreset.WorkingGroup
    );

    private static readonly Meeting Ready = AMeeting
        .Planned.And(
            new AgendaItemAdded(AMeeting.Item1, "Kurse", ItemPurpose.Discussion, 120, Anna)
        )
        .State;

    private static CallingCase At(
        Meeting meeting,
        RulesOfProcedure? rules = null,
        string today = "2026-11-26"
    ) =>
        new(
            meeting,
            AGroup.WithAnna.State,
            rules,
            DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture),
            2
        );

    private static CallingCheck? Check(CallingCase at, CallingCheckKind kind) =>
        CallingChecks.Of(at).SingleOrDefault(c => c.Kind == kind);

    [Fact]
    public void All_is_green_when_nothing_is_missing() =>
        Assert.All(
            CallingChecks.Of(At(Ready, Week)),
            c => Assert.Equal(CheckColour.Green, c.Colour)
        );

    [Fact]
    public void Too_late_is_red_and_an_urgent_call_is_looked_at()
    {
        var late = At(Ready, Week, "2026-12-04");
        Assert.Equal(CheckColour.Red, Check(late, CallingCheckKind.Notice)?.Colour);
        Assert.Equal(CheckColour.Green, Check(late, CallingCheckKind.UrgentNotice)?.Colour);
        Assert.Null(Check(At(Ready, Week), CallingCheckKind.UrgentNotice));
        var never = Week with
        {
            Convocation = Week.Convocation with { Urgent = UrgentCallRule.NotAllowed },
        };
        var urgent = Check(late with { Rules = never }, CallingCheckKind.UrgentNotice);
        Assert.Equal((CheckColour.Red, null), (urgent?.Colour, urgent?.Deadline));
    }

    [Fact]
    public void Without_rules_nothing_is_red() =>
        Assert.DoesNotContain(
            CallingChecks.Of(At(AMeeting.Planned.State, today: "2026-12-09")),
            c => c.Colour is CheckColour.Red
        );

    [Fact]
    public void What_the_agenda_lacks_is_counted()
    {
        var meeting = AMeeting
            .Planned.And(
                new AgendaItemAdded(AMeeting.Item1, "Kurse", ItemPurpose.Decision, 121, Anna),
                new AgendaItemAdded(AMeeting.Item2, "Haushalt", ItemPurpose.Decision, 0, null)
            )
            .State;
        var at = At(meeting, Week);
        Assert.Equal(1, Check(at, CallingCheckKind.Rapporteurs)?.Count);
        Assert.Equal(1, Check(at, CallingCheckKind.Minutes)?.Count);
        var end = Check(at, CallingCheckKind.End);
        Assert.Equal((CheckColour.Yellow, 121, 120), (end?.Colour, end?.Count, end?.Of));
        var empty = At(AMeeting.Planned.State, Week);
        Assert.Equal(CheckColour.Red, Check(empty, CallingCheckKind.Agenda)?.Colour);
    }

    [Fact]
    public void Who_needs_a_letter_brings_the_day_for_letters()
    {
        var at = At(Ready, Week, "2026-12-02") with { WithoutMail = 1, Busy = 1 };
        var letters = Check(at, CallingCheckKind.Letters);
        Assert.Equal(new DateOnly(2026, 12, 1), letters?.Deadline?.LastDay);
        Assert.Equal(CheckColour.Red, letters?.Colour);
        Assert.Equal(CheckColour.Yellow, Check(at, CallingCheckKind.WithoutMail)?.Colour);
        Assert.Equal(CheckColour.Yellow, Check(at, CallingCheckKind.Clash)?.Colour);
    }

    [Fact]
    public void Holidays_and_seats_without_a_deputy_are_worth_a_look()
    {
        var repentance = Ready with { When = new(new(2026, 11, 18), AMeeting.Two, AMeeting.Four) };
        Assert.Equal(CheckColour.Yellow, Check(At(repentance), CallingCheckKind.FreeDay)?.Colour);
        var christmas = Ready with { When = new(new(2026, 12, 23), AMeeting.Two, AMeeting.Four) };
        var school = Check(At(christmas), CallingCheckKind.SchoolHoliday);
        Assert.Equal(SchoolHoliday.Christmas, school?.Holiday);
        var group = AGroup.WithAnna.State;
        var board = At(Ready) with
        {
            Group = group with { Ways = group.Ways with { HasDeputies = true } },
        };
        Assert.Equal(1, Check(board, CallingCheckKind.Deputies)?.Count);
        Assert.Null(Check(At(Ready), CallingCheckKind.Deputies));
    }
}
