using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Versions;

/// <summary>
/// How much editing steps changed, in letters. Ends of paragraphs that go with the letters between them count with
/// them; what only changes the form counts nothing.
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
                    added += step.Slice.Tokens.Count(token => token.IsInline);
                    removed += step.Structure ? 0 : Math.Max(0, step.To - step.From);
                }
            }
        }

        return new(added, removed);
    }
}
