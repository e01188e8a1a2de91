using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Who a person is: what the vault keeps under the person's own key.</summary>
public sealed record PersonCard(
    [property: AboutPeople(
        "given name",
        "address people and name them in minutes",
        SeenBy = "coordination, members of the same groups, the person"
    )]
        string GivenName,
    [property: AboutPeople(
        "family name",
        "address people and name them in minutes",
        SeenBy = "coordination, members of the same groups, the person"
    )]
        string FamilyName,
    [property: AboutPeople(
        "mail address",
        "invite, remind and let sign in",
        SeenBy = "coordination, the person"
    )]
        string Mail,
    [property: AboutPeople(
        "phone number",
        "reach people at short notice",
        SeenBy = "coordination, the person"
    )]
        string Phone = "",
    [property: AboutPeople(
        "language of mails and pages",
        "write in a language that is understood",
        SeenBy = "coordination, the person"
    )]
        string Language = "de",
    [property: AboutPeople(
        "note of the coordination",
        "remember what helps the work together",
        SeenBy = "coordination, the person"
    )]
        string Note = "",
    [property: AboutPeople(
        "postal address",
        "write by letter to whom no mail reaches",
        SeenBy = "coordination, the person"
    )]
        string Address = ""
)
{
    public const int LongestName = 100;

    public const int LongestNote = 2000;

    public string FullName => $"{GivenName} {FamilyName}".Trim();

    /// <summary>The name as lists are sorted by it.</summary>
    public string SortName => FamilyName.Length == 0 ? GivenName : $"{FamilyName}, {GivenName}";
}

/// <summary>A person's card with its owner.</summary>
public sealed record KnownPerson(PersonId Id, PersonCard Card);

/// <summary>How a person is stored: sealed with a key of its own; the mail is findable by a keyed hash only.</summary>
[AboutPeople(
    "the card below, sealed with the key of the person; a keyed hash of the mail address",
    "know whom the ids mean",
    SeenBy = "as each detail of the card says"
)]
public sealed record PersonRecord(Guid Id, string SealedCard, string? MailIndex)
{
    /// <summary>Whom this entry means, when somebody had been entered twice; the card then holds what the two had apart.</summary>
    public Guid? MergedInto { get; init; }
}

/// <summary>The key of one person, wrapped by the master key. Dropping it makes every copy of the card unreadable.</summary>
[AboutPeople(
    "the key of a person, wrapped by the master key",
    "seal the card and mails on their way",
    Basis = "Art. 32 GDPR"
)]
public sealed record PersonKey(Guid Id, string WrappedKey);
