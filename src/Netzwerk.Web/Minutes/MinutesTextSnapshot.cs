using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
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

/// <summary>A text as it is committed: its version in steps and the version of its stream in events.</summary>
internal sealed record StoredText(MinutesText Text, long Version, long StreamVersion)
{
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
        var since = new List<MinutesStepsApplied>();
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
            if (happened.Data is MinutesStepsApplied e)
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

    public MinutesTextSnapshot ToSnapshot(AgendaItemId item) =>
        new(item.Value, Text.ToJson(), Text.Authors(), Version, StreamVersion);

    private StoredText After(MinutesStepsApplied e) =>
        this with
        {
            Text =
                MinutesSteps.Apply(Text, e.Steps, e.Author).Text
                ?? throw new InvalidOperationException("committed steps no longer apply"),
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
    IReadOnlyList<MinutesStepsApplied> Since,
    bool IsMasked
);
