namespace Netzwerk.Domain.Actors;

/// <summary>A person in the network, without name or address: source, organisation and role.</summary>
public sealed record Person(
    Guid Id,
    PersonSource Source,
    OrganisationId? Organisation,
    NetworkRole Role,
    bool IsErased
) : IFolded<Person, PersonEvent>
{
    public int Version { get; init; }

    public static Person? Evolve(Person? person, Guid id, object happened) =>
        (person, happened) switch
        {
            (null, PersonEntered e) => new(id, e.Source, e.Organisation, NetworkRole.None, false),
            ({ } p, PersonChangedOrganisation e) => p with { Organisation = e.Organisation },
            ({ } p, NetworkRoleGranted e) => p with { Role = e.Role },
            ({ } p, PersonErased) => p with { IsErased = true, Role = NetworkRole.None },
            _ => person,
        };
}
