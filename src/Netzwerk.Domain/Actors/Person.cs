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

    /// <summary>Knows of being in the directory, because somebody told them (Art. 14 GDPR).</summary>
    public bool IsInformed { get; init; }

    /// <summary>
    /// Has to be told within a month (Art. 14(3) GDPR): somebody else gave the data, and nobody has said so yet. Whoever joins
    /// a group knows it, and so does who coordinates; whoever was named as a successor hears of it with the welcome.
    /// </summary>
    public bool MustBeInformed =>
        this
            is {
                IsErased: false,
                IsInformed: false,
                Role: NetworkRole.None,
                Source: PersonSource.EnteredByCoordinator or PersonSource.Import
            };

    public static Person? Evolve(Person? person, Guid id, object happened) =>
        (person, happened) switch
        {
            (null, PersonEntered e) => new(id, e.Source, e.Organisation, NetworkRole.None, false),
            ({ } p, PersonChangedOrganisation e) => p with { Organisation = e.Organisation },
            ({ } p, NetworkRoleGranted e) => p with { Role = e.Role },
            ({ } p, PersonInformed) => p with { IsInformed = true },
            ({ } p, PersonErased) => p with { IsErased = true, Role = NetworkRole.None },
            _ => person,
        };
}
