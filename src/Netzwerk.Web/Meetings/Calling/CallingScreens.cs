using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Web.Meetings.Calling;

/// <summary>A meeting with what was found when looking through it, for those who plan it.</summary>
public sealed record CallingScreen(
    MeetingScreen Meeting,
    ProcedureVersion? Rules,
    DateOnly Today,
    IReadOnlyList<CallingCheck> Checks
)
{
    public int Count(CheckColour colour) => Checks.Count(c => c.Colour == colour);

    /// <summary>It is too late for the usual period, and the rules know an urgent call.</summary>
    public bool MayBeUrgent =>
        Rules is { } version
        && Checks.Any(c => c is { Kind: CallingCheckKind.Notice, Colour: CheckColour.Red })
        && NoticeArithmetic.Urgent(version.Rules.Convocation, Meeting.Meeting.When.Day) is not null;
}

/// <summary>Looks through meetings for those who plan them.</summary>
public sealed class CallingScreens(
    IQuerySession session,
    MeetingScreens meetings,
    TimeProvider clock
)
{
    public async Task<CallingScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    ) =>
        await meetings.LoadAsync(id, user, ct) is { Rights.Plan: true } screen
            ? await OfAsync(screen, ct)
            : null;

    public async Task<CallingScreen> OfAsync(MeetingScreen screen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var (meeting, group) = (screen.Meeting, screen.Group);
        var procedure = await session.ProcedureOfAsync(group, ct);
        var rules = procedure.InForceOn(meeting.When.Day);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        PersonId[] people = [.. group.Members.Select(m => m.Person)];
        var at = new CallingCase(meeting, group, rules?.Rules, today, people.Length)
        {
            WithoutMail = screen.WithoutMailAmong(people).Count,
            Unreachable = screen.HeldBackAmong(people).Count,
            Muted = screen.MutedAmong(people).Count,
            Busy = await BusyAsync(meeting, people, ct),
        };
        return new(screen, rules, today, CallingChecks.Of(at));
    }

    /// <summary>Only a number leaves here: who plans one group need not know the meetings of others.</summary>
    private async Task<int> BusyAsync(
        Meeting meeting,
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct
    )
    {
        var day = meeting.When.Day;
        var sameDay = await session
            .Query<Meeting>()
            .Where(m => m.When.Day == day && m.Id != meeting.Id)
            .Where(m => m.Status == MeetingStatus.Called || m.Status == MeetingStatus.InSession)
            .ToListAsync(ct);
        return sameDay
            .Where(m => m.When.Start < meeting.When.End && meeting.When.Start < m.When.End)
            .SelectMany(m => m.Invitees)
            .Where(i => i.Answer is not Rsvp.Declined)
            .Select(i => i.Person)
            .Distinct()
            .Count(people.Contains);
    }
}
