namespace Netzwerk.Domain.Actors;

/// <summary>Something that happened to a person's place in the network; never who the person is.</summary>
[AboutPeople(
    "place in the network by id: source, organisation, role, that details changed",
    "show where data come from and who may do what",
    SeenBy = "coordination, the person",
    Kept = "as an id that leads nowhere"
)]
public abstract record PersonEvent;

/// <summary>How a person's data came into the directory (Art. 14 GDPR wants the source told).</summary>
public enum PersonSource
{
    EnteredByCoordinator,
    JoinRequest,
    Import,
    Demo,
    Console,
    NamedByOrganisation,
}

/// <summary>What somebody may do in the whole network, beside the roles held in groups.</summary>
public enum NetworkRole
{
    None,
    Coordinator,
}

/// <summary>A kind of detail that is kept about a person in the vault.</summary>
public enum PersonDetail
{
    Name,
    Mail,
    Phone,
    Language,
    Address,
}

/// <summary>A person was entered into the directory.</summary>
[StoredAs("person-entered.1")]
public sealed record PersonEntered(PersonSource Source, OrganisationId? Organisation) : PersonEvent;

/// <summary>Details of a person were changed in the vault; only which ones is told here.</summary>
[StoredAs("person-details-changed.1")]
public sealed record PersonDetailsChanged(IReadOnlyList<PersonDetail> Details) : PersonEvent;

/// <summary>A person now works for another organisation, or for none.</summary>
[StoredAs("person-changed-organisation.1")]
public sealed record PersonChangedOrganisation(OrganisationId? Organisation) : PersonEvent;

/// <summary>A person was given another role in the network.</summary>
[StoredAs("network-role-granted.1")]
public sealed record NetworkRoleGranted(NetworkRole Role) : PersonEvent;

/// <summary>
/// A person was told that their data are in the directory, where they come from and which rights they have (Art. 14 GDPR):
/// by our own mail, or in another way that a coordinator vouches for.
/// </summary>
[StoredAs("person-informed.1")]
public sealed record PersonInformed(bool ByMail) : PersonEvent;

/// <summary>A person's data were erased; the identifier stays and reads "gelöschte Person".</summary>
[StoredAs("person-erased.1")]
public sealed record PersonErased : PersonEvent;

/// <summary>Something that happened to what is stored about people, in the history of whatever it stood in.</summary>
[Nobody("only the number of facts in which a text was blacked out")]
public abstract record StoredTextEvent;

/// <summary>Traces of an erased person were blacked out in the earlier facts of this history.</summary>
[StoredAs("personal-text-masked.1")]
public sealed record PersonalTextMasked(int Facts) : StoredTextEvent;
