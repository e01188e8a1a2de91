namespace Netzwerk.Domain.Actors.Sharing;

/// <summary>How far a detail of a person is shown; each circle has the ones before it in it.</summary>
public enum Visibility
{
    /// <summary>Only the coordination and the person.</summary>
    Coordinators,

    /// <summary>Also whoever has a seat in one of the person's groups.</summary>
    Group,

    /// <summary>Also whoever has a seat in any group.</summary>
    Network,

    /// <summary>Everybody, without signing in.</summary>
    Public,
}

/// <summary>A detail of a person that somebody may see or not.</summary>
public enum CardField
{
    Name,
    Organisation,
    Mail,
    Phone,
    Address,
    Note,
}

/// <summary>How a person agreed that a detail is shown further.</summary>
public enum ConsentWay
{
    /// <summary>Themselves, on the page on which they choose.</summary>
    OnPage,
    Phone,
    Paper,
    InPerson,
}

/// <summary>
/// That a person agreed: in which way, on which day (Europe/Berlin), and to which wording of the sentence (Art. 7(1) GDPR).
/// </summary>
public sealed record SharingConsent(ConsentWay Way, DateOnly On, int Wording)
{
    /// <summary>The sentence people agree to now. A changed sentence gets the next number, and the old one stays.</summary>
    public const int CurrentWording = 1;
}

/// <summary>How far one detail is to be shown.</summary>
public sealed record FieldVisibility(CardField Field, Visibility Visibility);

/// <summary>What holds for the details of everybody who never chose, and what there is to choose.</summary>
public static class CardFields
{
    /// <summary>The details of which people choose how far they are shown; the others only the coordination sees.</summary>
    public static readonly IReadOnlyList<CardField> Choosable =
    [
        CardField.Name,
        CardField.Organisation,
        CardField.Mail,
        CardField.Phone,
    ];

    /// <summary>
    /// What is shown without a choice (Art. 25(2) GDPR): in the groups the name and for whom somebody speaks, no way to reach
    /// them.
    /// </summary>
    public static Visibility Usual(CardField field) =>
        field is CardField.Name or CardField.Organisation
            ? Visibility.Group
            : Visibility.Coordinators;

    /// <summary>What can be chosen, the narrowest first. It is the usual one: whoever works in a group knows with whom.</summary>
    public static IReadOnlyList<Visibility> ChoicesFor(CardField field) =>
        Choosable.Contains(field)
            ? [.. Enum.GetValues<Visibility>().Where(v => v >= Usual(field))]
            : [Usual(field)];
}
