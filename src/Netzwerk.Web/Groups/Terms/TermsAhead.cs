using Netzwerk.Domain.Groups;

namespace Netzwerk.Web.Groups.Terms;

/// <summary>What of a group ends on a day: its mandate (no seat) or the term of a member.</summary>
public sealed record EndingTerm(Group Group, Member? Seat, DateOnly Day);

/// <summary>Which mandates and terms end.</summary>
public static class TermsAhead
{
    /// <summary>Six weeks: an organisation needs a meeting of its own to name somebody.</summary>
    public const int Days = 42;

    /// <summary>All that end in a group that still works, the first end first.</summary>
    public static IEnumerable<EndingTerm> Of(IEnumerable<Group> groups) =>
        groups
            .Where(g => !g.IsClosed)
            .SelectMany(OfGroup)
            .OrderBy(t => t.Day)
            .ThenBy(t => t.Group.Name, StringComparer.CurrentCulture);

    /// <summary>Ends soon enough to speak about it, and has not ended yet.</summary>
    public static bool IsNear(EndingTerm term, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(term);
        return term.Day >= today && term.Day <= today.AddDays(Days);
    }

    private static IEnumerable<EndingTerm> OfGroup(Group group) =>
        [
            .. group.To is { } to ? [new(group, Seat: null, to)] : Array.Empty<EndingTerm>(),
            .. group
                .Members.Where(m => m.To is not null)
                .Select(m => new EndingTerm(group, m, m.To!.Value)),
        ];
}
