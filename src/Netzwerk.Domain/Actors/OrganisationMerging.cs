namespace Netzwerk.Domain.Actors;

/// <summary>An organisation had been entered twice: it is the other one from now on.</summary>
[StoredAs("organisation-merged.1")]
public sealed record OrganisationMerged(OrganisationId Into) : OrganisationEvent;

/// <summary>It was a mistake: this organisation is one of its own again.</summary>
[StoredAs("organisation-merge-undone.1")]
public sealed record OrganisationMergeUndone : OrganisationEvent;

/// <summary>An organisation that had been entered twice: what belonged to the other entry is at this one.</summary>
[StoredAs("organisation-took-over.1")]
public sealed record OrganisationTookOver(OrganisationId Gone) : OrganisationEvent;

/// <summary>It was a mistake: what had belonged to the other entry went back there.</summary>
[StoredAs("organisation-gave-back.1")]
public sealed record OrganisationGaveBack(OrganisationId Gone) : OrganisationEvent;

/// <summary>Somebody looked: this organisation and the other one are two, however alike they look.</summary>
[StoredAs("organisation-told-apart.1")]
public sealed record OrganisationToldApart(OrganisationId Other) : OrganisationEvent;

public sealed partial record Organisation
{
    /// <summary>Which organisation this entry means; null where it was entered once.</summary>
    public OrganisationId? MergedInto { get; init; }

    /// <summary>The entries that mean this organisation as well.</summary>
    public IReadOnlyList<OrganisationId> TookOver { get; init; } = [];

    /// <summary>Which organisations look alike and are others.</summary>
    public IReadOnlyList<OrganisationId> ToldApartFrom { get; init; } = [];

    private Organisation WithMerging(OrganisationEvent happened) =>
        happened switch
        {
            OrganisationMerged e => this with { MergedInto = e.Into },
            OrganisationMergeUndone => this with { MergedInto = null },
            OrganisationTookOver e => this with { TookOver = [.. TookOver, e.Gone] },
            OrganisationGaveBack e => this with
            {
                TookOver = [.. TookOver.Where(g => g != e.Gone)],
            },
            OrganisationToldApart e => this with { ToldApartFrom = [.. ToldApartFrom, e.Other] },
            _ => this,
        };
}

/// <summary>The wish that an organisation that was entered twice is the other one.</summary>
public sealed record MergeOrganisation(OrganisationId Into);

/// <summary>The wish that an entry that means another one means this one, because those two were merged or parted.</summary>
public sealed record MeanOrganisation(OrganisationId Into);

/// <summary>The wish that an organisation gets what belongs to the other entry, with these details.</summary>
public sealed record TakeOrganisationOver(
    OrganisationId Gone,
    DescribeOrganisation Details,
    string Address
);

/// <summary>The wish to part again what was merged at a moment.</summary>
public sealed record UndoOrganisationMerge(DateTimeOffset MergedAt);

/// <summary>The wish that an organisation gives back what came from the other entry.</summary>
public sealed record GiveOrganisationBack(
    OrganisationId Gone,
    DescribeOrganisation Details,
    string Address
);

/// <summary>The wish to remember that two organisations are two.</summary>
public sealed record TellOrganisationApart(OrganisationId Other);

/// <summary>The rules for organisations that were entered twice.</summary>
public static class OrganisationMergeDecisions
{
    private static readonly OrganisationEvent[] Nothing = [];

    public static Outcome<OrganisationEvent> Decide(Organisation gone, MergeOrganisation ask) =>
        gone.Id == ask.Into.Value ? new Refusal("merge.same")
        : gone.MergedInto == ask.Into ? Nothing
        : gone.MergedInto is not null ? new Refusal("merge.already-merged")
        : new OrganisationMerged(ask.Into);

    public static Outcome<OrganisationEvent> Decide(Organisation gone, MeanOrganisation ask) =>
        gone.MergedInto is null || gone.MergedInto == ask.Into
            ? Nothing
            : new OrganisationMerged(ask.Into);

    public static Outcome<OrganisationEvent> Decide(Organisation stays, TakeOrganisationOver ask) =>
        stays.Id == ask.Gone.Value ? new Refusal("merge.same")
        : stays.MergedInto is not null ? new Refusal("merge.already-merged")
        : stays.TookOver.Contains(ask.Gone) ? Nothing
        : Together(new OrganisationTookOver(ask.Gone), stays, ask.Details, ask.Address);

    public static Outcome<OrganisationEvent> Decide(
        Organisation gone,
        UndoOrganisationMerge ask,
        DateTimeOffset now
    ) =>
        gone.MergedInto is null ? Nothing
        : now > ask.MergedAt.AddDays(PersonMergeDecisions.DaysToUndo)
            ? new Refusal("merge.too-late")
        : new OrganisationMergeUndone();

    public static Outcome<OrganisationEvent> Decide(Organisation stays, GiveOrganisationBack ask) =>
        stays.MergedInto is not null ? new Refusal("merge.merged-further")
        : !stays.TookOver.Contains(ask.Gone) ? Nothing
        : Together(new OrganisationGaveBack(ask.Gone), stays, ask.Details, ask.Address);

    /// <summary>Said once is enough, on either of the two.</summary>
    public static Outcome<OrganisationEvent> Decide(
        Organisation organisation,
        TellOrganisationApart ask
    ) =>
        organisation.Id == ask.Other.Value || organisation.ToldApartFrom.Contains(ask.Other)
            ? Nothing
            : new OrganisationToldApart(ask.Other);

    private static Outcome<OrganisationEvent> Together(
        OrganisationEvent first,
        Organisation stays,
        DescribeOrganisation details,
        string address
    )
    {
        var described = OrganisationDecisions.Decide(stays, details);
        var addressed = OrganisationDecisions.Decide(stays, new AddressOrganisation(address));
        return (described.Refusal ?? addressed.Refusal) is { } refusal
            ? refusal
            : (OrganisationEvent[])[first, .. described.Events, .. addressed.Events];
    }
}
