using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp;

/// <summary>What somebody may do with one resolution.</summary>
public sealed record ResolutionRights(bool See, bool Report, bool Entrust)
{
    /// <summary>Who is responsible reports, as do those who write the group's minutes; these also say who is responsible.</summary>
    public static async Task<ResolutionRights> OfAsync(
        IQuerySession session,
        Resolution resolution,
        Group? group,
        ClaimsPrincipal? user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(resolution);
        var rights = Permissions.RightsIn(group, user);
        var isMine = Caller.PersonOf(user) is { } reader && resolution.Responsible == reader;
        var see =
            rights.SeeClosed
            || (rights.See && !await ClosedPart.HoldsAsync(session, resolution, ct));
        return new(isMine || see, isMine || rights.WriteMinutes, rights.WriteMinutes);
    }
}

/// <summary>Follows resolutions until they are carried out.</summary>
public sealed class ResolutionCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> ReportAsync(
        ResolutionId id,
        ReportResolution ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            rights => rights.Report,
            (resolution, _) => ResolutionDecisions.Decide(resolution, ask),
            asker,
            options,
            ct
        );

    public Task<CommandResult> EntrustAsync(
        ResolutionId id,
        PersonId? responsible,
        DateOnly? review,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            rights => rights.Entrust,
            (resolution, group) =>
                ResolutionDecisions.Decide(
                    resolution,
                    new EntrustResolution(
                        responsible,
                        review,
                        [.. group.Members.Select(m => m.Person)],
                        Appointment.LocalDay(clock.GetUtcNow())
                    )
                ),
            asker,
            options,
            ct
        );

    private Task<CommandResult> ChangeAsync(
        ResolutionId id,
        Func<ResolutionRights, bool> may,
        Func<Resolution, Group, Outcome<ResolutionEvent>> decide,
        Asker asker,
        CommandOptions? options,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var resolution = await work.Session.LoadAsync<Resolution>(id.Value, token);
                var group = resolution is null
                    ? null
                    : await work.Session.LoadAsync<Group>(resolution.Group.Value, token);
                if (resolution is null || group is null)
                {
                    work.NotFound();
                    return;
                }

                var rights = await ResolutionRights.OfAsync(
                    work.Session,
                    resolution,
                    group,
                    asker.User,
                    token
                );
                if (!may(rights))
                {
                    work.Deny(rights.See);
                    return;
                }

                await work.ChangeAsync<Resolution, ResolutionEvent>(
                    id.Value,
                    r => decide(r, group),
                    token,
                    options?.Version
                );
            },
            ct,
            options?.Key
        );
    }
}
