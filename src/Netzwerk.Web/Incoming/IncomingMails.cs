using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// Deals with one mail: what it changes, the event that tells its verdict, the mark that it was handled and the
/// receipt are one transaction. The same mail again finds its history begun and changes nothing.
/// </summary>
public sealed class IncomingMails(
    IDocumentStore store,
    CommandRunner commands,
    MailSorter sorter,
    MailAnswers answers,
    IncomingLetters letters,
    BounceNotes bounces,
    SigningDomains signing,
    Refreshes refreshes,
    DispatchQueue queue,
    TimeProvider clock
) : IIncomingMailHandler
{
    public async Task<MailDisposal?> FindAsync(MailboxPlace place, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var session = store.QuerySession();
        var (validity, uid) = place;
        var handled = await session
            .Query<HandledMail>()
            .FirstOrDefaultAsync(h => h.Validity == validity && h.Uid == uid, ct);
        return handled?.Disposal;
    }

    public async Task<MailDisposal> HandleAsync(
        IncomingMessage mail,
        MailboxPlace place,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(place);
        var disposal = MailDisposal.Processed;
        IReadOnlyList<Dispatch> receipts = [];
        var result = await commands.RunAsync(
            Originator.Mail,
            async (work, token) =>
            {
                receipts = [];
                if (await work.Session.LoadAsync<IncomingMail>(mail.Id, token) is { } known)
                {
                    disposal = DisposalOf(known.Verdict);
                    return;
                }

                var sorted = await sorter.SortAsync(work.Session, mail, token);
                sorted = await CarryOutAsync(work, sorted, token);
                await bounces.NoteAsync(work.Session, sorted, token);
                await signing.NoteAsync(work.Session, mail, token);
                disposal = DisposalOf(sorted.Finding.Verdict);
                receipts =
                [
                    .. await NoteAsync(work, mail, place, sorted, token),
                    .. await refreshes.SendAsync(work.Session, mail.Id, sorted, token),
                ];
            },
            ct
        );
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"A mail could not be noted: {result.Status}.");
        }

        queue.Wake(receipts);
        return disposal;
    }

    private static MailDisposal DisposalOf(MailVerdict verdict) =>
        verdict is MailVerdict.Review ? MailDisposal.Unclear : MailDisposal.Processed;

    private async Task<IReadOnlyList<Dispatch>> NoteAsync(
        Work work,
        IncomingMessage mail,
        MailboxPlace place,
        SortedMail sorted,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var finding = sorted.Finding with
        {
            HasComment =
                sorted.Finding is { Verdict: MailVerdict.Applied, Sort: MailSort.CalendarAnswer }
                && mail.Calendar is { Comment.Length: > 0 },
        };
        work.Start<IncomingMail, IncomingMailEvent>(mail.Id, IncomingDecisions.Decide(finding));
        work.Session.Store(
            new HandledMail(
                mail.Id,
                place.Validity,
                place.Uid,
                now,
                DisposalOf(finding.Verdict),
                finding.Reason,
                finding.Person?.Value
            )
        );
        if (finding.Verdict is MailVerdict.Review || finding.HasComment)
        {
            await letters.KeepAsync(work.Session, mail, sorted, ct);
        }

        return await Receipts.PlanAsync(
            work.Session,
            mail,
            sorted with
            {
                Finding = finding,
            },
            now,
            ct
        );
    }

    /// <summary>Does what the mail asks for; what the rules of meetings refuse becomes another verdict.</summary>
    private async Task<SortedMail> CarryOutAsync(Work work, SortedMail sorted, CancellationToken ct)
    {
        var finding = sorted.Finding;
        if (finding is not { Verdict: MailVerdict.Applied, Person: { } person })
        {
            return sorted;
        }

        switch (finding.Sort)
        {
            case MailSort.DeliveryReport:
                await MarkUnreachableAsync(work, person, sorted.Code, ct);
                return sorted;
            case MailSort.PlainAnswer when sorted.Task is { } task:
                work.Session.LastModifiedBy = person.ToString();
                await FollowUpCommands.FinishByMailAsync(work, task, ct);
                return sorted;
            case MailSort.Refresh:
                return sorted;
            case MailSort.Unsubscription:
                return await Unsubscriptions.CarryOutAsync(work, sorted, person, ct);
            default:
                return await answers.TakeAsync(work, sorted, person, ct);
        }
    }

    private Task MarkUnreachableAsync(Work work, PersonId person, int code, CancellationToken ct)
    {
        const int MailboxUnavailable = 550;
        var mark = new MailboxState(
            person.Value,
            IsUnreachable: true,
            code > 0 ? code : MailboxUnavailable,
            clock.GetUtcNow()
        );
        return Mailboxes.MarkAsync(work.Session, mark with { IsReported = true }, ct);
    }
}
