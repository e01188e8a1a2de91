namespace Netzwerk.Domain.Actors;

/// <summary>The wish to enter a person into the directory.</summary>
public sealed record EnterPerson(PersonSource Source, OrganisationId? Organisation);

/// <summary>The wish to note that details of a person changed in the vault.</summary>
public sealed record NoteDetailsChanged(IReadOnlyList<PersonDetail> Details);

/// <summary>The wish to move a person to another organisation.</summary>
public sealed record ChangeOrganisation(OrganisationId? Organisation);

/// <summary>The wish to give a person another role in the network.</summary>
public sealed record GrantNetworkRole(NetworkRole Role);

/// <summary>The wish to note that a person was told of the data kept about them.</summary>
public sealed record InformPerson(bool ByMail);

/// <summary>The wish to erase a person (Art. 17 GDPR).</summary>
public sealed record ErasePerson;

/// <summary>The rules for persons of the directory.</summary>
public static class PersonDecisions
{
    private static readonly PersonEvent[] Nothing = [];

    public static Outcome<PersonEvent> Decide(EnterPerson ask) =>
        new PersonEntered(ask.Source, ask.Organisation);

    public static Outcome<PersonEvent> Decide(Person person, NoteDetailsChanged ask) =>
        Gone(person) is { } gone ? gone
        : ask.Details.Count == 0 ? Nothing
        : new PersonDetailsChanged(ask.Details);

    public static Outcome<PersonEvent> Decide(Person person, ChangeOrganisation ask) =>
        Gone(person) is { } gone ? gone
        : person.Organisation == ask.Organisation ? Nothing
        : new PersonChangedOrganisation(ask.Organisation);

    public static Outcome<PersonEvent> Decide(Person person, GrantNetworkRole ask) =>
        Gone(person) is { } gone ? gone
        : !Enum.IsDefined(ask.Role) ? new Refusal("person.role-missing", "Role")
        : person.Role == ask.Role ? Nothing
        : new NetworkRoleGranted(ask.Role);

    public static Outcome<PersonEvent> Decide(Person person, InformPerson ask) =>
        person.IsErased ? new Refusal("person.erased")
        : person.MustBeInformed ? new PersonInformed(ask.ByMail)
        : Nothing;

    public static Outcome<PersonEvent> Decide(Person person, ErasePerson _) =>
        person.IsErased ? Nothing : new PersonErased();

    private static Refusal? Gone(Person person) =>
        person.IsErased ? new Refusal("person.erased")
        : person.MergedInto is not null ? new Refusal("merge.already-merged")
        : null;
}
