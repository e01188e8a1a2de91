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
                MergedInto: null,
                Role: NetworkRole.None,
                Source: PersonSource.EnteredByCoordinator or PersonSource.Import
            };

    /// <summary>Under disclosure block: nobody is told who this is, but where it cannot be done without.</summary>
    public bool IsShielded { get; init; }

    /// <summary>Whom this entry means; null where the person was entered once.</summary>
    public PersonId? MergedInto { get; init; }

    /// <summary>The role it had when it became the other one.</summary>
    public NetworkRole RoleBefore { get; init; }

    /// <summary>The entries that mean this person as well.</summary>
    public IReadOnlyList<PersonId> TookOver { get; init; } = [];

    /// <summary>Who looks alike and is somebody else.</summary>
    public IReadOnlyList<PersonId> ToldApartFrom { get; init; } = [];

    public static Person? Evolve(Person? person, Guid id, object happened) =>
        (person, happened) switch
        {
            (null, PersonEntered e) => new(id, e.Source, e.Organisation, NetworkRole.None, false),
            ({ } p, PersonChangedOrganisation e) => p with { Organisation = e.Organisation },
            ({ } p, NetworkRoleGranted e) => p with { Role = e.Role },
            ({ } p, PersonInformed) => p with { IsInformed = true },
            ({ } p, PersonShielded) => p with { IsShielded = true },
            ({ } p, PersonShieldLifted) => p with { IsShielded = false },
            ({ } p, PersonErased) => p with
            {
                IsErased = true,
                IsShielded = false,
                Role = NetworkRole.None,
            },
            ({ } p, PersonMerged e) => p with
            {
                MergedInto = e.Into,
                RoleBefore = p.Role,
                Role = NetworkRole.None,
            },
            ({ MergedInto: not null } p, PersonMergeUndone) => p with
            {
                MergedInto = null,
                Role = p.RoleBefore,
                RoleBefore = NetworkRole.None,
            },
            ({ } p, PersonTookOver e) => p with { TookOver = [.. p.TookOver, e.Gone] },
            ({ } p, PersonGaveBack e) => p with
            {
                TookOver = [.. p.TookOver.Where(g => g != e.Gone)],
            },
            ({ } p, PersonToldApart e) => p with { ToldApartFrom = [.. p.ToldApartFrom, e.Other] },
            _ => person,
        };
}
