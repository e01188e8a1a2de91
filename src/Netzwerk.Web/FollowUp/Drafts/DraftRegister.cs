using System.Globalization;
using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp.Drafts;

/// <summary>A decision or a task that stands in minutes which are not approved yet, as readers see it.</summary>
public sealed record DraftRow(
    Meeting Meeting,
    AgendaItemId Item,
    string Wording,
    string Group,
    string? Assignee,
    DateOnly? Due,
    string Vote,
    bool IsDone
)
{
    /// <summary>Where it can be read and, as long as it is written, changed.</summary>
    public string Href => $"/sitzungen/{Meeting.Id}/protokoll#top-{Item}";
}

/// <summary>What the registers show before minutes are approved: the same selection, marked as not approved.</summary>
public sealed class DraftRegister(
    IDraftedDuties drafts,
    RegisterReader reader,
    IQuerySession session,
    PersonNames names,
    TimeProvider clock
)
{
    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public async Task<IReadOnlyList<DraftRow>> ResolutionsAsync(
        RegisterFilter filter,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        // Nobody is responsible for what is not approved, and nothing of it is carried out or to be looked at again.
        if (filter.Mine || filter.Page > 1 || filter.State is not ("" or "offen"))
        {
            return [];
        }

        var groups = await reader.GroupsAsync(user, ct);
        var found = (await drafts.SeenByAsync(groups, user, ct)).Resolutions;
        return await NarrowAsync(
            found.Select(d => Row(d.Meeting, d.Item, d.Wording) with { Vote = d.Vote }),
            groups,
            filter,
            ct
        );
    }

    public async Task<IReadOnlyList<DraftRow>> TasksAsync(
        RegisterFilter filter,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Page > 1)
        {
            return [];
        }

        var groups = await reader.GroupsAsync(user, ct);
        var found = (await drafts.SeenByAsync(groups, user, ct))
            .Tasks.Where(t =>
                !filter.Mine
                || Caller.PersonOf(user) is { } me
                    && t.IsHeldBy(me, groups.FirstOrDefault(g => g.Id == t.Meeting.Group.Value))
            )
            .Where(t => Stands(t, filter.State))
            .ToList();
        var assignees = await names.OfAsync(found.Select(t => t.Assignee).OfType<PersonId>(), ct);
        var organisations = await reader.OrganisationsAsync(found.Select(t => t.Organisation), ct);
        return await NarrowAsync(
            found.Select(t =>
                Row(t.Meeting, t.Item, t.Wording) with
                {
                    Assignee = TaskHolder.Name(
                        t.Assignee,
                        t.Organisation,
                        assignees,
                        organisations
                    ),
                    Due = t.Due,
                    IsDone = t.IsDone,
                }
            ),
            groups,
            filter,
            ct
        );
    }

    private bool Stands(DraftedTask task, string state) =>
        state switch
        {
            "offen" => !task.IsDone,
            "erledigt" => task.IsDone,
            "ueberfaellig" => !task.IsDone && task.Due < Today,
            _ => true,
        };

    private static DraftRow Row(Meeting meeting, AgendaItemId item, string wording) =>
        new(meeting, item, wording, "", Assignee: null, Due: null, "", IsDone: false);

    private async Task<IReadOnlyList<DraftRow>> NarrowAsync(
        IEnumerable<DraftRow> rows,
        IReadOnlyList<Group> groups,
        RegisterFilter filter,
        CancellationToken ct
    )
    {
        List<DraftRow> chosen =
        [
            .. rows.Where(r => filter.Group is not { } g || r.Meeting.Group.Value == g)
                .Where(r => filter.Year is not { } year || r.Meeting.When.Day.Year == year),
        ];
        var lookup = await names.OfAsync(chosen.SelectMany(r => Mentions.In(r.Wording)), ct);
        var groupNames = await reader.NamesAsync(groups, chosen.Select(r => r.Meeting.Group), ct);
        chosen =
        [
            .. chosen
                .Select(r =>
                    r with
                    {
                        Wording = Mentions.Read(r.Wording, lookup),
                        Group = groupNames.GetValueOrDefault(r.Meeting.Group.Value, ""),
                    }
                )
                .OrderByDescending(r => r.Meeting.When.Day),
        ];
        return filter.Search.Trim().Length == 0 ? chosen : await SearchAsync(chosen, filter, ct);
    }

    // The database searches in all German forms of a word; what is not stored as a row is handed to it.
    private async Task<IReadOnlyList<DraftRow>> SearchAsync(
        List<DraftRow> rows,
        RegisterFilter filter,
        CancellationToken ct
    )
    {
        var query = new RegisterQuery().Search(filter.Search, "wording");
        var found = await session.AdvancedSql.QueryAsync<long>(
            $"select n from unnest(cast(? as text[])) with ordinality as t(wording, n) {query.Where} order by n",
            ct,
            [rows.Select(r => r.Wording).ToArray(), .. query.Values]
        );
        return [.. found.Select(n => rows[(int)n - 1])];
    }
}
