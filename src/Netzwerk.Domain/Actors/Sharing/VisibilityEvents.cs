namespace Netzwerk.Domain.Actors.Sharing;

/// <summary>Something that was decided about how far a person's details are shown.</summary>
[AboutPeople(
    "how far a person lets each detail be shown, by id; how, when and to which sentence they agreed",
    "show details no further than the person wants, and prove the consent",
    Basis = "Art. 6(1)(a) and 7(1) GDPR",
    SeenBy = "coordination, the person",
    Kept = "as an id that leads nowhere"
)]
public abstract record VisibilityEvent;

/// <summary>
/// A detail of a person is shown further than before, because the person agreed on that day (Europe/Berlin) to that wording of
/// the sentence.
/// </summary>
[StoredAs("visibility-widened.1")]
public sealed record VisibilityWidened(
    CardField Field,
    Visibility Visibility,
    ConsentWay Way,
    DateOnly AgreedOn,
    int Wording
) : VisibilityEvent;

/// <summary>A detail of a person is shown less far than before; whatever was agreed to further ended on that day.</summary>
[StoredAs("visibility-narrowed.1")]
public sealed record VisibilityNarrowed(CardField Field, Visibility Visibility, DateOnly On)
    : VisibilityEvent;
