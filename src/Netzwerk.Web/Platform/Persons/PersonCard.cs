using System.Text.Json.Serialization;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Who a person is: what the vault keeps under the person's own key.</summary>
public sealed record PersonCard(
    [property: AboutPeople(
        "given name",
        "address people and name them in minutes",
        SeenBy = "coordination, members of the same groups, the person; the network or everybody where the person agreed"
    )]
        string GivenName,
    [property: AboutPeople(
        "family name",
        "address people and name them in minutes",
        SeenBy = "coordination, members of the same groups, the person; the network or everybody where the person agreed"
    )]
        string FamilyName,
    [property: AboutPeople(
        "mail address",
        "invite, remind and let sign in",
        SeenBy = "coordination, the person; members of the same groups, the network or everybody where the person agreed"
    )]
        string Mail,
    [property: AboutPeople(
        "phone number",
        "reach people at short notice",
        SeenBy = "coordination, the person; members of the same groups, the network or everybody where the person agreed"
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

    public string FullName =>
        IsWithheld ? PersonWords.Shielded : $"{GivenName} {FamilyName}".Trim();

    /// <summary>The name as lists are sorted by it.</summary>
    public string SortName =>
        IsWithheld ? PersonWords.Shielded
        : FamilyName.Length == 0 ? GivenName
        : $"{FamilyName}, {GivenName}";

    /// <summary>Stands for somebody under disclosure block: there is a person, and nothing here tells who.</summary>
    [JsonIgnore]
    public bool IsWithheld => _isWithheld;

    /// <summary>Whether mail can be written to the person, also where the address is not told.</summary>
    [JsonIgnore]
    public bool HasMail => IsWithheld ? _hadMail : Mail.Length > 0;

    private bool _isWithheld;
    private bool _hadMail;

    /// <summary>The card that is shown of somebody under disclosure block.</summary>
    public PersonCard Withheld() =>
        IsWithheld
            ? this
            : new("", "", "", Language: Language)
            {
                _isWithheld = true,
                _hadMail = Mail.Length > 0,
            };
}

/// <summary>A person's card with its owner.</summary>
public sealed record KnownPerson(PersonId Id, PersonCard Card)
{
    /// <summary>Under disclosure block: the card is open all the same, because somebody said why.</summary>
    public bool IsShielded { get; init; }
}

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
public sealed record PersonKey(Guid Id, string WrappedKey)
{
    /// <summary>
    /// Under disclosure block (§ 51 BMG): what the key opens is shown only where somebody says why. It stands here because
    /// no card is opened without its key.
    /// </summary>
    public bool IsShielded { get; init; }
}
