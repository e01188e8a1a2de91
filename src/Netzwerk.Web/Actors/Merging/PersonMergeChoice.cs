using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Which detail stays where two entries differ.</summary>
public enum Kept
{
    /// <summary>That of the entry that stays, or of the other where it has none.</summary>
    Stays,

    /// <summary>That of the entry that goes.</summary>
    Gone,

    /// <summary>Both, one below the other.</summary>
    Both,
}

/// <summary>Which details stay when two entries of a person are merged.</summary>
public sealed record PersonMergeChoice
{
    public Kept Name { get; init; }

    public Kept Mail { get; init; }

    public Kept Phone { get; init; }

    public Kept Language { get; init; }

    public Kept Address { get; init; }

    public Kept Note { get; init; }

    public Kept Organisation { get; init; }

    /// <summary>The card of the one who stays.</summary>
    public PersonCard Card(PersonCard stays, PersonCard gone)
    {
        var named = Name is Kept.Gone ? gone : stays;
        return new(
            named.GivenName,
            named.FamilyName,
            Of(Mail, stays.Mail, gone.Mail),
            Of(Phone, stays.Phone, gone.Phone),
            Of(Language, stays.Language, gone.Language),
            Of(Note, stays.Note, gone.Note),
            Of(Address, stays.Address, gone.Address)
        );
    }

    /// <summary>
    /// What the entry that goes keeps: the name and address that are not on the card, so that mail and sign-in go on, and
    /// texts can still be searched for the name.
    /// </summary>
    public static PersonCard Rest(PersonCard card, PersonCard stays, PersonCard gone)
    {
        var named =
            (card.GivenName, card.FamilyName) == (gone.GivenName, gone.FamilyName) ? stays : gone;
        return gone with
        {
            GivenName = named.GivenName,
            FamilyName = named.FamilyName,
            Mail = IsSame(card.Mail, stays.Mail) ? gone.Mail : stays.Mail,
            Phone = card.Phone == stays.Phone ? gone.Phone : stays.Phone,
        };
    }

    public OrganisationId? OrganisationOf(OrganisationId? stays, OrganisationId? gone) =>
        Organisation is Kept.Gone ? gone ?? stays : stays ?? gone;

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Of(Kept kept, string stays, string gone) =>
        stays.Length == 0 ? gone
        : gone.Length == 0 ? stays
        : kept switch
        {
            Kept.Gone => gone,
            Kept.Both when stays != gone => Shortened($"{stays}\n{gone}"),
            _ => stays,
        };

    private static string Shortened(string note) =>
        note.Length <= PersonCard.LongestNote ? note : note[..PersonCard.LongestNote];
}
