using System.Text.RegularExpressions;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>Finds the resolutions that name the organisation of a reader.</summary>
internal static class OwnResolutions
{
    /// <summary>Two letters stand in every second word.</summary>
    private const int ShortestName = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<OwnResolution>> OfAsync(
        EditionContent content,
        Domain.Groups.Group group,
        PersonId reader,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var seat = group.MemberOf(reader)?.Organisation;
        var id = seat ?? (await session.LoadAsync<Person>(reader.Value, ct))?.Organisation;
        var organisation = id is { } known
            ? await session.LoadAsync<Organisation>(known.Value, ct)
            : null;
        return organisation is { Name.Length: >= ShortestName }
            ?
            [
                .. content
                    .Decisions()
                    .Select(d => new OwnResolution(d.Number, Said(d)))
                    .Where(d => d.Number.Length > 0 && Names(d.Wording, organisation.Name)),
            ]
            : [];
    }

    /// <summary>As words of their own, perhaps in the genitive: the "Tafel" is not meant by "Tafelanschrieb".</summary>
    private static bool Names(string wording, string organisation) =>
        Regex.IsMatch(
            wording,
            $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(organisation)}(?:e?s)?(?![\p{{L}}\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            Limit
        );

    private static string Said(EditionDecision decision) =>
        string.Join(
            ' ',
            decision.Paragraphs.Select(p => string.Concat(p.Runs.Select(r => r.Text)))
        );
}
