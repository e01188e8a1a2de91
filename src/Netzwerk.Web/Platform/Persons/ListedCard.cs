using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Searching;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>A card prepared for lists: with the text it is searched by, and its place in a German list.</summary>
public sealed class ListedCard
{
    private static readonly CompareInfo German = CultureInfo.GetCultureInfo("de-DE").CompareInfo;

    internal ListedCard(KnownPerson person, string stamps)
    {
        (Person, Stamps) = (person, stamps);
        var card = person.Card;
        Text = SearchText.Of($"{card.FullName} {card.SortName} {card.Mail}");
        Place = German.GetSortKey(card.SortName, CompareOptions.IgnoreCase);
    }

    public KnownPerson Person { get; }

    /// <summary>Name, name as it is sorted, and mail address.</summary>
    public SearchText Text { get; }

    internal SortKey Place { get; }

    /// <summary>Of which card and which key it was made.</summary>
    internal string Stamps { get; }
}

/// <summary>The cards of a list, with the further addresses by which people are known.</summary>
public sealed record ListedCards(
    IReadOnlyList<ListedCard> Cards,
    ILookup<PersonId, string> FurtherMails
);
