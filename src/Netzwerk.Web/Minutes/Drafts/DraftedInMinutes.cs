using System.Security.Claims;
using Marten;
using Microsoft.Extensions.Caching.Memory;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.FollowUp.Drafts;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Drafts;

/// <summary>
/// Reads decisions and tasks out of the texts as they are committed, so that they stand in the registers from the
/// moment they are written. Nothing is stored twice: a text is only read again when somebody wrote in it.
/// </summary>
public sealed class DraftedInMinutes(IDocumentStore store) : IDraftedDuties, IDisposable
{
    /// <summary>Approved minutes stand in the registers themselves, also while a later edition is written.</summary>
    private const string Unapproved =
        "where d.data ->> 'status' in ('Called', 'InSession', 'Closed') "
        + "and (d.data ->> 'group' = any(?) or d.data -> 'invitees' @> cast(? as jsonb)) "
        + $"and not exists (select 1 from {EventStoreSetup.Schema}.mt_doc_meetingminutes m "
        + "where m.id = d.id and (m.data ->> 'edition')::int > 0)";

    private const string Written =
        $"select row(id), row(version) from {EventStoreSetup.Schema}.mt_streams where id = any(?)";

    private const int MostTexts = 5_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostTexts });

    public async Task<DraftedDuties> SeenByAsync(
        IReadOnlyList<Group> groups,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (Caller.PersonOf(user) is not { } me)
        {
            return new([], []);
        }

        await using var session = store.QuerySession();
        var meetings = await session.QueryAsync<Meeting>(
            Unapproved,
            ct,
            groups.Select(g => g.Id.ToString()).ToArray(),
            $$"""[{"person":"{{me}}"}]"""
        );
        var texts = await TextsAsync(session, meetings, ct);
        var closed = groups.ToDictionary(g => g.Id, g => Permissions.RightsIn(g, user).SeeClosed);
        var resolutions = new List<DraftedResolution>();
        var tasks = new List<DraftedTask>();
        foreach (var meeting in meetings)
        {
            var isMember = closed.TryGetValue(meeting.Group.Value, out var seesClosed);
            foreach (var item in meeting.Agenda)
            {
                var blocks = texts.GetValueOrDefault(item.Id);
                var sees = isMember && (seesClosed || !item.IsClosed);
                resolutions.AddRange(sees ? blocks?.Resolutions(meeting) ?? [] : []);
                tasks.AddRange(blocks?.Tasks(meeting).Where(t => sees || t.Assignee == me) ?? []);
            }
        }

        return new(resolutions, tasks);
    }

    public void Dispose() => _known.Dispose();

    private async Task<IReadOnlyDictionary<AgendaItemId, ItemBlocks>> TextsAsync(
        IQuerySession session,
        IReadOnlyList<Meeting> meetings,
        CancellationToken ct
    )
    {
        var items = meetings.SelectMany(m => m.Agenda).Select(i => i.Id.Value).ToArray();
        var written = await session.AdvancedSql.QueryAsync<Guid, long>(Written, ct, items);
        var texts = new Dictionary<AgendaItemId, ItemBlocks>();
        foreach (var (id, version) in written)
        {
            var item = new AgendaItemId(id);
            if (!_known.TryGetValue(id, out ItemBlocks? blocks) || blocks!.StreamVersion < version)
            {
                blocks = ItemBlocks.Of(item, (await StoredText.LoadAsync(session, item, ct)).Head);
                _known.Set(id, blocks, new MemoryCacheEntryOptions { Size = 1 });
            }

            texts[item] = blocks;
        }

        return texts;
    }

    /// <summary>What one text holds at one place of its stream.</summary>
    private sealed record ItemBlocks(
        AgendaItemId Item,
        long StreamVersion,
        IReadOnlyList<MinutesDecision> Decided,
        IReadOnlyList<MinutesTask> Given
    )
    {
        public static ItemBlocks Of(AgendaItemId item, StoredText stored) =>
            new(
                item,
                stored.StreamVersion,
                [.. stored.Text.Decisions().Where(RegisterEntries.Counts)],
                [.. stored.Text.Tasks().Where(t => t.Wording(Mentions.Write).Length > 0)]
            );

        public IEnumerable<DraftedResolution> Resolutions(Meeting meeting) =>
            Decided.Select(d => new DraftedResolution(
                meeting,
                Item,
                d.Wording(Mentions.Write),
                d.Vote
            ));

        public IEnumerable<DraftedTask> Tasks(Meeting meeting) =>
            Given.Select(t => new DraftedTask(
                meeting,
                Item,
                t.Wording(Mentions.Write),
                t.Assignee,
                t.Organisation,
                t.Due,
                t.IsDone
            ));
    }
}
