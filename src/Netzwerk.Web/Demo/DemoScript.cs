using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo;

/// <summary>One thing that somebody does at one moment.</summary>
internal sealed record DemoStep(DateTimeOffset At, Func<DemoActs, CancellationToken, Task> Do);

/// <summary>The county's life in the order in which it happened, up to the evening before today.</summary>
internal sealed partial class DemoScript
{
    /// <summary>Before the first meeting there is time to enter everybody.</summary>
    private const int BeganDaysAgo = 420;

    /// <summary>The latest meetings are led with times; before that the list was enough.</summary>
    private const int LedWithin = 30;

    private readonly DemoCounty _county;
    private readonly List<DemoStep> _steps = [];
    private readonly Asker _coordinator;
    private readonly Asker _colleague;

    private DemoScript(DemoCounty county)
    {
        _county = county;
        _coordinator = DemoActs.As(county.Coordinator.Id, isCoordinator: true);
        _colleague = DemoActs.As(county.Colleague.Id, isCoordinator: true);
    }

    public static IReadOnlyList<DemoStep> Write(DemoCounty county)
    {
        var script = new DemoScript(county);
        script.Directory();
        script.Agreeing();
        script.Filing();
        script.Undertaking();
        script.Wording();
        script.Joining();
        script.Refreshing();
        foreach (var meeting in county.Meetings)
        {
            script.Calling(meeting);
            script.Holding(meeting);
            script.Approving(meeting);
        }

        script.Correcting();

        script.Repeating(county.Series);
        script.Deputies();
        script.Talking();
        script.Shielding();
        script.Sharing();
        script.Circulating();
        script.Polling();
        script.Deciding();
        script.Proposing();
        var today = Appointment.Instant(county.Today, TimeOnly.MinValue);
        // Steps of the same moment keep the order they were written in.
        return [.. script._steps.Where(s => s.At < today).OrderBy(s => s.At)];
    }

    private void Directory()
    {
        var day = _county.Today.AddDays(-BeganDaysAgo);
        foreach (var (i, organisation) in _county.Organisations.Index())
        {
            At(
                day,
                new TimeOnly(9, i),
                async (acts, ct) =>
                {
                    await acts.RegisterAsync(organisation, _coordinator, ct);
                    var dice = _county.Dice.For($"profile:{organisation.Id}");
                    await acts.DescribeAsync(organisation, dice, _coordinator, ct);
                }
            );
        }

        foreach (var (i, person) in _county.Residents.Index())
        {
            var time = new TimeOnly(10, 0).AddMinutes(i);
            At(
                day,
                time,
                async (acts, ct) =>
                {
                    await acts.EnterAsync(person, ct);
                    await acts.TieAsync(person, i, _county, _coordinator, ct);
                }
            );
        }

        foreach (var (i, group) in _county.Groups.Index())
        {
            At(
                day.AddDays(1),
                new TimeOnly(9, i),
                (acts, ct) => acts.FoundAsync(group, _coordinator, ct)
            );
            foreach (var (j, seat) in group.Seats.Index())
            {
                At(
                    day.AddDays(1),
                    new TimeOnly(10 + i, j),
                    (acts, ct) => acts.SeatAsync(group, seat, _coordinator, ct)
                );
            }
        }
    }

    /// <summary>The last thing done: no meeting so far was held with deputies.</summary>
    private void Deputies()
    {
        var group = _county.GroupOf("lenkung");
        var until = _county.Today.AddMonths(20);
        foreach (var (i, seat) in group.Seats.Skip(2).Take(3).Index())
        {
            At(
                _county.Today.AddDays(-1),
                new TimeOnly(23, i),
                (acts, ct) => acts.NameDeputyAsync(group, seat, until, _coordinator, ct)
            );
        }
    }

    /// <summary>Two people ask to be let in, one into each of the open groups.</summary>
    private void Joining()
    {
        foreach (var (i, wish) in _county.Joining.Index())
        {
            At(
                _county.Today.AddDays(-2),
                new TimeOnly(18 + i, 12),
                (acts, ct) => acts.AskToJoinAsync(wish, ct)
            );
        }

        var board = _county.GroupOf("beirat");
        DemoPerson[] invited =
        [
            .. _county
                .Residents.Skip(2)
                .Where(p => board.Seats.All(s => s.Person != p))
                .TakeLast(2),
        ];
        At(
            _county.Today.AddDays(-3),
            new TimeOnly(10, 20),
            (acts, ct) =>
                acts.InviteIntoGroupAsync(
                    board,
                    invited,
                    _county.Today.AddDays(24),
                    _coordinator,
                    ct
                )
        );
    }

