using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Joining;

public sealed partial class JoinCommands
{
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

    private Task<CommandResult> TryAsync(JoinWish wish, IPAddress? from, CancellationToken ct) =>
        commands.RunAsync(
            Visitor,
            async (work, token) =>
            {
                if (
                    await work.Session.LoadAsync<Group>(wish.Group.Value, token) is not { } group
                    || !group.TakesRequests(wish.Link)
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

        var person =
            known
            ?? await people.EnterAsync(work, PersonId.Create(), wish.Card, wish.Organisation, ct);
        work.Start<JoinRequest, JoinRequestEvent>(
            wish.Id.Value,
            JoinRequestDecisions.Decide(group, new RequestToJoin(wish.Group, person, wish.Link))
        );
        await letters.KeepAsync(
            work.Session,
            wish.Id,
            person,
            new(wish.Organisation, wish.Sentence),
            ct
        );
    }
}
