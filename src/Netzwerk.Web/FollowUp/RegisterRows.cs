using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.FollowUp;

/// <summary>A resolution in the register.</summary>
public sealed record ResolutionRow(
    Resolution Resolution,
    string Wording,
    string Group,
    Meeting? Meeting,
    string? Responsible,
    bool IsToReview
)
{
    /// <summary>The day of the meeting, or on which it was decided without one.</summary>
    public DateOnly? Day => Meeting?.When.Day ?? Resolution.DecidedOn;
}

/// <summary>A task in the register.</summary>
public sealed record TaskRow(
    ActionItem Task,
    string Wording,
    string Group,
    Meeting? Meeting,
    string? Assignee,
    bool IsOverdue
);

/// <summary>A page of a register and what it can be narrowed by.</summary>
public sealed record RegisterPage<TRow>(
    IReadOnlyList<TRow> Rows,
    int Count,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<int> Years
)
{
    public int PageCount =>
        Math.Max(1, (Count + RegisterQuery.PageSize - 1) / RegisterQuery.PageSize);
}
