using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Actors;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>
/// What speaks against a date: a holiday, and how many of those asked have another meeting at that time, or one in another
/// town less than an hour before or after.
/// </summary>
public sealed record OptionConflicts(
    bool IsHoliday,
    SchoolHoliday? SchoolHoliday,
    int SameTime,
    int FarAway
)
{
    public static readonly OptionConflicts None = new(false, null, 0, 0);

    public static OptionConflicts OfDay(DateOnly day) =>
        new(SaxonHolidays.Contains(day), SaxonSchoolHolidays.On(day), 0, 0);
}

/// <summary>
/// Looks for what speaks against the dates of a poll. Only numbers leave here: who plans one group need not know the meetings
/// of others.
/// </summary>
public sealed class PollConflicts(IQuerySession session)
{
    /// <summary>From one end of the county to the other it takes about an hour.</summary>
    private static readonly TimeSpan Travel = TimeSpan.FromMinutes(60);

    public async Task<IReadOnlyDictionary<PollOptionId, OptionConflicts>> OfAsync(
        SchedulingPoll poll,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(poll);
        if (poll.Options.Count == 0)
        {
            return new Dictionary<PollOptionId, OptionConflicts>();
        }

        var (first, last) = (poll.Options[0].Day, poll.Options[^1].Day);
        var meetings = (
            await session
                .Query<Meeting>()
                .Where(m => m.When.Day >= first && m.When.Day <= last)
                .Where(m => m.Status == MeetingStatus.Called || m.Status == MeetingStatus.InSession)
                .ToListAsync(ct)
        )
            .Where(m => m.Id != poll.Meeting?.Value)
            .ToLookup(m => m.When.Day);
        return poll.Options.ToDictionary(o => o.Id, o => Of(poll, o, [.. meetings[o.Day]]));
    }

    private static OptionConflicts Of(
        SchedulingPoll poll,
        PollOption option,
        IReadOnlyList<Meeting> sameDay
    )
    {
        var when = poll.When(option);
        var town = TownOf(poll.Place);
        var overlapping = sameDay.Where(m => Overlap(m.When, when, TimeSpan.Zero));
        var far = sameDay.Where(m =>
            Overlap(m.When, when, Travel)
            && !Overlap(m.When, when, TimeSpan.Zero)
            && TownOf(m.Place) is { } other
            && town is not null
            && town != other
        );
        return OptionConflicts.OfDay(option.Day) with
        {
            SameTime = Shared(poll, overlapping),
            FarAway = Shared(poll, far),
        };
    }

    private static bool Overlap(Appointment one, Appointment other, TimeSpan margin) =>
        one.Start < other.End + margin && other.Start < one.End + margin;

    private static int Shared(SchedulingPoll poll, IEnumerable<Meeting> meetings) =>
        meetings
            .SelectMany(m => m.Invitees)
            .Where(i => i.Answer is not Rsvp.Declined)
            .Select(i => i.Person)
            .Distinct()
            .Count(p => poll.ParticipantOf(p) is not null);

    /// <summary>The municipality that a place names; null when it names none that we know.</summary>
    private static string? TownOf(string place) =>
        Municipalities
            .All.Where(m => place.Contains(m.Name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(m => m.Name.Length)
            .FirstOrDefault()
            ?.Key;
}
