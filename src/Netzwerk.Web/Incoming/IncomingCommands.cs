using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Incoming;

/// <summary>What coordinators decide about mails that need a look: one click each, carried out in one transaction.</summary>
public sealed class IncomingCommands(
    CommandRunner commands,
    DispatchQueue queue,
    TimeProvider clock
)
{
    public async Task<CommandResult> SettleAsync(
        Guid id,
        MailSettlement wish,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        IReadOnlyList<Dispatch> letters = [];
        var result = await commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                letters = [];
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.Deny(maySee: false);
                    return;
                }

                var mail = await work.ChangeAsync<IncomingMail, IncomingMailEvent>(
                    id,
                    m => IncomingDecisions.Decide(m, wish),
                    token
                );
                if (mail is null || work.Failed)
                {
                    return;
                }

                work.Session.Delete<SealedLetter>(id);
                var before = await AnswerBeforeAsync(work, mail, token);
                await CarryOutAsync(work, mail, wish, token);
                letters = work.Failed ? [] : await TellAsync(work, mail, wish, before, token);
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(letters);
        }

        return result;
    }

    private static async Task<Rsvp> AnswerBeforeAsync(
        Work work,
        IncomingMail mail,
        CancellationToken ct
    )
    {
        var meeting = await work.Session.LoadAsync<Meeting>(mail.Meeting?.Value ?? default, ct);
        return mail.Person is { } person && meeting?.InviteeOf(person) is { } invitee
            ? invitee.Answer
            : Rsvp.NoAnswer;
    }

    /// <summary>Who proposed a date hears that it was declined; whose answer was changed by a mail hears of that.</summary>
    private async Task<IReadOnlyList<Dispatch>> TellAsync(
        Work work,
        IncomingMail mail,
        MailSettlement wish,
        Rsvp before,
        CancellationToken ct
    )
    {
        var isDue = wish switch
        {
            // Somebody whom nobody invited proposed it, not the person whose invitation they have.
            MailSettlement.ProposalDeclined => mail.Reason is not MailReason.NotInvited,
            MailSettlement.AnswerTaken => before is not Rsvp.NoAnswer && before != mail.Answer,
            _ => false,
        };
        return isDue && mail.Person is { } person
            ? await Receipts.PlanAsync(
                work.Session,
                mail.Id,
                person,
                clock.GetUtcNow(),
                ct,
                wish is MailSettlement.AnswerTaken ? before : Rsvp.NoAnswer
            )
            : [];
    }

    /// <summary>Whoever is named in a mail as coming instead may be blocked from the group.</summary>
    private static async Task RefuseBlockedAsync(Work work, IncomingMail mail, CancellationToken ct)
    {
        var group =
            (await work.Session.LoadAsync<Meeting>(mail.Meeting?.Value ?? default, ct))?.Group
            ?? (
                await work.Session.LoadAsync<MeetingSeries>(mail.Series?.Value ?? default, ct)
            )?.Group;
        if (
            mail.Other is { } other
            && group is { } id
            && (await work.Session.LoadAsync<Group>(id.Value, ct))?.IsBlocked(other) is true
        )
        {
            work.Refuse(new Refusal("incoming.person-blocked"));
        }
    }

    private async Task CarryOutAsync(
        Work work,
        IncomingMail mail,
        MailSettlement wish,
        CancellationToken ct
    )
    {
        if (wish is MailSettlement.PersonInvited)
        {
            await RefuseBlockedAsync(work, mail, ct);
        }

        await DoAsync(work, mail, wish, ct);
    }

    private Task DoAsync(Work work, IncomingMail mail, MailSettlement wish, CancellationToken ct) =>
        (wish, mail) switch
        {
            (
                MailSettlement.AnswerTaken,
                { Meeting: null, Series: { } series, Person: { } person, Answer: { } answer }
            ) => work.AnswerDatesAsync(
                series,
                only: null,
                new(person, answer),
                clock.GetUtcNow(),
                ct
            ),
            (
                MailSettlement.PersonInvited,
                { Meeting: null, Series: { } series, Other: { } other }
            ) => SeriesSeats.InviteAsync(work, series, other, clock.GetUtcNow(), ct),
            (MailSettlement.AnswerTaken, { Person: { } person, Answer: { } answer }) =>
                work.AnswerAsync(
                    mail.Meeting?.Value ?? default,
                    new(person, answer),
                    clock.GetUtcNow(),
                    ct
                ),
            (MailSettlement.PersonInvited, { Other: { } other }) => ChangeAsync(
                work,
                mail,
                m => InvitationDecisions.Decide(m, new InvitePerson(other), clock.GetUtcNow()),
                ct
            ),
            (MailSettlement.ProposalTaken, { Proposed: { } date }) => ChangeAsync(
                work,
                mail,
                m =>
                    MeetingDecisions.Decide(
                        m,
                        new MoveMeeting(date.Day, date.From, date.To),
                        clock.GetUtcNow()
                    ),
                ct
            ),
            _ => Task.CompletedTask,
        };

    private static Task<Meeting?> ChangeAsync(
        Work work,
        IncomingMail mail,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        CancellationToken ct
    ) => work.ChangeAsync(mail.Meeting?.Value ?? default, decide, ct);
}
