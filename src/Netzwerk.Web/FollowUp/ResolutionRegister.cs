using System.Globalization;
using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>The register of resolutions over all groups that a reader may see; nothing else is ever asked for.</summary>
public sealed class ResolutionRegister(
    RegisterReader reader,
    IQuerySession session,
    PersonNames names,
    TimeProvider clock
)
{
    private const string Number =
        "nullif(regexp_replace(split_part(d.data ->> 'number', '/', 1), '[^0-9]', '', 'g'), '')::numeric";

    private const string Table = EventStoreSetup.Schema + ".mt_doc_resolution d";

    // Those that were stored before there were states have none.
    private const string Pending = "coalesce(d.data ->> 'state', 'Open') in ('Open', 'Underway')";

    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public async Task<RegisterPage<ResolutionRow>> PageAsync(
        RegisterFilter filter,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        var groups = await reader.GroupsAsync(user, ct);
        var me = Caller.PersonOf(user)?.ToString() ?? "";
        // Who is responsible keeps sight of it after leaving the group.
        var visible = new RegisterQuery().And(
            $"({RegisterReader.Seen} or d.data ->> 'responsible' = ?)",
            [.. RegisterReader.SeenBy(user, groups), me]
        );
        if (filter.Mine)
        {
            visible.And("d.data ->> 'responsible' = ?", me);
        }

        var years = await reader.YearsAsync(Table, visible, ct);
        visible.Narrow(filter, "(d.data ->> 'number') || ' ' || (d.data ->> 'wording')");
        Standing(visible, filter.State);
        var order = filter.Sort switch
        {
            "alt" => $"{RegisterQuery.Day}, {Number}, d.id",
            "wieder" => $"d.data ->> 'review' nulls last, {RegisterQuery.Day} desc, d.id",
            _ => $"{RegisterQuery.Day} desc, {Number} desc, d.id",
        };
        var found = await reader.PageAsync<Resolution>(visible, order, filter, ct);
        var count = await reader.CountAsync(Table, visible, ct);
        return new(await RowsAsync(found, groups, ct), count, groups, years);
    }

    /// <summary>One resolution, for those who see it.</summary>
    public async Task<ResolutionRow?> FindAsync(
        ResolutionId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var found = await session.LoadAsync<Resolution>(id.Value, ct);
        var group = found is null ? null : await session.LoadAsync<Group>(found.Group.Value, ct);
        return
            found is not null
            && group is not null
            && (await ResolutionRights.OfAsync(session, found, group, user, ct)).See
            ? (await RowsAsync([found], [group], ct))[0]
            : null;
    }

    private void Standing(RegisterQuery query, string state)
    {
        var day = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _ = state switch
        {
            "offen" => query.And(Pending),
            "wiedervorlage" => query.And($"{Pending} and d.data ->> 'review' <= ?", day),
            "umgesetzt" => query.And("d.data ->> 'state' = 'CarriedOut'"),
            "ueberholt" => query.And("d.data ->> 'state' = 'Overtaken'"),
            _ => query,
        };
    }

    private async Task<IReadOnlyList<ResolutionRow>> RowsAsync(
        IReadOnlyList<Resolution> found,
        IReadOnlyList<Group> groups,
        CancellationToken ct
    )
    {
        var meetings = await reader.MeetingsAsync(found.Select(r => r.Meeting), ct);
        var groupNames = await reader.NamesAsync(groups, found.Select(r => r.Group), ct);
        var lookup = await names.OfAsync(
            found
                .SelectMany(r => Mentions.In(r.Wording))
                .Concat(found.Select(r => r.Responsible).OfType<PersonId>()),
            ct
        );
        var today = Today;
        return
        [
            .. found.Select(r => new ResolutionRow(
                r,
                Mentions.Read(r.Wording, lookup),
                groupNames.GetValueOrDefault(r.Group.Value, ""),
                meetings.GetValueOrDefault(r.Meeting.Value),
                r.Responsible is { } person ? lookup[person] : null,
                r.IsToReview(today)
            )),
        ];
    }
}
