using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>
/// Erases a person (Art. 17 GDPR): first free text about the person is blacked out, then in one transaction the fact,
/// card and key, every way to sign in, and what each feature holds. What stays in histories and backups are identifiers
/// that lead nowhere.
/// </summary>
public sealed class PersonErasure(
    CommandRunner commands,
    PersonMasking masking,
    IEnumerable<IErasureStep> steps,
    TimeProvider clock
)
{
    /// <summary>Coordinators erase anybody, and everybody themselves.</summary>
    public Task<CommandResult> EraseAsync(PersonId person, Asker asker, CancellationToken ct) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    asker.User.IsInRole(Caller.CoordinatorRole)
                    || Caller.PersonOf(asker.User) == person
                )
                {
                    await EraseAsync(work, person, token);
                }
                else
                {
                    work.NotFound();
                }
            },
            ct
        );

    /// <summary>The same as part of a larger change.</summary>
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct) =>
        EraseAsync(work, person, isMasked: true, ct);

    /// <summary>
    /// Takes out somebody whom a list had brought in by mistake and who appears nowhere. Nothing is blacked out: the texts
    /// mean somebody else of that name.
    /// </summary>
    public Task TakeBackAsync(Work work, PersonId person, CancellationToken ct) =>
        EraseAsync(work, person, isMasked: false, ct);

    /// <summary>Whoever was entered twice is erased with every entry.</summary>
    private async Task EraseAsync(Work work, PersonId person, bool isMasked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        var meant = await PersonVault.MeantAsync(work.Session, person, ct);
        if (await IsLastCoordinatorAsync(work.Session, meant, ct))
        {
            work.Refuse(new Refusal("person.last-coordinator"));
            return;
        }

        foreach (var entry in await PersonVault.EntriesOfAsync(work.Session, meant, ct))
        {
            await EraseEntryAsync(work, entry, isMasked, ct);
        }

        await EraseEntryAsync(work, meant, isMasked, ct);
    }

    private async Task EraseEntryAsync(
        Work work,
        PersonId person,
        bool isMasked,
        CancellationToken ct
    )
    {
        var session = work.Session;
        await work.ChangeAsync<Person, PersonEvent>(
            person.Value,
            p => PersonDecisions.Decide(p, new ErasePerson()),
            ct
        );
        if (work.Failed)
        {
            return;
        }

        if (isMasked)
        {
            await masking.MaskAsync(person, ct);
        }

        foreach (var step in steps)
        {
            await step.EraseAsync(work, person, ct);
        }

        var id = person.Value;
        PersonVault.Erase(session, person);
        session.Delete<MailboxState>(id);
        await Mailboxes.AbandonAsync(session, person, clock.GetUtcNow(), ct);
        session.Delete<LastSignIn>(id);
        session.DeleteWhere<SignInSession>(s => s.Person == id);
        session.DeleteWhere<ApiToken>(t => t.Person == id);
        session.DeleteWhere<LinkGrant>(g => g.Person == id);
    }

    private static async Task<bool> IsLastCoordinatorAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    )
    {
        var coordinators = await session
            .Query<Person>()
            .Where(p => p.Role == NetworkRole.Coordinator)
            .ToListAsync(ct);
        return coordinators is [var only] && only.Id == person.Value;
    }
}
