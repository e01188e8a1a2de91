using Netzwerk.Domain;

namespace Netzwerk.Web.Feeds;

/// <summary>
/// The address of a calendar that one person subscribed to: all dates of this person, or those of one group. Its
/// token is worked out from the serial; a new serial makes the old address worthless.
/// </summary>
[AboutPeople(
    "that somebody subscribed to a calendar, by id",
    "show dates in the calendar of the person",
    SeenBy = "the person",
    Kept = "until taken back or the person is erased"
)]
public sealed record FeedAddress(
    string Id,
    Guid Serial,
    Guid Person,
    Guid? Group,
    DateTimeOffset MadeAt
)
{
    /// <summary>The entry it was made for, when that person had been entered twice; the address is worked out from it.</summary>
    public Guid? MadeFor { get; init; }

    internal Guid TokenOf => MadeFor ?? Person;

    public static string IdOf(PersonId person, GroupId? group) =>
        $"{person}:{(group is { } id ? id.ToString() : "all")}";
}
