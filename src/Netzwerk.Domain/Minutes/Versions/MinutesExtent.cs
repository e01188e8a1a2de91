using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Versions;

/// <summary>
/// How much editing steps changed, in letters. Without the text at hand ends of paragraphs that go with the
/// letters between them cannot be told from letters; what only changes the form counts nothing.
/// </summary>
public sealed record MinutesExtent(int Added, int Removed)
{
    private static readonly Author Nobody = new(default(PersonId));

    /// <summary>Of a JSON array of steps; what is no step counts nothing.</summary>
    public static MinutesExtent Of(string stepsJson)
    {
        using var steps = JsonEdge.Parse(stepsJson);
        var (added, removed) = (0, 0);
        if (steps?.RootElement is { ValueKind: System.Text.Json.JsonValueKind.Array } list)
        {
            foreach (var json in list.EnumerateArray())
            {
                if (JsonEdge.Guard(() => Step.Read(json, Nobody)) is ReplaceStep step)
                {
                    var letters = step.Slice.Tokens.Count(token => token.IsInline);
                    added += letters;
                    removed += step.Structure ? 0 : Gone(step, step.Slice.InnerCount - letters);
                }
            }
        }

        return new(added, removed);
    }

    /// <summary>Where whole blocks come, about as many ends of blocks went with the letters.</summary>
    private static int Gone(ReplaceStep step, int blockEnds) =>
        Math.Max(0, step.To - step.From - Math.Max(0, blockEnds));
}
