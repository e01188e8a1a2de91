using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.SchedulingPolls.Mails;

/// <summary>What a mail about a date poll says.</summary>
public sealed record PollMailFacts(
    string Name,
    string Group,
    SchedulingPoll Poll,
    IReadOnlyList<Appointment> Dates,
    Uri Link,
    Uri Site
)
{
    /// <summary>The date that was picked; none when the poll ended without one.</summary>
    public Appointment? Picked { get; init; }

    /// <summary>Has answered before and is asked about what was added.</summary>
    public bool HasAnswered { get; init; }
}

/// <summary>What the mails about a date poll have in common.</summary>
public abstract class PollMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<PollTexts> texts
) : IDispatchWriter
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    public abstract string Kind { get; }

    public abstract MailClass Class { get; }

    /// <summary>Whether it is still true for this reader.</summary>
    protected abstract Task<bool> IsTrueAsync(
        SchedulingPoll poll,
        PollParticipant reader,
        IQuerySession session,
        CancellationToken ct
    );

    protected abstract Task<OutgoingMail> WriteAsync(
        PersonalMails mails,
        (Dispatch Dispatch, PersonCard Card, Mailbox To, string Subject) letter,
        PollMailFacts facts,
        CancellationToken ct
    );

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<SchedulingPoll>(dispatch.Subject, ct) is not { } poll
            || await session.LoadAsync<Group>(poll.Group.Value, ct) is not { } group
            || poll.ParticipantOf(dispatch.PersonId) is not { } reader
            || !await IsTrueAsync(poll, reader, session, ct)
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var subject = InLanguage.Say(
            InLanguage.Of(card.Language),
            () => texts[$"mail.{Kind}.subject", PlainText.Start(poll.Title, LongestSubject)].Value
        );
        var facts = FactsOf(poll, group, reader, card.FullName);
        var mail = await WriteAsync(mails, (dispatch, card, to, subject), facts, ct);
        return mail with { Group = poll.Group };
    }

    private PollMailFacts FactsOf(
        SchedulingPoll poll,
        Group group,
        PollParticipant reader,
        string name
    )
    {
        var token = links.Token(LinkPurpose.SchedulingPoll, poll.Id, reader.Person.Value);
        return new(
            name,
            group.Name,
            poll,
            [.. poll.Options.Where(o => reader.To(o.Id) is PollAnswer.NoAnswer).Select(poll.When)],
            site.To("/terminantwort/" + token),
            site.Root
        )
        {
            Picked =
                poll.Picked is { } id && poll.OptionOf(id) is { } option ? poll.When(option) : null,
            HasAnswered = reader.Answers.Count > 0,
        };
    }
}

/// <summary>"Which dates suit you?": true as long as an answer is missing and still counts.</summary>
public sealed class PollQuestionWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<PollTexts> texts,
    TimeProvider clock
) : PollMailWriter(mails, vault, links, site, texts)
{
    public override string Kind => PollMails.Question;

    public override MailClass Class => MailClass.Request;

    protected override Task<bool> IsTrueAsync(
        SchedulingPoll poll,
        PollParticipant reader,
        IQuerySession session,
        CancellationToken ct
    ) =>
        Task.FromResult(
            poll.TakesAnswersOn(Appointment.LocalDay(clock.GetUtcNow())) && poll.IsSilent(reader)
        );

    protected override Task<OutgoingMail> WriteAsync(
        PersonalMails mails,
        (Dispatch Dispatch, PersonCard Card, Mailbox To, string Subject) letter,
        PollMailFacts facts,
        CancellationToken ct
    ) =>
        mails.WriteAsync<PollQuestionMail, PollMailFacts>(
            letter.Dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            facts,
            ct
        );
}

/// <summary>The same once more, to who is silent.</summary>
public sealed class PollNudgeWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<PollTexts> texts,
    TimeProvider clock
) : PollMailWriter(mails, vault, links, site, texts)
{
    public override string Kind => PollMails.Nudge;

    public override MailClass Class => MailClass.Reminder;

    protected override Task<bool> IsTrueAsync(
        SchedulingPoll poll,
        PollParticipant reader,
        IQuerySession session,
        CancellationToken ct
    ) =>
        Task.FromResult(
            poll.TakesAnswersOn(Appointment.LocalDay(clock.GetUtcNow())) && poll.IsSilent(reader)
        );

    protected override Task<OutgoingMail> WriteAsync(
        PersonalMails mails,
        (Dispatch Dispatch, PersonCard Card, Mailbox To, string Subject) letter,
        PollMailFacts facts,
        CancellationToken ct
    ) =>
        mails.WriteAsync<PollNudgeMail, PollMailFacts>(
            letter.Dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            facts,
            ct
        );
}

/// <summary>What came of the question; who is invited to the meeting has it from the invitation.</summary>
public sealed class PollResultWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<PollTexts> texts
) : PollMailWriter(mails, vault, links, site, texts)
{
    public override string Kind => PollMails.Result;

    public override MailClass Class => MailClass.Answer;

    protected override async Task<bool> IsTrueAsync(
        SchedulingPoll poll,
        PollParticipant reader,
        IQuerySession session,
        CancellationToken ct
    ) =>
        poll.State switch
        {
            SchedulingPollState.Ended => true,
            SchedulingPollState.Picked when poll.Meeting is { } meeting =>
                await session.LoadAsync<Meeting>(meeting.Value, ct) is { } planned
                    && planned.InviteeOf(reader.Person) is null,
            _ => false,
        };

    protected override Task<OutgoingMail> WriteAsync(
        PersonalMails mails,
        (Dispatch Dispatch, PersonCard Card, Mailbox To, string Subject) letter,
        PollMailFacts facts,
        CancellationToken ct
    ) =>
        mails.WriteAsync<PollResultMail, PollMailFacts>(
            letter.Dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            facts,
            ct
        );
}
