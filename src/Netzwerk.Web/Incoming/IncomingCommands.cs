using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups;
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
                await CarryOutAsync(work, mail, wish, token);
                if (wish is MailSettlement.ProposalDeclined && mail.Person is { } person)
                {
                    letters = await Receipts.PlanAsync(
                        work.Session,
                        id,
                        person,
                        clock.GetUtcNow(),
                        token
                    );
                }
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(letters);
        }

        return result;
    }

    private Task CarryOutAsync(
        Work work,
        IncomingMail mail,
        MailSettlement wish,
        CancellationToken ct
    ) =>
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
            (MailSettlement.AnswerTaken, { Person: { } person, Answer: { } answer }) => ChangeAsync(
                work,
                mail,
                m =>
                    InvitationDecisions.Decide(
                        m,
                        new AnswerMeeting(person, answer),
                        clock.GetUtcNow()
                    ),
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
