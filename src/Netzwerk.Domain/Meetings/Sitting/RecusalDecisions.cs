using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>The rules of who stays out of an item, and of doubting that enough are there.</summary>
public static class RecusalDecisions
{
    private static readonly MeetingEvent[] Nothing = [];

    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        ProcedureVersion? version,
        RecuseMember ask,
        DateTimeOffset now
    )
    {
        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.From);
        return CheckInSession(meeting) is { } refusal ? refusal
            : meeting.Agenda.All(i => i.Id != ask.Item) ? new Refusal("agenda.item-gone", "Item")
            : meeting.Sitting.RecusalOf(ask.Item, ask.Person) is not null ? Nothing
            : version is { Rules.Voting.ConflictOfInterest: false }
                ? new Refusal("sitting.no-recusals")
            : !meeting.IsThere(ask.Person) ? new Refusal("sitting.not-there", "Person")
            : SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead ? ahead
            : new MemberRecused(ask.Item, ask.Person, at);
    }

    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        CallBackRecused ask,
        DateTimeOffset now
    )
    {
        if (meeting.Sitting.RecusalOf(ask.Item, ask.Person) is not { } recusal)
        {
            return new Refusal("sitting.not-recused");
        }

        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.To);
        return recusal.Back is not null ? Nothing
            : CheckInSession(meeting) is { } refusal ? refusal
            : SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead ? ahead
            : at < recusal.Left ? new Refusal("sitting.left-before-coming", "At")
            : new RecusedCameBack(ask.Item, ask.Person, at);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, TakeBackRecusal ask) =>
        meeting.Sitting.RecusalOf(ask.Item, ask.Person) is null ? Nothing
        : CheckInSession(meeting) is { } refusal ? refusal
        : new RecusalTakenBack(ask.Item, ask.Person);

    /// <summary>One doubt is enough: from then on it is counted until the end.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        ProcedureVersion? version,
        ChallengeQuorum ask,
        DateTimeOffset now
    )
    {
        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.From);
        return meeting.Sitting.ChallengedAt is not null ? Nothing
            : CheckInSession(meeting) is { } refusal ? refusal
            : version is not { Rules.Quorum.UntilChallenged: true }
                ? new Refusal("sitting.no-challenges")
            : ask.Person is { } person && !meeting.IsThere(person)
                ? new Refusal("sitting.not-there", "Person")
            : SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead ? ahead
            : new QuorumChallenged(at, ask.Person);
    }

    internal static Refusal? CheckInSession(Meeting meeting) =>
        meeting.Status switch
        {
            MeetingStatus.InSession => null,
            MeetingStatus.Closed => new("meeting.already-held"),
            MeetingStatus.Cancelled => new("meeting.cancelled"),
            _ => new("meeting.not-opened"),
        };
}
