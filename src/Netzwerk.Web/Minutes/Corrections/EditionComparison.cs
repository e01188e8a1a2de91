using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>One place at which an edition differs from another: under which heading, how it read, how it reads.</summary>
public sealed record EditionChange(string Where, string Before, string Now, bool IsMoved);

/// <summary>Says what an edition changed.</summary>
public sealed class EditionComparison(IStringLocalizer<EditionTexts> texts)
{
    /// <summary>Line by line and word by word; what stands elsewhere now is marked as moved.</summary>
    public IReadOnlyList<ComparedLine> Lines(EditionContent old, EditionContent @new)
    {
        var lines = new EditionLines(texts);
        var compared = TextComparison.Of(lines.Of(old), lines.Of(@new));
        var moved = Keys(compared, ChangeKind.Removed);
        moved.IntersectWith(Keys(compared, ChangeKind.Added));
        return
        [
            .. compared.Select(line =>
                line.Kind is ChangeKind.Removed or ChangeKind.Added
                    ? line with
                    {
                        IsMoved = moved.Contains(line.Line.Key),
                    }
                    : line
            ),
        ];
    }

    /// <summary>
    /// What the edition changes in the one that it corrects, in words of one language; nothing if it corrects none. Who may
    /// not see the closed part learns nothing of it from the changes either.
    /// </summary>
    public async Task<IReadOnlyList<EditionChange>> OfAsync(
        IQuerySession session,
        EditionContent content,
        CultureInfo language,
        bool seesClosed,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Correction is not { } correction)
        {
            return [];
        }

        var corrected = await session.LoadAsync<MinutesEdition>(
            MinutesEdition.IdOf(content.Meeting, correction.Corrects),
            ct
        );
        return corrected is null
            ? []
            : InLanguage.Say<IReadOnlyList<EditionChange>>(
                language,
                () =>
                    Changes(Lines(Seen(corrected.Content(), seesClosed), Seen(content, seesClosed)))
            );
    }

    private static EditionContent Seen(EditionContent content, bool seesClosed) =>
        seesClosed ? content : content.WithoutClosedPart();

    private static List<EditionChange> Changes(IReadOnlyList<ComparedLine> lines)
    {
        var changes = new List<EditionChange>();
        var where = "";
        foreach (var line in lines)
        {
            if (EditionLines.BeginsItem(line.Line) && line.Kind is not ChangeKind.Removed)
            {
                where = line.Line.Said;
            }

            var isTold = line.IsMoved && line.Kind is ChangeKind.Removed;
            if (line.Kind is not ChangeKind.Same && !isTold)
            {
                changes.Add(
                    new(
                        where,
                        Said(line, ChangeKind.Added),
                        Said(line, ChangeKind.Removed),
                        line.IsMoved
                    )
                );
            }
        }

        return changes;
    }

    private static string Said(ComparedLine line, ChangeKind without) =>
        string.Concat(
                line.Parts.Where(p => p.Kind != without)
                    .SelectMany(p => p.Words)
                    .Select(w => w.Text)
            )
            .Trim();

    private static HashSet<string> Keys(IReadOnlyList<ComparedLine> lines, ChangeKind kind) =>
        lines.Where(l => l.Kind == kind).Select(l => l.Line.Key).ToHashSet(StringComparer.Ordinal);
}
