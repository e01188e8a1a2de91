using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>What a visitor sent to join a group: already cleaned and checked.</summary>
public sealed record JoinWish(
    JoinRequestId Id,
    GroupId Group,
    PersonCard Card,
    string Organisation,
    string Sentence
)
{
    /// <summary>The open link of the group that it came by.</summary>
    public InviteLinkId? Link { get; init; }
}

/// <summary>Joining a group online: asked by anybody, proved by the address, answered by who manages the group.</summary>
public sealed partial class JoinCommands(
    CommandRunner commands,
    JoinedPeople people,
    PersonVault vault,
    JoinLetters letters,
    JoinLimits limits,
    GroupSeats seats,
    PersonMerging merging
)
{
    private static readonly Originator Visitor = new(Person: null, Channel.Web);

    /// <summary>The holder of the link proves the address; a wish that lies before the group already stays one.</summary>
    public Task<CommandResult> ConfirmAsync(LinkGrant link, CancellationToken ct) =>
        commands.RunAsync(
            new Originator(new PersonId(link.Person), Channel.SignedLink),
            async (work, token) =>
            {
                var request = await work.Session.LoadAsync<JoinRequest>(link.Subject, token);
                var group = request is null
                    ? null
                    : await work.Session.LoadAsync<Group>(request.Group.Value, token);
                if (request is null || group is null)
                {
                    work.NotFound();
                }
                else if (group.IsClosed)
                {
                    work.Refuse(new Refusal("join.group-not-open"));
                }
                else if (!await IsSettledAsync(work.Session, group, request, token))
                {
                    await ConfirmAsync(work, group, request, token);
                }
            },
            ct
        );

    private async Task ConfirmAsync(
        Work work,
        Group group,
        JoinRequest request,
        CancellationToken ct
    )
    {
        var person = await PersonVault.MeantAsync(work.Session, request.Person, ct);
        var admits = false;
        await work.ChangeAsync<JoinRequest, JoinRequestEvent>(
            request.Id,
            r =>
            {
                var outcome = JoinRequestDecisions.Decide(
                    r,
                    new ConfirmJoinRequest(),
                    group,
                    person
                );
                admits = outcome.Events.OfType<JoinRequestAdmitted>().Any();
                return outcome;
            },
            ct
        );
        if (admits && !work.Failed)
        {
            await SeatAsync(work, request, ct);
        }
    }

    /// <summary>Lets somebody in: the seat and the invitations to what is called come with it.</summary>
    public Task<CommandResult> AdmitAsync(JoinRequestId id, Asker asker, CancellationToken ct) =>
        AnswerAsync(
            id,
            r => JoinRequestDecisions.Decide(r, new AdmitJoinRequest()),
            SeatAsync,
            asker,
            ct
        );

    /// <summary>
    /// Lets somebody in as a person who is known already: the two entries become one. Neither address gets lost: the one that
    /// is not on the card is known as a further one. Only coordinators know who is in the directory.
    /// </summary>
    public Task<CommandResult> AdmitAsKnownAsync(
        JoinRequestId id,
        PersonId known,
        bool writesToNewAddress,
        Asker asker,
        CancellationToken ct
    ) =>
        AnswerAsync(
            id,
            r => JoinRequestDecisions.Decide(r, new AdmitJoinRequest()),
            async (work, request, token) =>
            {
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.NotFound();
                    return;
                }

                var choice = new PersonMergeChoice
                {
                    Mail = writesToNewAddress ? Kept.Gone : Kept.Stays,
                };
                await merging.MergeAsync(work, new(request.Person, known), choice, token);
                if (!work.Failed)
                {
                    await SeatAsync(work, request with { Person = known }, token);
                }
            },
            asker,
            ct
        );

    public Task<CommandResult> DeclineAsync(JoinRequestId id, Asker asker, CancellationToken ct) =>
        AnswerAsync(
            id,
            r => JoinRequestDecisions.Decide(r, new DeclineJoinRequest()),
            (_, _, _) => Task.CompletedTask,
            asker,
            ct
        );

    private static async Task<bool> IsSettledAsync(
        IQuerySession session,
        Group group,
        JoinRequest request,
        CancellationToken ct
    )
    {
        if (group.MemberOf(request.Person) is not null)
        {
            return true;
        }

        var waiting = await session
            .Query<JoinRequest>()
            .Where(r => r.State == JoinRequestState.Waiting)
            .ToListAsync(ct);
        return waiting.Any(r => r.Group == request.Group && r.Person == request.Person);
    }

    private Task<CommandResult> AnswerAsync(
        JoinRequestId id,
        Func<JoinRequest, Outcome<JoinRequestEvent>> decide,
        Func<Work, JoinRequest, CancellationToken, Task> follow,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var request = await work.Session.LoadAsync<JoinRequest>(id.Value, token);
                var group = request is null
                    ? null
                    : await work.Session.LoadAsync<Group>(request.Group.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                if (request is null || !rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                await work.ChangeAsync(id.Value, decide, token);
                if (!work.Failed && request.State is JoinRequestState.Waiting)
                {
                    await follow(work, request, token);
                }
            },
            ct
        );

    private async Task SeatAsync(Work work, JoinRequest request, CancellationToken ct)
    {
        var person = await work.Session.LoadAsync<Person>(request.Person.Value, ct);
        var ask = new SeatMember(request.Person, person?.Organisation, GroupRole.Member);
        var group = await work.Session.LoadAsync<Group>(request.Group.Value, ct);
        var meant = await PersonVault.MeantAsync(work.Session, request.Person, ct);
        // Somebody seated meanwhile keeps the role they have.
        if (group?.MemberOf(meant) is null)
        {
            await seats.SeatAsync(work, request.Group, ask, ct);
        }
    }
}
