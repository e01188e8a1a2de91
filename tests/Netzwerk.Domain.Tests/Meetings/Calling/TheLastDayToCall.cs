using System.Globalization;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Meetings.Calling;

/// <summary>
/// The arithmetic of deadlines against a table that was worked out apart from it: from the list of Saxon holidays and the
/// values of real rules of procedure (users.md 2.1).
/// </summary>
public sealed class TheLastDayToCall
{
    private const int LeastCases = 60;
    private const string Table = "tests/Netzwerk.Domain.Tests/Meetings/Calling/last-days.csv";

    private static readonly IEnumerable<string> Lines = File.ReadLines(Repository.PathOf(Table))
        .Skip(1);

    public static TheoryData<string> Cases() => [.. Lines];

    [Fact]
    public void The_table_is_worth_its_name() => Assert.InRange(Lines.Count(), LeastCases, 1000);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_as_the_table_says(string line)
    {
        var cells = line.Split(';');
        var (way, meeting, days) = (cells[0], Day(cells[1]), Number(cells[2]));
        var rules = ProcedurePresets.Of(ProcedurePreset.WorkingGroup);
        var convocation = new ConvocationRules(
            days,
            cells[3] == "clear" ? NoticeCounting.ClearDays : NoticeCounting.Simple,
            cells[4] == "working" ? NonWorkingDayRule.WorkingDayBefore : NonWorkingDayRule.AnyDay,
            cells[5] == "day-after" ? ElectronicReceipt.DayAfter : ElectronicReceipt.OnSending,
            Number(cells[6]),
            way == "urgent-working" ? UrgentCallRule.WorkingDays : UrgentCallRule.CalendarDays,
            days
        );
        var deadline = way switch
        {
            "mail" => NoticeArithmetic.Invitation(convocation, meeting),
            "letter" => NoticeArithmetic.Letter(convocation, meeting),
            "notice" => NoticeArithmetic.PublicNotice(
                rules with
                {
                    Convocation = convocation,
                    Publicity = rules.Publicity with { PublicNoticeDays = days },
                },
                meeting
            ),
            _ => NoticeArithmetic.Urgent(convocation, meeting),
        };
        Assert.Equal(Day(cells[7]), deadline?.LastDay);
    }

    private static DateOnly Day(string iso) =>
        DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
