using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.CircularResolutions.Mails;

/// <summary>What a mail about a question that goes round says.</summary>
public sealed record CircularMailFacts(
    string Name,
    string Group,
    CircularResolution Circular,
    Uri Link,
    Uri Site
)
{
    /// <summary>Asked in place of these members, who have said nothing.</summary>
    public IReadOnlyList<string> InsteadOf { get; init; } = [];

    /// <summary>By which rules it is decided, in sentences.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>"einstimmig bei 2 Enthaltungen"; none before the end.</summary>
    public string? Result { get; init; }

    /// <summary>The number in the register, once it passed.</summary>
    public string? Number { get; init; }

    /// <summary>Reads this to decide a tie.</summary>
    public bool DecidesTie { get; init; }

    /// <summary>The page on which an answer is chosen already; sending it takes one press there.</summary>
    public Uri LinkTo(CircularChoice choice) =>
        new($"{Link}?antwort={Pages.CircularWords.Word(choice)}");
}

/// <summary>What all of these writers need.</summary>
public sealed class CircularMailTools(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    CircularRegister register,
    RuleSentences sentences,
    TimeProvider clock,
    IStringLocalizer<CircularResolutionTexts> texts
)
{
    public PersonalMails Mails => mails;

    public PersonVault Vault => vault;

    public CircularRegister Register => register;

    public RuleSentences Sentences => sentences;

    public IStringLocalizer Texts => texts;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Uri Root => site.Root;

    public Uri LinkOf(Guid circular, PersonId person) =>
        site.To(
            $"{CircularResolutionsFeature.AnswerRoute}/{links.Token(LinkPurpose.CircularResolution, circular, person.Value)}"
        );

    public Uri PageOf(Guid circular) => site.To(CircularResolutionsFeature.PageOf(circular));
}

/// <summary>One mail to one reader, before its body is written.</summary>
public sealed record CircularLetter(
    Dispatch Dispatch,
    PersonCard Card,
    Mailbox To,
    string Subject,
    CircularMailFacts Facts
);

/// <summary>What the mails about a question that goes round have in common.</summary>
public abstract class CircularResolutionMailWriter(CircularMailTools tools) : IDispatchWriter
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    public abstract string Kind { get; }

    public abstract MailClass Class { get; }

    protected CircularMailTools Tools => tools;

    /// <summary>Whether it is still true for this reader.</summary>
    protected abstract bool IsTrue(CircularResolution circular, Group group, PersonId reader);

    protected abstract Task<OutgoingMail> WriteAsync(CircularLetter letter, CancellationToken ct);

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var reader = dispatch.PersonId;
        if (
            await session.LoadAsync<CircularResolution>(dispatch.Subject, ct) is not { } circular
            || await session.LoadAsync<Group>(circular.Group.Value, ct) is not { } group
            || !Permissions.RightsOf(reader, circular, group).See
            || !IsTrue(circular, group, reader)
            || await tools.Vault.OpenAsync(session, reader, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var facts = await FactsAsync(session, circular, group, (reader, card), ct);
        var subject = InLanguage.Say(
            InLanguage.Of(card.Language),
            () =>
                tools
                    .Texts[$"mail.{Kind}.subject", PlainText.Start(circular.Title, LongestSubject)]
                    .Value
        );
        var mail = await WriteAsync(new(dispatch, card, to, subject, facts), ct);
        return mail with { Group = circular.Group };
    }

    private async Task<CircularMailFacts> FactsAsync(
        IQuerySession session,
        CircularResolution circular,
        Group group,
        (PersonId Person, PersonCard Card) reader,
        CancellationToken ct
    )
    {
        var rules = (await CircularRegister.RulesOfAsync(session, circular, ct)).Rules;
        var entry = await session.LoadAsync<Resolution>(
            CircularRegister.KeyOf(circular.Id).Value,
            ct
        );
        var seats = circular.DeputisedBy(reader.Person).Select(s => s.Person).ToArray();
        var names = new NameLookup(await tools.Vault.FindAsync(session, seats, ct));
        var isChair = group.MemberOf(reader.Person)?.Role is GroupRole.Chair;
        return InLanguage.Say(
            InLanguage.Of(reader.Card.Language),
            () =>
                new CircularMailFacts(
                    reader.Card.FullName,
                    group.Name,
                    circular,
                    circular.IsAsked(reader.Person)
                        ? tools.LinkOf(circular.Id, reader.Person)
                        : tools.PageOf(circular.Id),
                    tools.Root
                )
                {
                    InsteadOf = [.. seats.Select(s => names[s])],
                    Rules = tools.Sentences.Of(rules),
                    Result = circular.End is { } end ? tools.Register.Result(end) : null,
                    Number = entry?.Number,
                    DecidesTie = circular.AwaitsChair && isChair,
                }
        );
    }
}

/// <summary>"What do you decide?": true as long as the answer is missing and still counts.</summary>
public sealed class CircularQuestionWriter(CircularMailTools tools)
    : CircularResolutionMailWriter(tools)
{
    public override string Kind => CircularResolutionMails.Question;

    public override MailClass Class => MailClass.Request;

    protected override bool IsTrue(CircularResolution circular, Group group, PersonId reader)
    {
        ArgumentNullException.ThrowIfNull(circular);
        return circular.TakesAnswersAt(Tools.Now)
            && circular.ReplyOf(reader) is null
            && (
                circular.SeatOf(reader) is not null
                || circular.DeputisedBy(reader).Any(s => circular.ReplyOf(s.Person) is null)
            );
    }

    protected override Task<OutgoingMail> WriteAsync(CircularLetter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Tools.Mails.WriteAsync<CircularQuestionMail, CircularMailFacts>(
            letter.Dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            letter.Facts,
            ct
        );
    }
}

/// <summary>The same once more, to a member who is silent.</summary>
public sealed class CircularNudgeWriter(CircularMailTools tools)
    : CircularResolutionMailWriter(tools)
{
    public override string Kind => CircularResolutionMails.Nudge;

    public override MailClass Class => MailClass.Reminder;

    protected override bool IsTrue(CircularResolution circular, Group group, PersonId reader)
    {
        ArgumentNullException.ThrowIfNull(circular);
        return circular.TakesAnswersAt(Tools.Now) && circular.Silent.Any(s => s.Person == reader);
    }

    protected override Task<OutgoingMail> WriteAsync(CircularLetter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Tools.Mails.WriteAsync<CircularNudgeMail, CircularMailFacts>(
            letter.Dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            letter.Facts,
            ct
        );
    }
}

/// <summary>What became of the question; while a tie waits for the chair, only to the chair.</summary>
public sealed class CircularResultWriter(CircularMailTools tools)
    : CircularResolutionMailWriter(tools)
{
    public override string Kind => CircularResolutionMails.Result;

    public override MailClass Class => MailClass.Answer;

    protected override bool IsTrue(CircularResolution circular, Group group, PersonId reader)
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(group);
        return circular.AwaitsChair
            ? group.MemberOf(reader)?.Role is GroupRole.Chair
            : circular.State is CircularResolutionState.Ended or CircularResolutionState.Withdrawn;
    }

    protected override Task<OutgoingMail> WriteAsync(CircularLetter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Tools.Mails.WriteAsync<CircularResultMail, CircularMailFacts>(
            letter.Dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            letter.Facts,
            ct
        );
    }
}
