using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>Judges what people write in their own words. What is not as clear as day goes to a coordinator.</summary>
public sealed class PlainSorter(MailTokens tokens, PersonVault vault, TimeProvider clock)
{
    public async Task<SortedMail> SortAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        var grants = await tokens.FindAsync(session, mail, LinkPurpose.Organizer, ct);
        if (grants is not [var grant, ..])
        {
            return await WithoutTokenAsync(session, mail, ct);
        }

        var owner = new PersonId(grant.Person);
        var said = PlainReply.Read(mail.Text);
        var finding = new MailFinding(
            MailSort.PlainAnswer,
            MailVerdict.Review,
            mail.Condition is MessageCondition.Large ? MailReason.TooLarge : MailReason.UnclearWords
        )
        {
            Meeting = new(grant.Subject),
            Person = owner,
            Answer = Answer(said),
        };
        var card = await vault.FindAsync(session, owner, ct);
        if (
            mail.From is null
            || !Mailbox.TryParse(card?.Mail, out var mailbox)
            || mailbox != mail.From
        )
        {
            return finding with { Reason = MailReason.OtherSender };
        }

        return said switch
        {
            PlainAnswer.Unclear => finding,
            PlainAnswer.Done => await DoneAsync(session, finding, ct),
            _ => await AnsweredAsync(session, finding, ct),
        };
    }

    /// <summary>Nothing says which meeting it is about. What members write is read; what strangers write is not kept.</summary>
    private async Task<SortedMail> WithoutTokenAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    )
    {
        var isKnown =
            mail.From is { } from
            && await vault.ByMailAsync(session, from.ToString(), ct) is not null;
        return isKnown
            ? SortedMail.Of(MailSort.Other, MailVerdict.Review, MailReason.NoProof)
            : SortedMail.Of(MailSort.Other, MailVerdict.Ignored, MailReason.UnknownSender);
    }

    private async Task<SortedMail> AnsweredAsync(
        IQuerySession session,
        MailFinding finding,
        CancellationToken ct
    )
    {
        var meeting = finding.Meeting is { } id
            ? await session.LoadAsync<Meeting>(id.Value, ct)
            : null;
        // "Ja" to the minutes of a meeting that is over answers something else.
        return meeting is null || meeting.When.End <= clock.GetUtcNow()
            ? finding with
            {
                Reason = MailReason.TooLate,
                Answer = null,
            }
            : finding with
            {
                Verdict = MailVerdict.Applied,
                Reason = MailReason.ProvedByToken,
            };
    }

    /// <summary>Somebody with one open task in the group means that one.</summary>
    private static async Task<SortedMail> DoneAsync(
        IQuerySession session,
        MailFinding finding,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(finding.Meeting?.Value ?? default, ct);
        if (meeting is null || finding.Person is not { } person)
        {
            return finding;
        }

        var open = await TasksOfMeeting.OpenInGroupAsync(session, meeting.Group, person, ct);
        return open is [var task]
            ? new SortedMail(
                finding with
                {
                    Verdict = MailVerdict.Applied,
                    Reason = MailReason.TaskDone,
                }
            )
            {
                Task = new(task.Id),
            }
            : finding with
            {
                Reason = MailReason.NoSingleTask,
            };
    }

    private static Rsvp? Answer(PlainAnswer said) =>
        said switch
        {
            PlainAnswer.Yes => Rsvp.Accepted,
            PlainAnswer.Maybe => Rsvp.Tentative,
            PlainAnswer.No => Rsvp.Declined,
            _ => null,
        };
}
