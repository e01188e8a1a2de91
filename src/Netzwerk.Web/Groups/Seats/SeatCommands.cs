using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Seats;

/// <summary>Vote, deputies and term of a seat as they shall be.</summary>
public sealed record SeatSettings(SetSeatVote Vote, NameDeputies Deputies, SetSeatTerm Term);

/// <summary>What can be done to a seat, with the rights it takes.</summary>
public sealed class SeatCommands(CommandRunner commands, NewMembers people)
{
    public Task<CommandResult> SetAsync(
        GroupId group,
        SeatSettings ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(
            group,
            ask.Vote.Person,
            asker,
            async (work, token) =>
            {
                await RefuseUnknownAsync(work, ask.Deputies.Deputies, token);
                await work.ChangeAsync<Group, GroupEvent>(
                    group.Value,
                    g =>
                        Outcomes.All(
                            SeatDecisions.Decide(g, ask.Vote),
                            SeatDecisions.Decide(g, ask.Deputies),
                            SeatDecisions.Decide(g, ask.Term)
                        ),
                    token
                );
            },
            ct
        );
    }

    /// <summary>Enters somebody of the organisation who comes instead, behind those who do already.</summary>
    public Task<CommandResult> EnterDeputyAsync(
        GroupId group,
        PersonId member,
        PersonId deputy,
        PersonCard card,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            member,
            asker,
            async (work, token) =>
            {
                var seat = (await work.Session.LoadAsync<Group>(group.Value, token))?.MemberOf(
                    member
                );
                var ask = new EnterPerson(PersonSource.EnteredByCoordinator, seat?.Organisation);
                var found = await people.FindOrEnterAsync(work, deputy, card, ask, token);
                if (!work.Failed)
                {
                    await work.ChangeAsync<Group, GroupEvent>(
                        group.Value,
                        g =>
                            SeatDecisions.Decide(
                                g,
                                new NameDeputies(
                                    member,
                                    [.. g.MemberOf(member)?.Deputies ?? [], found]
                                )
                            ),
                        token
                    );
                }
            },
            ct
        );

    private Task<CommandResult> RunAsync(
        GroupId group,
        PersonId member,
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var known = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(known, asker.User);
                if (
                    known?.MemberOf(member)?.Role is GroupRole.Chair
                        ? !rights.AppointChair
                        : !rights.ManageMembers
                )
                {
                    work.Deny(rights.See);
                    return;
                }

                await script(work, token);
            },
            ct
        );

    private static async Task RefuseUnknownAsync(
        Work work,
        IReadOnlyList<PersonId> people,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. people.Select(p => p.Value).Distinct()];
        var known = await work.Session.LoadManyAsync<Person>(ct, ids);
        if (known.Count(p => !p.IsErased) < ids.Length)
        {
            work.Refuse(new Refusal("group.person-unknown", nameof(NameDeputies.Deputies)));
        }
    }
}