    private void Calling(DemoMeeting meeting)
    {
        var by = Planner(meeting);
        // A meeting far ahead is planned now as well, so that it is there.
        var planned = Earlier(meeting.Planned.Day.AddDays(-28), _county.Today.AddDays(-5));
        At(planned, new TimeOnly(11, 5), (acts, ct) => acts.PlanAsync(meeting, by, ct));
        if (meeting.StaysDraft)
        {
            return;
        }

        var called = Earlier(
            meeting.Planned.Day.AddDays(-DemoAttendance.CalledBefore),
            _county.Today.AddDays(-4)
        );
        At(called, new TimeOnly(8, 40), (acts, ct) => acts.CallAsync(meeting, by, ct));
        if (meeting.WasMoved)
        {
            var moved = meeting.Planned.Day.AddDays(-13);
            At(moved, new TimeOnly(15, 0), (acts, ct) => acts.MoveAsync(meeting, by, ct));
            At(moved, new TimeOnly(16, 0), (acts, ct) => acts.AnnounceChangesAsync(ct));
        }

        foreach (var answer in meeting.Answers)
        {
            var at = answer.At;
            // Called later than usual: the answers of the first days come on the last.
            var first = Appointment.Instant(called.AddDays(1), new TimeOnly(7, 0));
            _steps.Add(
                new(
                    at < first ? first + (answer.At.TimeOfDay / 4) : at,
                    (acts, ct) => acts.AnswerAsync(meeting, answer, ct)
                )
            );
        }
    }

    /// <summary>The series is planned, called, opened to a guest, and answered by some.</summary>
    private void Repeating(DemoSeries series)
    {
        var (by, today) = (_coordinator, _county.Today);
        At(today.AddDays(-9), new(11, 20), (acts, ct) => acts.PlanAsync(series, by, ct));
        At(today.AddDays(-9), new(11, 30), (acts, ct) => acts.PutOnAgendaAsync(series, by, ct));
        At(today.AddDays(-8), new(9, 10), (acts, ct) => acts.CallAsync(series, by, ct));
        At(today.AddDays(-7), new(10, 0), (acts, ct) => acts.InviteGuestAsync(series, by, ct));
        foreach (var answer in series.Answers)
        {
            Add(answer.At, (acts, ct) => acts.AnswerAsync(series, answer, ct));
        }
    }

    private void Holding(DemoMeeting meeting)
    {
        var writer = meeting.Group.MinuteTaker;
        var (by, start) = (DemoActs.As(meeting.Group.Chair), meeting.When.Start);
        Add(start.AddMinutes(-4), (acts, ct) => acts.OpenAsync(meeting, by, ct));
        var isLed = meeting.When.Day > _county.Today.AddDays(-LedWithin);
        Add(
            start.AddMinutes(6),
            (acts, ct) =>
                isLed
                    ? acts.BeginSittingAsync(meeting, by, ct)
                    : acts.NoteAttendanceAsync(meeting, by, ct)
        );
        foreach (var (i, item) in meeting.Items.Index())
        {
            if (isLed && start.AddMinutes(11 + 20 * i) < meeting.When.End)
            {
                Add(
                    start.AddMinutes(11 + 20 * i),
                    (acts, ct) => acts.CallUpAsync(meeting, item.Id, by, ct)
                );
            }

            Add(
                start.AddMinutes(12 + 20 * i),
                (acts, ct) => acts.WriteAsync(meeting, item, writer, ct)
            );
        }

        Add(meeting.When.End.AddMinutes(3), (acts, ct) => acts.CloseAsync(meeting, by, ct));
    }

    private Asker Planner(DemoMeeting meeting) =>
        meeting.Group.Plan.Key is "sprache" or "beruf" ? _colleague : _coordinator;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private void At(DateOnly day, TimeOnly time, Func<DemoActs, CancellationToken, Task> act) =>
        Add(Appointment.Instant(day, time), act);

    private void Add(DateTimeOffset at, Func<DemoActs, CancellationToken, Task> act) =>
        _steps.Add(new(at, act));
}
