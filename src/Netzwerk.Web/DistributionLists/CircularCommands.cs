using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.DistributionLists.Mails;
using Netzwerk.Web.Freshness;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.DistributionLists;

/// <summary>Words circulars and sends them: the fact and a mail to each receiver in one transaction.</summary>
public sealed class CircularCommands(
    CommandRunner commands,
    ListedEntries listed,
    GeneralContacts generals,
    DispatchQueue queue,
    TimeProvider clock
)
{
    public Task<CommandResult> WordAsync(
        CircularId circular,
        WordCircular ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(
            asker,
            async (work, token) =>
            {
                if (await OpenListAsync(work, ask.List, token) is not null)
                {
                    await work.AppendAsync<Circular, CircularEvent>(
                        circular.Value,
                        c => CircularDecisions.Decide(c, ask),
                        token,
                        version
                    );
                }
            },
            ct
        );
    }

    public Task<CommandResult> DiscardAsync(
        CircularId circular,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            (work, token) =>
                work.ChangeAsync<Circular, CircularEvent>(
                    circular.Value,
                    c => CircularDecisions.Decide(c, new DiscardCircular()),
                    token
                ),
            ct
        );

    /// <summary>Sends to exactly those who were shown; when others would get it now, it is shown anew.</summary>
    public async Task<CommandResult> SendAsync(
        CircularId id,
        string? shown,
        Asker asker,
        CancellationToken ct
    )
    {
        IReadOnlyList<Dispatch> planned = [];
        var result = await RunAsync(
            asker,
            async (work, token) =>
            {
                planned = [];
                var circular = await work.Session.LoadAsync<Circular>(id.Value, token);
                if (circular is null)
                {
                    work.NotFound();
                    return;
                }

                if (
                    circular.Sent is null
                    && await OpenListAsync(work, circular.List, token) is { } list
                )
                {
                    planned = await SendAsync(work, circular, list, shown, asker, token);
                }
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }

        return result;
    }

    private async Task<IReadOnlyList<Dispatch>> SendAsync(
        Work work,
        Circular circular,
        DistributionList list,
        string? shown,
        Asker asker,
        CancellationToken ct
    )
    {
        var entries = await listed.OfAsync(list, ct);
        if (entries.Fingerprint != shown)
        {
            work.Refuse(new Refusal("circular.receivers-changed"));
            return [];
        }

        var (receivers, now) = (entries.Receivers, clock.GetUtcNow());
        await work.ChangeAsync<Circular, CircularEvent>(
            circular.Id,
            c =>
                CircularDecisions.Decide(
                    c,
                    new SendCircular(asker.By.Person, receivers.Count, entries.LeftOut.Count),
                    Appointment.LocalDay(now)
                ),
            ct
        );
        var mails = new List<Dispatch>();
        foreach (var receiver in work.Failed ? [] : receivers)
        {
            var person = receiver.Person ?? await EnterAsync(work, receiver, ct);
            mails.Add(
                Dispatch.Of(
                    CircularMailWriter.MailKind,
                    person,
                    circular.Id,
                    now,
                    receiver.IsOrganisation ? $"{receiver.Organisation?.Value:N}" : ""
                )
            );
        }

        return await DispatchQueue.PlanAsync(work.Session, mails, ct);
    }

    private async Task<PersonId> EnterAsync(Work work, ListedEntry receiver, CancellationToken ct)
    {
        var organisation =
            await work.Session.LoadAsync<Organisation>(receiver.Organisation?.Value ?? default, ct)
            ?? throw new InvalidOperationException("only an organisation has a general address");
        return await generals.FindOrEnterAsync(
            work,
            PersonId.Create(),
            organisation,
            receiver.Mail,
            ct
        );
    }

    /// <summary>The list, unless nobody writes to it any more.</summary>
    private static async Task<DistributionList?> OpenListAsync(
        Work work,
        DistributionListId id,
        CancellationToken ct
    )
    {
        var list = await work.Session.LoadAsync<DistributionList>(id.Value, ct);
        if (list is null)
        {
            work.NotFound();
        }
        else if (list.IsDeleted)
        {
            work.Refuse(new Refusal("list.deleted"));
        }

        return work.Failed ? null : list;
    }

    private Task<CommandResult> RunAsync(
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            (work, token) =>
            {
                if (asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    return script(work, token);
                }

                work.NotFound();
                return Task.CompletedTask;
            },
            ct
        );
    }
}
