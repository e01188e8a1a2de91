using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Meetings.Series;
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
            Person = owner,
            Answer = Answer(said),
        };
        finding = await AnsweredThing.FindAsync(session, grant.Subject, ct) is { } about
            ? about.Note(finding)
            : finding;
        var card = await vault.OpenAsync(session, owner, Openly.Comparing, ct);
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
        // "Ja" to the minutes of a meeting that is over answers something else.
        return await IsOverAsync(session, finding, ct)
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

    private async Task<bool> IsOverAsync(
        IQuerySession session,
        MailFinding finding,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (finding.Series is { } id)
        {
            var series = await session.LoadAsync<MeetingSeries>(id.Value, ct);
            return series is null
                || (await session.DatesAsync(series, ct)).All(d => d.When.End <= now);
        }

        var meeting = await session.LoadAsync<Meeting>(finding.Meeting?.Value ?? default, ct);
        return meeting is null || meeting.When.End <= now;
    }

    private static async Task<GroupId?> GroupAsync(
        IQuerySession session,
        MailFinding finding,
        CancellationToken ct
    ) =>
        finding.Series is { } id
            ? (await session.LoadAsync<MeetingSeries>(id.Value, ct))?.Group
            : (await session.LoadAsync<Meeting>(finding.Meeting?.Value ?? default, ct))?.Group;

    /// <summary>Somebody with one open task in the group means that one.</summary>
    private static async Task<SortedMail> DoneAsync(
        IQuerySession session,
        MailFinding finding,
        CancellationToken ct
    )
    {
        var group = await GroupAsync(session, finding, ct);
        if (group is not { } asked || finding.Person is not { } person)
        {
            return finding;
        }

        var open = await TasksOfMeeting.OpenInGroupAsync(session, asked, person, ct);
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
