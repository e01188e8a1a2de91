using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Informing;

/// <summary>
/// Tells people that they are in the directory, or notes that somebody did. Some at a time are one transaction: what is
/// interrupted goes on with the next click, and nobody hears it twice.
/// </summary>
public sealed class InformPeople(CommandRunner commands, DispatchQueue queue, TimeProvider clock)
{
    private const int AtOnce = 50;

    public async Task<CommandResult> InformAsync(
        IReadOnlyCollection<PersonId> people,
        bool byMail,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(asker);
        if (people.Count == 0)
        {
            return new(CommandStatus.Refused, new Refusal("inform.nobody", "People"));
        }

        var result = new CommandResult(CommandStatus.Unchanged);
        foreach (var some in people.Distinct().Chunk(AtOnce))
        {
            result = await InformSomeAsync(some, byMail, asker, ct);
            if (!result.Succeeded)
            {
                break;
            }
        }

        return result;
    }

    private async Task<CommandResult> InformSomeAsync(
        PersonId[] people,
        bool byMail,
        Asker asker,
        CancellationToken ct
    )
    {
        IReadOnlyList<Dispatch> planned = [];
        var result = await commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                planned = [];
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.Deny(maySee: false);
                    return;
                }

                planned = await InformSomeAsync(work, people, byMail, token);
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }

        return result;
    }

    private async Task<IReadOnlyList<Dispatch>> InformSomeAsync(
        Work work,
        PersonId[] people,
        bool byMail,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var mails = new List<Dispatch>();
        var known = await work.Session.LoadManyAsync<Person>(
            ct,
            people.Select(p => p.Value).ToArray()
        );
        // Whoever was told or erased meanwhile is passed over: the list on the page may be older.
        foreach (var person in known.Where(p => p.MustBeInformed))
        {
            await work.ChangeAsync<Person, PersonEvent>(
                person.Id,
                p => PersonDecisions.Decide(p, new InformPerson(byMail)),
                ct
            );
            mails.Add(Dispatch.Of(DataNoticeWriter.MailKind, new(person.Id), person.Id, now, ""));
        }

        return byMail ? await DispatchQueue.PlanAsync(work.Session, mails, ct) : [];
    }
}
