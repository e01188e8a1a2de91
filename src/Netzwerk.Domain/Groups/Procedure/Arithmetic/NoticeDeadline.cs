namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>Why a day moved on the way from the meeting back to the last day on which something may be sent.</summary>
public enum NoticeStepKind
{
    Period,
    MeetingNotCounted,
    DayOfReceipt,
    Letter,
    NonWorkingDay,
}

/// <summary>One step back: why, by how many days, and to which day.</summary>
public sealed record NoticeStep(NoticeStepKind Kind, int Days, DateOnly Day);

/// <summary>The last day on which something may be sent or done for a meeting, with every step of the way there.</summary>
public sealed record NoticeDeadline(DateOnly Meeting, IReadOnlyList<NoticeStep> Steps)
{
    public DateOnly LastDay => Steps is [.., var last] ? last.Day : Meeting;

    public bool IsKeptOn(DateOnly day) => day <= LastDay;
}
