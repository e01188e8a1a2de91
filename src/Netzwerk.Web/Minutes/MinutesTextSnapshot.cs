using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Minutes;

/// <summary>
/// The text of an agenda item at a version, so that opening it need not repeat every step since the first.
/// It can be deleted at any time: the events say the same.
/// </summary>
[AboutPeople(
    "the text of minutes at a version, who wrote what by id",
    "open a text quickly",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public sealed record MinutesTextSnapshot(
    Guid Id,
    [property: Personal] string Text,
    IReadOnlyList<AuthorRun> Authors,
    long Version,
    long StreamVersion
);
