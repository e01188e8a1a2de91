using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>A card as it was sealed, and whether it may be shown.</summary>
internal readonly record struct OpenedCard(PersonCard Card, bool IsShielded)
{
    public PersonCard ToShow() => IsShielded ? Card.Withheld() : Card;
}

/// <summary>Disclosure blocks (§ 51 BMG): the mark is on the key, which every reading of a card needs.</summary>
public sealed partial class PersonVault
{
    /// <summary>Sets or lifts the mark in the session's transaction.</summary>
    public static async Task ShieldAsync(
        IDocumentSession session,
        PersonId person,
        bool isShielded,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<PersonKey>(person.Value, ct) is { } key)
        {
            session.Store(key with { IsShielded = isShielded });
        }
    }

    /// <summary>The neutral card must never take the place of the real one.</summary>
    private static void ThrowIfWithheld(PersonCard card)
    {
        if (card.IsWithheld)
        {
            throw new InvalidOperationException("A withheld card cannot be stored.");
        }
    }
}
