using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Successors.Handovers;

/// <summary>
/// Hands one seat over in one transaction: with its invitations, its place among the copies and the open tasks of the
/// group. Whoever follows is told what there is to know.
/// </summary>
public sealed class Handovers(
    CommandRunner commands,
    NewMembers newcomers,
    GroupSeats seats,
    DispatchQueue queue,
    TimeProvider clock
)
{
    /// <summary>To somebody of the directory.</summary>
    public Task<CommandResult> HandOverAsync(
        GroupId group,
        PersonId from,
        PersonId to,
        Asker asker,
        CancellationToken ct
    ) =>
        HandOverAsync(
            group,
            from,
            async (work, token) =>
            {
                if (await work.Session.LoadAsync<Person>(to.Value, token) is { IsErased: false })
                {
                    return to;
                }

                work.Refuse(new Refusal("handover.person-unknown", "Person"));
                return null;
            },
            asker,
            ct
        );

    /// <summary>To somebody new of the same organisation; an address that is known means the person known by it.</summary>
    public Task<CommandResult> HandOverAsync(
        GroupId group,
        PersonId from,
        PersonId id,
        PersonCard card,
        Asker asker,
        CancellationToken ct
    ) =>
        HandOverAsync(
            group,
            from,
            async (work, token) =>
            {
                var known = await work.Session.LoadAsync<Group>(group.Value, token);
                var ask = new EnterPerson(
                    PersonSource.NamedByOrganisation,
                    known?.MemberOf(from)?.Organisation
                );
                return await newcomers.FindOrEnterAsync(work, id, card, ask, token);
            },
            asker,
            ct
        );

    private async Task<CommandResult> HandOverAsync(
        GroupId id,
        PersonId from,
        Func<Work, CancellationToken, Task<PersonId?>> find,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        IReadOnlyList<Dispatch> planned = [];
        var result = await commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                planned = [];
                var group = await work.Session.LoadAsync<Group>(id.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                var leads = group?.MemberOf(from)?.Role is GroupRole.Chair;
                if (leads ? !rights.AppointChair : !rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                // Pressed twice: it is done.
                if (group?.MemberOf(from) is null)
                {
                    return;
                }

                if (group.IsClosed)
                {
                    work.Refuse(new Refusal("handover.closed"));
                    return;
                }

                if (await find(work, token) is not { } to || work.Failed)
                {
                    return;
                }

                if (to == from)
                {
                    work.Refuse(new Refusal("handover.same-person", "Person"));
                    return;
                }

                planned = await HandOverAsync(work, id, from, to, token);
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }

        return result;
    }

    private async Task<IReadOnlyList<Dispatch>> HandOverAsync(
        Work work,
        GroupId group,
        PersonId from,
        PersonId to,
        CancellationToken ct
    )
    {
        await seats.HandOverAsync(work, from, to, ct, group);
        await FollowUpCommands.HandOnAsync(work, from, to, ct, group);
        // One mail for each predecessor: handing the same seat back and forth writes no second one.
        var mail = Dispatch.Of(
            SeatDossierWriter.MailKind,
            to,
            group.Value,
            clock.GetUtcNow(),
            from.Value.ToString("N")
        );
        return await DispatchQueue.PlanAsync(work.Session, [mail], ct);
    }
}
