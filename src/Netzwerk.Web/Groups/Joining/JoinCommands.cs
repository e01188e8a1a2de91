using System.Globalization;
using System.Net;
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
);

/// <summary>Joining a group online: asked by anybody, proved by the address, answered by who manages the group.</summary>
public sealed class JoinCommands(
    CommandRunner commands,
    PersonRegistry registry,
    PersonVault vault,
    JoinLetters letters,
    JoinLimits limits,
    GroupSeats seats,
    PersonMerging merging
)
{
    private static readonly Originator Visitor = new(Person: null, Channel.Web);

    /// <summary>
    /// Takes a wish. What comes of it says nothing about the address: known, new, or asked too often, the answer
    /// is the same. An id that was used before (a double click) changes nothing.
    /// </summary>
    public async Task<CommandResult> RequestAsync(
        JoinWish wish,
        IPAddress? from,
        CancellationToken ct
    )
    {
        var result = await TryAsync(wish, from, ct);
        // Another form with the same new address was faster: now the person is known, which nobody may notice.
        return result.Refusal?.Code == PersonRegistry.MailKnown
            ? await TryAsync(wish, from, ct)
            : result;
    }

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
                    await work.ChangeAsync<JoinRequest, JoinRequestEvent>(
                        request.Id,
                        r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest()),
                        token
                    );
                }
            },
            ct
        );

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

    private Task<CommandResult> TryAsync(JoinWish wish, IPAddress? from, CancellationToken ct) =>
        commands.RunAsync(
            Visitor,
            async (work, token) =>
            {
                if (
                    await work.Session.LoadAsync<Group>(wish.Group.Value, token)
                    is not { IsClosed: false, Openness: GroupOpenness.Open } group
                )
                {
                    work.NotFound();
                    return;
                }

                if (await work.Session.Events.FetchStreamStateAsync(wish.Id.Value, token) is null)
                {
                    await BeginAsync(work, group, wish, from, token);
                }
            },
            ct
        );

    private async Task BeginAsync(
        Work work,
        Group group,
        JoinWish wish,
        IPAddress? from,
        CancellationToken ct
    )
    {
        if (!await limits.AdmitsAsync(work.Session, from, ct))
        {
            work.Refuse(new Refusal(JoinLimits.TooMany));
            return;
        }

        if (!await limits.AdmitsAsync(work.Session, wish.Card.Mail, ct))
        {
            return;
        }

        var known = await vault.ByMailAsync(work.Session, wish.Card.Mail, ct);
        if (known is { } member && group.MemberOf(member) is not null)
        {
            // To say so would tell anybody who is in the group.
            return;
        }

        var person = known ?? await EnterAsync(work, wish, ct);
        work.Start<JoinRequest, JoinRequestEvent>(
            wish.Id.Value,
            JoinRequestDecisions.Decide(group, new RequestToJoin(wish.Group, person))
        );
        await letters.KeepAsync(
            work.Session,
            wish.Id,
            person,
            new(wish.Organisation, wish.Sentence),
            ct
        );
    }

    private async Task<PersonId> EnterAsync(Work work, JoinWish wish, CancellationToken ct)
    {
        var person = PersonId.Create();
        var organisation = await ActorDirectory.FindOrganisationAsync(
            work.Session,
            wish.Organisation,
            ct
        );
        var card = wish.Card with
        {
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? "en" : "de",
            Note = organisation is null ? wish.Organisation : "",
        };
        await registry.EnterAsync(
            work,
            person,
            card,
            new EnterPerson(PersonSource.JoinRequest, organisation),
            ct
        );
        return person;
    }

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
