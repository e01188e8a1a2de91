using System.Globalization;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Post;

/// <summary>Which mails are listed, by the word in the address; an unknown word lists all.</summary>
public sealed record OutboxFilter(string Word)
{
    public const string Route = "/verwaltung/post";

    public const string Undecided = "entscheiden";

    private static readonly Dictionary<string, DispatchState> States = new(StringComparer.Ordinal)
    {
        ["wartet"] = DispatchState.Waiting,
        ["gesendet"] = DispatchState.Sent,
        ["hinfaellig"] = DispatchState.Obsolete,
        ["abgelehnt"] = DispatchState.Refused,
        ["ungewiss"] = DispatchState.Unclear,
        ["aufgegeben"] = DispatchState.Parked,
        ["stumm"] = DispatchState.Silenced,
        ["gesammelt"] = DispatchState.Gathered,
    };

    public static IEnumerable<string> Words => [Undecided, .. States.Keys];

    public DispatchState? State => States.TryGetValue(Word, out var state) ? state : null;

    public static string WordOf(DispatchState state) => States.Single(s => s.Value == state).Key;

    public string Href(int page) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Route}?stand={Uri.EscapeDataString(Word)}&seite={page}"
        );
}
