using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Successors.Mails;

namespace Netzwerk.Web.Successors;

/// <summary>What coordinators make of an answer, one click each, in one transaction with what it changes.</summary>
public sealed class SuccessorReleases(
    CommandRunner commands,
    SuccessorAnswers answers,
    PersonCommands persons,
    NewMembers newcomers,
    GroupSeats seats,
    DispatchQueue queue,
    TimeProvider clock
)
{
    /// <summary>The new address counts from now on; what was held back and is still true goes there.</summary>
    public Task<CommandResult> TakeAddressAsync(
        PersonId person,
        Asker asker,
        CancellationToken ct
    ) =>
        SettleAsync(
            person,
            asker,
            async (work, search, details, token) =>
            {
                await persons.ChangeMailAsync(work, person, details.Mail, token);
                return new(person, SuccessorSettlement.AddressTaken);
            },
            ct
        );

    /// <summary>
    /// Who was named gets all seats and invitations, and the open tasks if wished; an address that is known means the
    /// person known by it.
    /// </summary>
    public async Task<CommandResult> HandSeatsAsync(
        PersonId person,
        bool withTasks,
        Asker asker,
        CancellationToken ct
    )
    {
        IReadOnlyList<Dispatch> welcome = [];
        var result = await SettleAsync(
            person,
            asker,
            async (work, search, details, token) =>
            {
                var former = await work.Session.LoadAsync<Person>(person.Value, token);
                var successor = await newcomers.FindOrEnterAsync(
                    work,
                    PersonId.Create(),
                    new PersonCard(details.GivenName, details.FamilyName, details.Mail),
                    new EnterPerson(PersonSource.NamedByOrganisation, former?.Organisation),
                    token
                );
                await seats.HandOverAsync(work, person, successor, token);
                if (withTasks)
                {
                    await FollowUpCommands.HandOnAsync(work, person, successor, token);
                }

                var now = clock.GetUtcNow();
                await Mailboxes.AbandonAsync(work.Session, person, now, token);
                welcome = await DispatchQueue.PlanAsync(
                    work.Session,
                    [Dispatch.Of(SuccessorWelcomeWriter.MailKind, successor, search.Id, now)],
                    token
                );
                return new(person, SuccessorSettlement.SeatsHanded, successor);
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(welcome);
        }

        return result;
    }

    /// <summary>The coordinator finds another way.</summary>
    public Task<CommandResult> PutAsideAsync(PersonId person, Asker asker, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, person, asker, token) is not { } id)
                {
                    return;
                }

                await work.AppendAsync<SuccessorSearch, SuccessorEvent>(
                    id,
                    s =>
                        SuccessorDecisions.Decide(
                            s,
                            new SettleSuccessorSearch(person, SuccessorSettlement.PutAside)
                        ),
                    token
                );
                work.Session.Delete<SealedSuccessorAnswer>(id);
            },
            ct
        );
    }

    private Task<CommandResult> SettleAsync(
        PersonId person,
        Asker asker,
        Func<
            Work,
            SuccessorSearch,
            SuccessorDetails,
            CancellationToken,
            Task<SettleSuccessorSearch>
        > carryOut,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, person, asker, token) is not { } id)
                {
                    return;
                }

                var search = await work.Session.LoadAsync<SuccessorSearch>(id, token);
                // Pressed twice: it is done.
                if (search is { IsOpen: false, Settlement: not SuccessorSettlement.PutAside })
                {
                    return;
                }

                var details = search is null
                    ? null
                    : await answers.OpenAsync(work.Session, search, token);
                if (search is null || details is null)
                {
                    work.Refuse(new Refusal("successor.details-gone"));
                    return;
                }

                var ask = await carryOut(work, search, details, token);
                await work.AppendAsync<SuccessorSearch, SuccessorEvent>(
                    id,
                    s => SuccessorDecisions.Decide(s, ask),
                    token
                );
                work.Session.Delete<SealedSuccessorAnswer>(id);
            },
            ct
        );
    }

    private static async Task<Guid?> AllowedAsync(
        Work work,
        PersonId person,
        Asker asker,
        CancellationToken ct
    )
    {
        if (!asker.User.IsInRole(Caller.CoordinatorRole))
        {
            work.Deny(maySee: false);
            return null;
        }

        var id = await SuccessorQuestions.SearchIdAsync(work.Session, person, ct);
        if (id is null)
        {
            work.Refuse(SuccessorQuestions.MailArrives);
        }

        return id;
    }
}
