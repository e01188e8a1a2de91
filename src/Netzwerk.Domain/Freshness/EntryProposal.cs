namespace Netzwerk.Domain.Freshness;

/// <summary>A suggested change of an entry: who made it, which details it is about, what became of it.</summary>
public sealed record EntryProposal(
    Guid Id,
    OrganisationId Organisation,
    PersonId Proposer,
    ProposalWay Way,
    ProposalKind Kind,
    IReadOnlyList<string> Fields,
    DateOnly Day
) : IFolded<EntryProposal, ProposalEvent>
{
    public int Version { get; init; }

    public ProposalSettlement? Settlement { get; init; }

    public string Reason { get; init; } = "";

    public bool IsOpen => Settlement is null;

    public static EntryProposal? Evolve(EntryProposal? proposal, Guid id, object happened) =>
        (proposal, happened) switch
        {
            (null, ChangeSuggested e) => new(
                id,
                e.Organisation,
                e.Proposer,
                e.Way,
                e.Kind,
                e.Fields,
                e.Day
            ),
            ({ } p, SuggestionCorrected e) => p with
            {
                Kind = e.Kind,
                Fields = e.Fields,
                Day = e.Day,
            },
            ({ } p, SuggestionSettled e) => p with { Settlement = e.Settlement, Reason = e.Reason },
            _ => proposal,
        };
}
