using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>What every command about a series does first: look at the rights in its group.</summary>
internal static class SeriesRights
{
    public static Task<CommandResult> OfSeriesAsync(
        this CommandRunner commands,
        SeriesId id,
        Func<GroupRights, bool> right,
        Asker asker,
        Func<Work, Group, CancellationToken, Task> script,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, token);
                var group = series is null
                    ? null
                    : await work.Session.LoadAsync<Group>(series.Group.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                if (group is null || series is null || !right(rights))
                {
                    work.Deny(series is not null && Sees(series, rights, asker.User));
                    return;
                }

                await script(work, group, token);
            },
            ct,
            options.Key
        );

    /// <summary>Who is invited to a date may answer it; to others it is forbidden, or not there.</summary>
    public static async Task<bool> MayAnswerAsync(
        this Work work,
        SeriesId id,
        PersonId person,
        Asker asker,
        CancellationToken ct
    )
    {
        var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, ct);
        var dates = series is null ? [] : await work.DatesAsync(series, ct);
        if (series is not null && dates.Any(d => d.InviteeOf(person) is not null))
        {
            return true;
        }

        var group = series is null
            ? null
            : await work.Session.LoadAsync<Group>(series.Group.Value, ct);
        var rights = Permissions.RightsIn(group, asker.User);
        work.Deny(series is not null && Sees(series, rights, asker.User));
        return false;
    }

    /// <summary>A draft is nobody's business but the planners'.</summary>
    public static bool Sees(MeetingSeries series, GroupRights rights, ClaimsPrincipal? user) =>
        series.Status is SeriesStatus.Draft
            ? rights.PlanMeetings
            : rights.See
                || (Caller.PersonOf(user) is { } reader && series.InviteeOf(reader) is not null);
}
