using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>Judges the answer of a calendar: about which meeting, from whom, and whether it is believed.</summary>
public sealed class CalendarSorter(MailTokens tokens, PersonVault vault)
{
    public async Task<SortedMail> SortAsync(
        IQuerySession session,
        IncomingMessage mail,
        CalendarAnswer answer,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(answer);
        var sort = answer.Method == "COUNTER" ? MailSort.CounterProposal : MailSort.CalendarAnswer;
        var entry = tokens.SubjectOf(answer.Uid) is { } id
            ? await AnsweredThing.FindAsync(session, id, ct)
            : null;
        if (entry is null)
        {
            return SortedMail.Of(sort, MailVerdict.Ignored, MailReason.UnknownMeeting);
        }

        // Exchange leaves it out.
        if (answer.Organizer is { } organizer && !IsOurs(organizer))
        {
            return SortedMail.Of(sort, MailVerdict.Ignored, MailReason.ForeignOrganizer);
        }

        var about = await entry.OfAsync(session, answer, ct);
        if (about is null || AnswererOf(answer, mail) is not { } answerer)
        {
            return SortedMail.Of(sort, MailVerdict.Ignored, MailReason.BrokenCalendar);
        }

        var grants = await tokens.FindAsync(session, mail, LinkPurpose.Organizer, ct);
        var grant = grants.FirstOrDefault(g => about.IsAnsweredAt(g.Subject));
        var judged = await JudgeAsync(session, mail, about, grant, answerer, ct);
        var finding = Refined(judged with { Sort = sort }, answerer, answer, about);
        return new(await WithOtherAsync(session, finding, answerer, ct))
        {
            Sequence = answer.Sequence,
            StampedAt = answer.StampedAt,
            Named = answerer.DelegatedTo.Length > 0 ? answerer.DelegatedTo : answerer.Address,
        };
    }

    /// <summary>Who answers: the only one named. A delegation names two, a counter-proposal perhaps all.</summary>
    private static CalendarAnswerer? AnswererOf(CalendarAnswer answer, IncomingMessage mail) =>
        answer.Attendees is [var only] ? only
        : answer.Attendees.Where(a => a.Participation == "DELEGATED").Take(2).ToArray()
            is [var from]
            ? from
        : answer.Method == "COUNTER"
            ? answer.Attendees.FirstOrDefault(a => IsSender(mail, a.Address))
        : null;

    private async Task<MailFinding> JudgeAsync(
        IQuerySession session,
        IncomingMessage mail,
        AnsweredThing about,
        LinkGrant? grant,
        CalendarAnswerer answerer,
        CancellationToken ct
    )
    {
        var person = await vault.ByMailAsync(session, answerer.Address, ct);
        var isSender = IsSender(mail, answerer.Address);
        var isInvitee = person is { } p && about.IsInvited(p);
        var (verdict, reason) = grant is null
            ? ReplyBelief.WithoutToken(isInvitee, isSender, mail.IsSigned)
            : ReplyBelief.WithToken(
                person?.Value == grant.Person ? AnswererIs.TokenOwner
                    : isInvitee ? AnswererIs.AnotherInvitee
                    : AnswererIs.NotInvited,
                isSender
            );
        PersonId? proved = grant is null ? person : new PersonId(grant.Person);
        var finding = new MailFinding(MailSort.CalendarAnswer, verdict, reason)
        {
            Person = verdict is MailVerdict.Ignored ? null : proved,
            Other = reason is MailReason.NotInvited ? person : null,
            Answer = Answer(answerer.Participation),
        };
        return about.Note(finding);
    }

    private static MailFinding Refined(
        MailFinding judged,
        CalendarAnswerer answerer,
        CalendarAnswer answer,
        AnsweredThing about
    ) =>
        judged.Verdict is MailVerdict.Ignored ? judged
        // Nothing can be taken over: only a person sees which date is meant.
        : about.IsUnknownDate
            ? judged with
            {
                Verdict = MailVerdict.Review,
                Reason = MailReason.UnknownDate,
                Series = null,
            }
        : answerer.Participation == "DELEGATED"
            ? judged with
            {
                Verdict = MailVerdict.Review,
                Reason = MailReason.Delegated,
            }
        : judged.Sort is MailSort.CounterProposal
            ? judged with
            {
                Verdict = MailVerdict.Review,
                Reason =
                    judged.Verdict is MailVerdict.Applied
                        ? MailReason.CounterProposed
                        : judged.Reason,
                // Another time for a whole series is no date that could be taken with one click.
                Proposed = about.Meeting is null ? null : answer.Date,
            }
        : judged.Answer is null
            ? judged with
            {
                Verdict = MailVerdict.Ignored,
                Reason = MailReason.NoAnswer,
            }
        : judged;

    private async Task<MailFinding> WithOtherAsync(
        IQuerySession session,
        MailFinding finding,
        CalendarAnswerer answerer,
        CancellationToken ct
    ) =>
        finding.Reason is MailReason.Delegated && answerer.DelegatedTo.Length > 0
            ? finding with
            {
                Other = await vault.ByMailAsync(session, answerer.DelegatedTo, ct),
            }
            : finding;

    private static Rsvp? Answer(string participation) =>
        participation switch
        {
            "ACCEPTED" => Rsvp.Accepted,
            "TENTATIVE" => Rsvp.Tentative,
            "DECLINED" => Rsvp.Declined,
            _ => null,
        };

    private static bool IsSender(IncomingMessage mail, string address) =>
        mail.From is { } from && Mailbox.TryParse(address, out var mailbox) && from == mailbox;

    private bool IsOurs(string address) =>
        Mailbox.TryParse(address, out var mailbox) && tokens.IsOurs(mailbox);
}
