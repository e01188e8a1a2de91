using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Versions;

/// <summary>
/// The versions of a text as far as they were cut, so that listing them need not read every step since the first.
/// It can be deleted at any time: the events say the same.
/// </summary>
[AboutPeople(
    "who wrote how much of which version of minutes and when, by id",
    "list the versions of a text quickly",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public sealed record MinutesVersionIndex(
    Guid Id,
    IReadOnlyList<MinutesVersion> Versions,
    long StreamVersion
);

/// <summary>Reads the versions of a text, and the text at some of them.</summary>
public sealed class VersionReader(IDocumentStore store, CommandRunner commands)
{
    /// <summary>Reading so many costs a few milliseconds; for fewer nothing is stored.</summary>
    private const int EventsPerIndex = 200;

    private const int EventsPerPage = 5_000;

    /// <summary>The versions, the oldest first.</summary>
    public async Task<IReadOnlyList<MinutesVersion>> ListAsync(
        AgendaItemId item,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        var known = await session.LoadAsync<MinutesVersionIndex>(item.Value, ct);
        var versions = new MinutesVersions(known?.Versions ?? []);
        var (at, read) = (known?.StreamVersion ?? 0, EventsPerPage);
        while (read == EventsPerPage)
        {
            var page = await session.Events.FetchStreamAsync(
                item.Value,
                version: at + EventsPerPage,
                fromVersion: at + 1,
                token: ct
            );
            foreach (var happened in page)
            {
                at = happened.Version;
                if (happened.Data is MinutesTextEvent e)
                {
                    versions.Add(e, happened.Timestamp);
                }
            }

            read = page.Count;
        }

        if (at - (known?.StreamVersion ?? 0) >= EventsPerIndex)
        {
            await KeepAsync(new(item.Value, versions.All, at), ct);
        }

        return versions.All;
    }

    /// <summary>The text at these versions (numbers of steps); one at which nothing ended is left out.</summary>
    public async Task<IReadOnlyDictionary<long, MinutesText>> TextsAsync(
        AgendaItemId item,
        IReadOnlyCollection<long> versions,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        return await StoredText.AtAsync(session, item, versions, ct);
    }

    private Task<CommandResult> KeepAsync(MinutesVersionIndex index, CancellationToken ct) =>
        commands.RunAsync(
            Originator.Job,
            (work, _) =>
            {
                work.Session.Store(index);
                return Task.CompletedTask;
            },
            ct
        );
}
