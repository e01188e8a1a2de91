using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Who a person is: what the vault keeps under the person's own key.</summary>
public sealed record PersonCard(
    string GivenName,
    string FamilyName,
    string Mail,
    string Phone = "",
    string Language = "de",
    string Note = ""
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
public sealed record PersonRecord(Guid Id, string SealedCard, string? MailIndex);

/// <summary>The key of one person, wrapped by the master key. Dropping it makes every copy of the card unreadable.</summary>
public sealed record PersonKey(Guid Id, string WrappedKey);
