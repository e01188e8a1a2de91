namespace Netzwerk.Domain.Freshness;

/// <summary>The wish to suggest a change; a remark alone is enough.</summary>
public sealed record SuggestChange(
    OrganisationId Organisation,
    PersonId Proposer,
    ProposalWay Way,
    ProposalKind Kind,
    IReadOnlyList<string> Fields,
    bool HasRemark
);

/// <summary>The wish to end a suggestion.</summary>
public sealed record SettleProposal(ProposalSettlement Settlement, string? Reason = null);

/// <summary>The rules for suggested changes of entries.</summary>
public static class ProposalDecisions
{
    /// <summary>Two sentences that fit a mail.</summary>
    public const int LongestReason = 500;

    /// <summary>A short paragraph: whom to ask, what else changed.</summary>
    public const int LongestRemark = 1000;

    private static readonly ProposalEvent[] Nothing = [];

    /// <summary>Until somebody decides, a suggestion may be corrected.</summary>
    public static Outcome<ProposalEvent> Decide(
        EntryProposal? proposal,
        SuggestChange ask,
        DateOnly today
    )
    {
        string[] fields =
        [
            .. ask.Fields.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return !Enum.IsDefined(ask.Kind) ? new Refusal("proposal.kind-missing", "Answer")
            : ask.Kind is ProposalKind.Change && fields.Length == 0 && !ask.HasRemark
                ? new Refusal("proposal.nothing-changed")
            : proposal is null
                ? new ChangeSuggested(
                    ask.Organisation,
                    ask.Proposer,
                    ask.Way,
                    ask.Kind,
                    fields,
                    today
                )
            : !proposal.IsOpen || proposal.Proposer != ask.Proposer
                ? new Refusal("proposal.settled")
            : proposal.Kind == ask.Kind
            && proposal.Day == today
            && proposal.Fields.SequenceEqual(fields, StringComparer.Ordinal)
                ? Nothing
            : new SuggestionCorrected(ask.Kind, fields, today);
    }

    /// <summary>Whoever is turned down hears why.</summary>
    public static Outcome<ProposalEvent> Decide(EntryProposal proposal, SettleProposal ask)
    {
        var reason = PlainText.Lines(ask.Reason);
        return proposal.Settlement is { } settled
            ? settled == ask.Settlement
                ? Nothing
                : new Refusal("proposal.settled")
            : reason.Length > LongestReason
                ? new Refusal("proposal.reason-too-long", "Reason")
                : ask.Settlement is ProposalSettlement.Declined && reason.Length == 0
                    ? new Refusal("proposal.reason-missing", "Reason")
                    : new SuggestionSettled(ask.Settlement, reason);
    }
}
