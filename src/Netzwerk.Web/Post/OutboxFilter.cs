using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Post;

/// <summary>Which mails are listed, by the words in the address; an unknown word lists all.</summary>
public sealed record OutboxFilter(string Word, PersonId? Person = null)
{
    public const string Route = "/verwaltung/post";

    public const string Undecided = "entscheiden";

    public const string Bounced = "zurueck";

    private static readonly Dictionary<string, DispatchState> States = new(StringComparer.Ordinal)
    {
        ["wartet"] = DispatchState.Waiting,
        ["gesendet"] = DispatchState.Sent,
        ["zurueckgehalten"] = DispatchState.Held,
        ["hinfaellig"] = DispatchState.Obsolete,
        ["abgelehnt"] = DispatchState.Refused,
        ["ungewiss"] = DispatchState.Unclear,
        ["aufgegeben"] = DispatchState.Parked,
        ["stumm"] = DispatchState.Silenced,
        ["gesammelt"] = DispatchState.Gathered,
    };

    public static IEnumerable<string> Words => [Undecided, Bounced, .. States.Keys];

    /// <summary>What coordinators want to know at a glance.</summary>
    public static IReadOnlyList<string> Counted =>
        ["wartet", "gesendet", Bounced, "zurueckgehalten", Undecided];

    public DispatchState? State => States.TryGetValue(Word, out var state) ? state : null;

    public static string WordOf(DispatchState state) => States.Single(s => s.Value == state).Key;

    public string Href(int page) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Route}?stand={Uri.EscapeDataString(Word)}{(Person is null ? "" : $"&person={Person}")}&seite={page}"
        );

    /// <summary>Narrows a list of mails to those that are meant.</summary>
    public IQueryable<Dispatch> Of(IQueryable<Dispatch> all)
    {
        if (Person is { } wanted)
        {
            var id = wanted.Value;
            all = all.Where(d => d.Person == id);
        }

        return Word switch
        {
            Undecided => all.Where(d =>
                d.State == DispatchState.Refused
                || d.State == DispatchState.Unclear
                || d.State == DispatchState.Parked
            ),
            Bounced => all.Where(d => d.BouncedAt != null),
            _ when State is { } state => all.Where(d => d.State == state),
            _ => all,
        };
    }
}
