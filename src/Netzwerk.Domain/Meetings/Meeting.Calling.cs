using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Domain.Meetings;

public sealed partial record Meeting
{
    /// <summary>
    /// How it was called, and what was wrong with that; null without rules of procedure, and before it was called. What
    /// stands here is pointed out when the meeting is opened (SächsLKrO § 35(1)).
    /// </summary>
    public Convocation? Convocation { get; init; }

    /// <summary>Set when it was called at shorter notice.</summary>
    public UrgentConvocation? Urgent { get; init; }

    /// <summary>Set while it stands on the open pages.</summary>
    public PublicNotice? Notice { get; init; }

    private Meeting WithCalling(MeetingEvent happened) =>
        happened switch
        {
            MeetingCalledUrgently e => this with { Urgent = new(e.Reason) },
            ConvocationChecked e => this with
            {
                Convocation = new(e.RulesVersion, e.CalledOn, e.LastDay, e.Defects),
            },
            PublicNoticeGiven e => this with { Notice = new(e.At, AsAnnounced().When) },
            PublicNoticeTakenBack => this with { Notice = null },
            _ => WithReminders(happened),
        };
}
