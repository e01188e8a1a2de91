using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Minutes;

/// <summary>The wish to note that a later meeting of the group approved the minutes, with the vote on it.</summary>
public sealed record ApproveMinutes(MeetingId In, string? Vote);

/// <summary>The rules of approving minutes by a resolution of a later meeting.</summary>
public static class ApprovalDecisions
{
    /// <summary>"einstimmig bei 2 Enthaltungen" and somewhat more.</summary>
    public const int LongestVote = 200;

    private static readonly MinutesEvent[] Nothing = [];

    /// <summary>Approved is by whom it concerns: the same group, later, and only what nobody objects to any more.</summary>
    public static Outcome<MinutesEvent> Decide(
        Meeting meeting,
        MeetingMinutes minutes,
        Meeting? later,
        ApproveMinutes ask
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(minutes);
        ArgumentNullException.ThrowIfNull(ask);
        var vote = PlainText.Line(ask.Vote);
        if (minutes.Approved is { } known && known.In == ask.In && known.Vote == vote)
        {
            return Nothing;
        }

        return minutes.State switch
        {
            MinutesState.Frozen => new Refusal("minutes.frozen"),
            MinutesState.Writing => new Refusal("minutes.not-submitted"),
            _ when minutes.Approval is MinutesApproval.BySilence => new Refusal(
                "minutes.approved-by-silence"
            ),
            _ when minutes.Approved is not null => new Refusal("minutes.already-approved"),
            _ when minutes.HasOpenObjections => new Refusal("minutes.objections-open"),
            _ when !MayApprove(meeting, later) => new Refusal("minutes.approving-meeting", "In"),
            _ when vote.Length == 0 => new Refusal("minutes.vote-missing", "Vote"),
            _ when vote.Length > LongestVote => new Refusal("minutes.vote-too-long", "Vote"),
            _ => new MinutesApproved(ask.In, later!.When.Day, vote),
        };
    }

    /// <summary>A meeting of the same group after this one that has begun.</summary>
    public static bool MayApprove(Meeting meeting, Meeting? later)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return later is { Status: MeetingStatus.InSession or MeetingStatus.Closed }
            && later.Id != meeting.Id
            && later.Group == meeting.Group
            && later.When.Start > meeting.When.Start;
    }
}
