using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.CircularResolutions;

/// <summary>The rules of questions that are to be decided without a meeting: written, and sent to all seats with a vote.</summary>
public static class CircularDraftDecisions
{
    /// <summary>As long as the title of a meeting.</summary>
    public const int LongestTitle = 200;

    /// <summary>Three pages; more belongs into a paper.</summary>
    public const int LongestReasons = ResolutionDecisions.LongestWording;

    /// <summary>Whoever needs longer than half a year meets in between.</summary>
    public const int LongestDays = 183;

    private static readonly CircularResolutionEvent[] Nothing = [];

    private static readonly Refusal NoDraft = new("ballot.no-draft");

    public static Outcome<CircularResolutionEvent> Decide(
        DraftCircularResolution ask,
        CircularSetting at
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(at);
        var text = Clean(ask.Text);
        return Trouble(text, at) is { } refusal
            ? refusal
            : new CircularResolutionDrafted(
                new(at.Group.Id),
                text.Title!,
                text.Wording!,
                text.Reasons!,
                text.IsClosed,
                text.LastDay,
                text.Papers
            );
    }

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        ReviseCircularResolution ask,
        CircularSetting at
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(ask);
        var text = Clean(ask.Text);
        return circular.State is not CircularResolutionState.Draft ? NoDraft
            : Trouble(text, at) is { } refusal ? refusal
            : IsSame(circular, text) ? Nothing
            : new CircularResolutionRevised(
                text.Title!,
                text.Wording!,
                text.Reasons!,
                text.IsClosed,
                text.LastDay,
                text.Papers
            );
    }

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        DiscardCircularResolution _
    ) =>
        circular.State switch
        {
            CircularResolutionState.Draft => new CircularResolutionDiscarded(),
            CircularResolutionState.Discarded => Nothing,
            _ => NoDraft,
        };

    /// <summary>Sent twice it is sent once. The rules of the day of sending hold until the end.</summary>
    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        SendCircularResolution ask,
        CircularSetting at
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(at);
        var seats = at.Group.Members.Where(m => m.HasVote).ToArray();
        return circular.IsRunning ? Nothing
            : circular.State is not CircularResolutionState.Draft ? NoDraft
            : Ground(at, circular.LastDay) is { } refusal ? refusal
            : at.Rules!.Rules.Circular.MinorMattersOnly && !ask.IsMinor
                ? new Refusal("ballot.minor-unconfirmed", "IsMinor")
            : seats.Length == 0 ? new Refusal("ballot.no-votes")
            : circular.IsClosed && seats.Any(s => !MaySeeClosed(at.Group, s.Person))
                ? new Refusal("ballot.secrecy-missing")
            : Sent(seats, ask, at, circular.IsClosed);
    }

    /// <summary>Why a group cannot decide without a meeting today at all; null when it can.</summary>
    public static Refusal? Ground(CircularSetting at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return at.Group.IsClosed ? new("ballot.group-closed")
            : at.Rules is null ? new("ballot.no-rules")
            : !at.Rules.Rules.Circular.Allowed ? new("ballot.not-allowed")
            : null;
    }

    private static Refusal? Ground(CircularSetting at, DateOnly lastDay) =>
        Ground(at)
        ?? (
            lastDay < CircularArithmetic.EarliestEnd(at.Rules!.Rules.Circular, at.Today)
                ? new("ballot.deadline-too-short", "LastDay")
            : lastDay.DayNumber - at.Today.DayNumber > LongestDays
                ? new("ballot.deadline-too-far", "LastDay")
            : null
        );

    private static Refusal? Trouble(CircularText text, CircularSetting at) =>
        Ground(at)
        ?? (
            text.Title!.Length == 0 ? new("ballot.title-missing", "Title")
            : text.Title.Length > LongestTitle ? new("ballot.title-too-long", "Title")
            : text.Wording!.Length == 0 ? new("ballot.wording-missing", "Wording")
            : text.Wording.Length > ResolutionDecisions.LongestWording
                ? new("ballot.wording-too-long", "Wording")
            : text.Reasons!.Length > LongestReasons ? new("ballot.reasons-too-long", "Reasons")
            : Ground(at, text.LastDay)
        );

    private static CircularText Clean(CircularText text) =>
        text with
        {
            Title = PlainText.Line(text.Title),
            Wording = PlainText.Lines(text.Wording),
            Reasons = PlainText.Lines(text.Reasons),
            Papers = [.. text.Papers.Distinct()],
        };

    private static bool IsSame(CircularResolution circular, CircularText text) =>
        (circular.Title, circular.Wording, circular.Reasons, circular.IsClosed, circular.LastDay)
            == (text.Title, text.Wording, text.Reasons, text.IsClosed, text.LastDay)
        && circular.Papers.SequenceEqual(text.Papers);

    private static bool MaySeeClosed(Group group, PersonId person) =>
        group.MemberOf(person)?.Role is not GroupRole.Guest && !group.OwesConfidentiality(person);

    /// <summary>Whoever has a vote of their own answers for nobody else; who may not see a closed question is no deputy for it.</summary>
    private static CircularResolutionSent Sent(
        IReadOnlyList<Member> seats,
        SendCircularResolution ask,
        CircularSetting at,
        bool isClosed
    )
    {
        var rules = at.Rules!;
        var sitting = seats.Select(s => s.Person).ToHashSet();
        var deputies = DeputiesVote(rules.Rules.Seats, at.Group)
            ? seats
                .SelectMany(s => s.Deputies.Select(d => (Seat: s.Person, Deputy: d)))
                .Where(d => !sitting.Contains(d.Deputy) && !at.Group.IsBlocked(d.Deputy))
                .Where(d => !isClosed || MaySeeClosed(at.Group, d.Deputy))
                .ToArray()
            : [];
        Member[] ofOrganisations = [.. seats.Where(s => s.Organisation is not null)];
        return new(
            rules.Number,
            ask.IsMinor,
            at.Now,
            [.. seats.Select(s => s.Person)],
            [.. deputies.Select(d => d.Deputy)],
            [.. deputies.Select(d => d.Seat)],
            [.. ofOrganisations.Select(s => s.Organisation!.Value)],
            [.. ofOrganisations.Select(s => s.Person)]
        );
    }

    private static bool DeputiesVote(SeatRules rules, Group group) =>
        rules is { Deputies: not DeputyRule.None, DeputiesVote: true } && group.Ways.HasDeputies;
}
