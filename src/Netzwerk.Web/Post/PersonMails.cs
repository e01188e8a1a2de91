using System.Security.Claims;
using Marten;
using Marten.Linq.MatchesSql;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.History;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Post;

/// <summary>How somebody answered a meeting after a mail about it.</summary>
public sealed record MailAnswer(Rsvp Answer, DateTimeOffset At, MailAnswerWay Way);

/// <summary>By which way an answer came.</summary>
public enum MailAnswerWay
{
    Site,
    Link,
    Mail,
    Calendar,
    Others,
}

/// <summary>One mail to one person, what it is about, and the answer that followed.</summary>
public sealed record PersonMail(Dispatch Dispatch, MailSubject? Subject, MailAnswer? Answer);

/// <summary>What became of the mails to one person.</summary>
public sealed record PersonMailScreen(
    PersonId Person,
    PersonCard Card,
    bool ManagesAll,
    MailboxState? Mailbox,
    DateOnly? LastSignIn,
    int Count,
    int PageCount,
    int Late,
    IReadOnlyList<PersonMail> Mails,
    IReadOnlyList<PersonLetter> Letters
);

/// <summary>A letter on paper that was made for one person.</summary>
public sealed record PersonLetter(Guid Meeting, string Title, MadeLetter Letter);

/// <summary>Gathers the truth about the mails to one person: for coordinators, and for the person.</summary>
public sealed class PersonMails(IQuerySession session, PersonVault vault, MailSubjects subjects)
{
    private const string Answered = "meeting-answered.1";

    public async Task<PersonMailScreen?> LoadAsync(
        PersonId person,
        ClaimsPrincipal user,
        int page,
        CancellationToken ct
    )
    {
        var rights = PersonRights.Of(person, user);
        var card = rights.See ? await vault.OpenAsync(session, person, Openly.OwnPage, ct) : null;
        if (card is null)
        {
            return null;
        }

        var id = person.Value;
        var all = Outbox.WithoutSigningIn(session.Query<Dispatch>().Where(d => d.Person == id));
        var count = await all.CountAsync(ct);
        var late = await all.CountAsync(d => d.BouncedAt != null && !d.BouncedForGood, ct);
        var mails = await all.OrderByDescending(d => d.CausedAt)
            .ThenBy(d => d.Id)
            .Skip((page - 1) * Outbox.PageSize)
            .Take(Outbox.PageSize)
            .ToListAsync(ct);
        return new(
            person,
            card,
            rights.ManagesAll,
            await session.LoadAsync<MailboxState>(id, ct),
            (await session.LoadAsync<LastSignIn>(id, ct))?.Day,
            count,
            (count + Outbox.PageSize - 1) / Outbox.PageSize,
            late,
            await WithAnswersAsync(person, mails, ct),
            await LettersAsync(person, ct)
        );
    }

    /// <summary>The newest first.</summary>
    private async Task<IReadOnlyList<PersonLetter>> LettersAsync(
        PersonId person,
        CancellationToken ct
    )
    {
        var wanted = $$"""[{"person":"{{person}}"}]""";
        var told = await session
            .Query<MeetingLetters>()
            .Where(l => l.MatchesSql("d.data -> 'letters' @> ?::jsonb", wanted))
            .ToListAsync(ct);
        var meetings = (
            await session.LoadManyAsync<Meeting>(ct, told.Select(t => t.Id).ToArray())
        ).ToDictionary(m => m.Id, m => m.Title);
        return
        [
            .. told.SelectMany(t =>
                    t.Letters.Where(l => l.Person == person)
                        .Select(l => new PersonLetter(
                            t.Id,
                            meetings.GetValueOrDefault(t.Id) ?? "",
                            l
                        ))
                )
                .OrderByDescending(l => l.Letter.Day)
                .ThenByDescending(l => l.Letter.Revision),
        ];
    }

    private async Task<IReadOnlyList<PersonMail>> WithAnswersAsync(
        PersonId person,
        IReadOnlyList<Dispatch> mails,
        CancellationToken ct
    )
    {
        var about = await subjects.OfAsync(mails, ct);
        Guid[] meetings =
        [
            .. mails.Where(MailSubjects.AsksAboutMeeting).Select(m => m.Subject).Distinct(),
        ];
        var answers = (
            await session
                .Query<HistoryEntry>()
                .Where(h => h.Kind == Answered && meetings.Contains(h.Subject))
                .Where(h => h.MatchesSql("d.data ->> 'about' = ?", person.ToString()))
                .OrderByDescending(h => h.Sequence)
                .ToListAsync(ct)
        ).ToLookup(h => h.Subject);
        var calendars = await CalendarsAsync(person, ct);
        return
        [
            .. mails.Select(m => new PersonMail(
                m,
                about.GetValueOrDefault(m.Id),
                AnswerTo(m, answers[m.Subject], calendars)
            )),
        ];
    }

    /// <summary>The meetings that a calendar of this person answered.</summary>
    private async Task<IReadOnlySet<Guid>> CalendarsAsync(PersonId person, CancellationToken ct) =>
        (
            await session
                .Query<IncomingMail>()
                .Where(m => m.Sort == MailSort.CalendarAnswer && m.Verdict == MailVerdict.Applied)
                .Where(m => m.MatchesSql("d.data ->> 'person' = ?", person.ToString()))
                .ToListAsync(ct)
        )
            .Select(m => m.Meeting?.Value)
            .OfType<Guid>()
            .ToHashSet();

    // An answer that was given before a mail says nothing about it.
    private static MailAnswer? AnswerTo(
        Dispatch mail,
        IEnumerable<HistoryEntry> answers,
        IReadOnlySet<Guid> calendars
    ) =>
        MailSubjects.AsksAboutMeeting(mail)
        && answers.FirstOrDefault(a => a.At >= mail.CausedAt) is { } answer
        && Enum.TryParse<Rsvp>(answer.Choice, out var choice)
            ? new(choice, answer.At, WayOf(answer, mail.PersonId, calendars))
            : null;

    private static MailAnswerWay WayOf(
        HistoryEntry answer,
        PersonId person,
        IReadOnlySet<Guid> calendars
    ) =>
        answer switch
        {
            _ when answer.By is { } by && by != person => MailAnswerWay.Others,
            { Channel: nameof(Channel.SignedLink) } => MailAnswerWay.Link,
            { Channel: nameof(Channel.Mail) } => calendars.Contains(answer.Subject)
                ? MailAnswerWay.Calendar
                : MailAnswerWay.Mail,
            _ => MailAnswerWay.Site,
        };
}
