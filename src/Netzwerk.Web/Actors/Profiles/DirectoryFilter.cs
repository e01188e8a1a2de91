using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>What somebody picked out of the directory; everything named here must hold. Null takes all.</summary>
public sealed record DirectoryFilter(
    string? Words = null,
    string? Municipality = null,
    WorkTopic? Topic = null,
    TargetGroup? TargetGroup = null,
    string? Language = null
)
{
    public bool IsEmpty => this == new DirectoryFilter();

    /// <summary>Whether something beside the words was chosen.</summary>
    public bool IsChosen => this != new DirectoryFilter(Words);

    /// <summary>Reads what stands in an address or came from the form; what no list knows counts as not chosen.</summary>
    public static DirectoryFilter Read(
        string? words,
        string? municipality,
        string? topic,
        string? targetGroup,
        string? language
    ) =>
        new(
            words,
            municipality is not null && Municipalities.IsKnown(municipality) ? municipality : null,
            Of<WorkTopic>(topic),
            Of<TargetGroup>(targetGroup),
            LanguageCodes.All.Contains(language, StringComparer.Ordinal) ? language : null
        );

    /// <summary>Reads the address of a page or file.</summary>
    public static DirectoryFilter Read(IQueryCollection query, SealedSearch search)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(search);
        return Read(
            search.Read(query["suche"]),
            query["gemeinde"],
            query["thema"],
            query["zielgruppe"],
            query["sprache"]
        );
    }

    /// <summary>The address of a page or file with this choice; words are sealed in it.</summary>
    public string Address(string page, SealedSearch search, int number = 1, int people = 1)
    {
        ArgumentNullException.ThrowIfNull(search);
        var address = search.Address(page, Words);
        foreach (
            var (name, value) in new[]
            {
                ("gemeinde", Municipality),
                ("thema", Topic?.ToString()),
                ("zielgruppe", TargetGroup?.ToString()),
                ("sprache", Language),
                ("seite", number > 1 ? $"{number}" : null),
                ("personenseite", people > 1 ? $"{people}" : null),
            }
        )
        {
            if (value is not null)
            {
                address +=
                    $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";
            }
        }

        return address;
    }

    private static T? Of<T>(string? name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name, StringComparer.Ordinal) ? Enum.Parse<T>(name!) : null;
}
