using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.Meetings.Calling;

/// <summary>What is looked at before a meeting is called.</summary>
public enum CallingCheckKind
{
    Notice,
    UrgentNotice,
    Letters,
    PublicNotice,
    Agenda,
    Place,
    Rapporteurs,
    Minutes,
    End,
    Deputies,
    WithoutMail,
    Unreachable,
    Muted,
    FreeDay,
    SchoolHoliday,
    Clash,
}

/// <summary>How a check came out: all right, worth a look, or a breach of the rules.</summary>
public enum CheckColour
{
    Green,
    Yellow,
    Red,
}

/// <summary>
/// One check before a meeting is called, with what its reason says. Count: how many are concerned; Of: out of how many;
/// of times both in minutes.
/// </summary>
public sealed record CallingCheck(CallingCheckKind Kind, CheckColour Colour)
{
    public int Count { get; init; }

    public int Of { get; init; }

    public NoticeDeadline? Deadline { get; init; }

    public SchoolHoliday? Holiday { get; init; }
}

/// <summary>A meeting about to be called: by which rules, on which day, whom, and how many of those hear of it how.</summary>
public sealed record CallingCase(
    Meeting Meeting,
    Group Group,
    RulesOfProcedure? Rules,
    DateOnly Today,
    int Invited
)
{
    public int WithoutMail { get; init; }

    public int Unreachable { get; init; }

    public int Muted { get; init; }

    /// <summary>How many have another meeting at that time.</summary>
    public int Busy { get; init; }
}

/// <summary>Looks through a meeting before it is called.</summary>
public static class CallingChecks
{
    public static IReadOnlyList<CallingCheck> Of(CallingCase at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return [.. Deadlines(at), .. OfAgenda(at), .. OfPeople(at), .. OfDay(at)];
    }

    private static IEnumerable<CallingCheck> Deadlines(CallingCase at)
    {
        if (at.Rules is not { } rules)
        {
            yield break;
        }

        var (convocation, day) = (rules.Convocation, at.Meeting.When.Day);
        var notice = Kept(
            CallingCheckKind.Notice,
            NoticeArithmetic.Invitation(convocation, day),
            at
        );
        yield return notice;
        if (notice.Colour is CheckColour.Red)
        {
            yield return NoticeArithmetic.Urgent(convocation, day) is { } urgent
                ? Kept(CallingCheckKind.UrgentNotice, urgent, at)
                : new(CallingCheckKind.UrgentNotice, CheckColour.Red);
        }

        if (at.WithoutMail > 0)
        {
            yield return Kept(
                CallingCheckKind.Letters,
                NoticeArithmetic.Letter(convocation, day),
                at
            ) with
            {
                Count = at.WithoutMail,
            };
        }

        if (
            PublicNoticeDecisions.IsDue(at.Group, rules)
            && NoticeArithmetic.PublicNotice(rules, day) is { } published
        )
        {
            yield return Kept(CallingCheckKind.PublicNotice, published, at);
        }
    }

    private static IEnumerable<CallingCheck> OfAgenda(CallingCase at)
    {
        var (agenda, when) = (at.Meeting.Agenda, at.Meeting.When);
        var breach = at.Rules is null ? CheckColour.Yellow : CheckColour.Red;
        yield return new(CallingCheckKind.Agenda, agenda.Count == 0 ? breach : CheckColour.Green)
        {
            Count = agenda.Count,
        };
        yield return new(
            CallingCheckKind.Place,
            at.Meeting is { Place.Length: 0, VideoLink.Length: 0 } ? breach : CheckColour.Green
        );
        if (agenda.Count == 0)
        {
            yield break;
        }

        yield return Few(
            CallingCheckKind.Rapporteurs,
            agenda.Count(i => i.Rapporteur is null),
            agenda.Count
        );
        yield return Few(CallingCheckKind.Minutes, agenda.Count(i => i.Minutes == 0), agenda.Count);
        var (sum, room) = (agenda.Sum(i => i.Minutes), (int)(when.End - when.Start).TotalMinutes);
        yield return new(CallingCheckKind.End, sum > room ? CheckColour.Yellow : CheckColour.Green)
        {
            Count = sum,
            Of = room,
        };
    }

    private static IEnumerable<CallingCheck> OfPeople(CallingCase at)
    {
        if (at.Group.Ways.HasDeputies)
        {
            Member[] seats = [.. at.Group.Members.Where(m => m.Role is not GroupRole.Guest)];
            yield return Few(
                CallingCheckKind.Deputies,
                seats.Count(m => m.Deputies.Count == 0),
                seats.Length
            );
        }

        yield return Few(CallingCheckKind.WithoutMail, at.WithoutMail, at.Invited);
        yield return Few(CallingCheckKind.Unreachable, at.Unreachable, at.Invited);
        yield return Few(CallingCheckKind.Muted, at.Muted, at.Invited);
    }

    private static IEnumerable<CallingCheck> OfDay(CallingCase at)
    {
        var day = at.Meeting.When.Day;
        var holiday = SaxonSchoolHolidays.On(day);
        yield return new(
            CallingCheckKind.FreeDay,
            SaxonHolidays.IsWorkingDay(day) ? CheckColour.Green : CheckColour.Yellow
        );
        yield return new(
            CallingCheckKind.SchoolHoliday,
            holiday is null ? CheckColour.Green : CheckColour.Yellow
        )
        {
            Holiday = holiday,
        };
        yield return Few(CallingCheckKind.Clash, at.Busy, at.Invited);
    }

    private static CallingCheck Kept(
        CallingCheckKind kind,
        NoticeDeadline deadline,
        CallingCase at
    ) =>
        new(kind, deadline.IsKeptOn(at.Today) ? CheckColour.Green : CheckColour.Red)
        {
            Deadline = deadline,
        };

    private static CallingCheck Few(CallingCheckKind kind, int count, int of) =>
        new(kind, count == 0 ? CheckColour.Green : CheckColour.Yellow) { Count = count, Of = of };
}
