using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes;

/// <summary>A text as it is committed: its version in steps and the version of its stream in events.</summary>
internal sealed record StoredText(MinutesText Text, long Version, long StreamVersion)
{
    private const int EventsPerPage = 2_000;

    private static readonly StoredText Nothing = new(MinutesText.Empty, 0, 0);

    /// <summary>The text, and what happened since its snapshot was taken.</summary>
    public static async Task<TextNews> LoadAsync(
        IQuerySession session,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        var snapshot = await session.LoadAsync<MinutesTextSnapshot>(item.Value, ct);
        return await (From(snapshot) ?? Nothing).FollowAsync(session, item, ct);
    }

    /// <summary>The text after everything that others committed to it, and what that was.</summary>
    public async Task<TextNews> FollowAsync(
        IQuerySession session,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        var head = this;
        var since = new List<MinutesTextEvent>();
        var from = StreamVersion + 1;
        var isMasked = false;
        foreach (
            var happened in await session.Events.FetchStreamAsync(
                item.Value,
                fromVersion: from,
                token: ct
            )
        )
        {
            head = head with { StreamVersion = happened.Version };
            isMasked |= happened.Data is PersonalTextMasked;
            if (happened.Data is MinutesTextEvent e)
            {
                head = head.After(e);
                since.Add(e);
            }
        }

        // What we had in hand may still hold what was blacked out since.
        if (isMasked && !ReferenceEquals(this, Nothing))
        {
            head = (await Nothing.FollowAsync(session, item, ct)).Head;
        }

        return new(head, since, isMasked);
    }

    /// <summary>The place in the stream at which something was blacked out last; 0 when nothing ever was.</summary>
    public static async Task<long> MaskedAtAsync(
        IQuerySession session,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        var found = await session.AdvancedSql.QueryAsync<long>(
            $"select coalesce(max(version), 0) from {EventStoreSetup.Schema}.mt_events where stream_id = ? and type = ?",
            ct,
            item.Value,
            DomainEvents.StoredNames[typeof(PersonalTextMasked)]
        );
        return found[0];
    }

    /// <summary>The text at some earlier versions; one at which nothing ended is left out.</summary>
    public static async Task<IReadOnlyDictionary<long, MinutesText>> AtAsync(
        IQuerySession session,
        AgendaItemId item,
        IReadOnlyCollection<long> versions,
        CancellationToken ct
    )
    {
        var at = await BeforeAsync(session, item, versions.Min(), ct);
        var found = new Dictionary<long, MinutesText>();
        while (true)
        {
            if (versions.Contains(at.Version))
            {
                found[at.Version] = at.Text;
            }

            var page = await session.Events.FetchStreamAsync(
                item.Value,
                version: at.StreamVersion + EventsPerPage,
                fromVersion: at.StreamVersion + 1,
                token: ct
            );
            foreach (var happened in page)
            {
                at = at with { StreamVersion = happened.Version };
                if (happened.Data is not MinutesTextEvent e)
                {
                    continue;
                }

                at = at.After(e);
                if (versions.Contains(at.Version))
                {
                    found[at.Version] = at.Text;
                }
            }

            if (page.Count < EventsPerPage || at.Version >= versions.Max())
            {
                return found;
            }
        }
    }

    /// <summary>The snapshot if it helps, or the beginning.</summary>
    private static async Task<StoredText> BeforeAsync(
        IQuerySession session,
        AgendaItemId item,
        long version,
        CancellationToken ct
    )
    {
        var snapshot = await session.LoadAsync<MinutesTextSnapshot>(item.Value, ct);
        return
            snapshot?.Version <= version
            && await MaskedAtAsync(session, item, ct) <= snapshot.StreamVersion
            ? From(snapshot) ?? Nothing
            : Nothing;
    }

    public MinutesTextSnapshot ToSnapshot(AgendaItemId item) =>
        new(item.Value, Text.ToJson(), Text.Authors(), Version, StreamVersion);

    private StoredText After(MinutesTextEvent e) =>
        this with
        {
            Text = MinutesReplay.After(Text, e),
            Version = e.FirstVersion + e.Count,
        };

    // A snapshot of an older program may no longer fit the schema; the events still do.
    private static StoredText? From(MinutesTextSnapshot? snapshot) =>
        snapshot is not null && MinutesText.Read(snapshot.Text, default).Text is { } text
            ? new(text.WithAuthors(snapshot.Authors), snapshot.Version, snapshot.StreamVersion)
            : null;
}

/// <summary>A text, what was typed since it was looked at last, and whether something in it was blacked out since.</summary>
internal sealed record TextNews(
    StoredText Head,
    IReadOnlyList<MinutesTextEvent> Since,
    bool IsMasked
);
