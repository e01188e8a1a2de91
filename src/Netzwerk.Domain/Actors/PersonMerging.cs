namespace Netzwerk.Domain.Actors;

/// <summary>Somebody had been entered twice: this person is the other one from now on.</summary>
[StoredAs("person-merged.1")]
public sealed record PersonMerged(PersonId Into) : PersonEvent;

/// <summary>It was a mistake: this person is somebody of their own again.</summary>
[StoredAs("person-merge-undone.1")]
public sealed record PersonMergeUndone : PersonEvent;

/// <summary>Somebody who had been entered twice: what belonged to the other entry is at this person.</summary>
[StoredAs("person-took-over.1")]
public sealed record PersonTookOver(PersonId Gone) : PersonEvent;

/// <summary>It was a mistake: what had belonged to the other entry went back there.</summary>
[StoredAs("person-gave-back.1")]
public sealed record PersonGaveBack(PersonId Gone) : PersonEvent;

/// <summary>Somebody looked: this person and the other one are two, however alike they look.</summary>
[StoredAs("person-told-apart.1")]
public sealed record PersonToldApart(PersonId Other) : PersonEvent;

/// <summary>The wish that a person who was entered twice is the other one.</summary>
public sealed record MergePerson(PersonId Into);

/// <summary>The wish that a person gets what belongs to the other entry, and the stronger role.</summary>
public sealed record TakePersonOver(
    PersonId Gone,
    NetworkRole Role,
    OrganisationId? Organisation,
    IReadOnlyList<PersonDetail> Details
)
{
    /// <summary>The other entry is under disclosure block: then the one that stays is too.</summary>
    public bool IsShielded { get; init; }
}

/// <summary>The wish to part again what was merged at a moment.</summary>
public sealed record UndoPersonMerge(DateTimeOffset MergedAt)
{
    /// <summary>The one that stays is under disclosure block: whom of the two it protects nobody can tell, so it holds for both.</summary>
    public bool IsShielded { get; init; }
}

/// <summary>The wish that a person gives back what came from the other entry; what changed since stays.</summary>
public sealed record GivePersonBack(
    PersonId Gone,
    NetworkRole Role,
    OrganisationId? Organisation,
    IReadOnlyList<PersonDetail> Details
);

/// <summary>The wish to remember that two people are two.</summary>
public sealed record TellPersonApart(PersonId Other);

/// <summary>The rules for people who were entered twice.</summary>
public static class PersonMergeDecisions
{
    /// <summary>A month: by then everybody has had a mail under the wrong name. The old values are forgotten after it.</summary>
    public const int DaysToUndo = 30;

    private static readonly PersonEvent[] Nothing = [];

    public static Outcome<PersonEvent> Decide(Person gone, MergePerson ask) =>
        gone.IsErased ? new Refusal("person.erased")
        : gone.Id == ask.Into.Value ? new Refusal("merge.same")
        : gone.MergedInto == ask.Into ? Nothing
        : gone.MergedInto is not null ? new Refusal("merge.already-merged")
        : new PersonMerged(ask.Into);

    public static Outcome<PersonEvent> Decide(Person stays, TakePersonOver ask) =>
        stays.IsErased ? new Refusal("person.erased")
        : stays.Id == ask.Gone.Value ? new Refusal("merge.same")
        : stays.MergedInto is not null ? new Refusal("merge.already-merged")
        : stays.TookOver.Contains(ask.Gone) ? Nothing
        : Together(
            [
                new PersonTookOver(ask.Gone),
                .. ask.IsShielded && !stays.IsShielded ? [new PersonShielded()] : Nothing,
            ],
            stays,
            ask.Role > stays.Role ? ask.Role : stays.Role,
            ask.Organisation,
            ask.Details
        );

    public static Outcome<PersonEvent> Decide(
        Person gone,
        UndoPersonMerge ask,
        DateTimeOffset now
    ) =>
        gone.IsErased ? new Refusal("person.erased")
        : gone.MergedInto is null ? Nothing
        : now > ask.MergedAt.AddDays(DaysToUndo) ? new Refusal("merge.too-late")
        : ask.IsShielded && !gone.IsShielded
            ? (PersonEvent[])[new PersonMergeUndone(), new PersonShielded()]
        : new PersonMergeUndone();

    public static Outcome<PersonEvent> Decide(Person stays, GivePersonBack ask) =>
        stays.IsErased ? new Refusal("person.erased")
        : stays.MergedInto is not null ? new Refusal("merge.merged-further")
        : !stays.TookOver.Contains(ask.Gone) ? Nothing
        : Together([new PersonGaveBack(ask.Gone)], stays, ask.Role, ask.Organisation, ask.Details);

    /// <summary>Said once is enough, on either of the two.</summary>
    public static Outcome<PersonEvent> Decide(Person person, TellPersonApart ask) =>
        person.IsErased ? new Refusal("person.erased")
        : person.Id == ask.Other.Value || person.ToldApartFrom.Contains(ask.Other) ? Nothing
        : new PersonToldApart(ask.Other);

    /// <summary>Somebody is entered although others look alike, and is none of them.</summary>
    public static Outcome<PersonEvent> Decide(EnterPerson ask, IEnumerable<PersonId> apart)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return (PersonEvent[])
            [
                new PersonEntered(ask.Source, ask.Organisation),
                .. apart.Distinct().Select(other => new PersonToldApart(other)),
            ];
    }

    private static Outcome<PersonEvent> Together(
        IEnumerable<PersonEvent> first,
        Person stays,
        NetworkRole role,
        OrganisationId? organisation,
        IReadOnlyList<PersonDetail> details
    ) =>
        (PersonEvent[])
            [
                .. first,
                .. role == stays.Role ? Nothing : [new NetworkRoleGranted(role)],
                .. organisation == stays.Organisation
                    ? Nothing
                    : [new PersonChangedOrganisation(organisation)],
                .. details.Count == 0 ? Nothing : [new PersonDetailsChanged(details)],
            ];
}
