using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Successors.Mails;

namespace Netzwerk.Web.Successors;

/// <summary>Asks an organisation who follows, and takes its answer down.</summary>
public sealed class SuccessorQuestions(
    CommandRunner commands,
    SuccessorAnswers answers,
    PersonVault vault,
    NewMembers newcomers,
    GeneralMails mails,
    LinkTokens links,
    DispatchQueue queue,
    TimeProvider clock
)
{
    /// <summary>Longer than the summer holidays of whoever is asked.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(45);

    /// <summary>When there is no trouble with the address, nobody is asked about it.</summary>
    internal static readonly Refusal MailArrives = new("successor.mail-arrives");

    /// <summary>One click of a coordinator: somebody of the same organisation gets a mail with a link to answer by.</summary>
    public Task<CommandResult> AskAsync(
        PersonId person,
        PersonId contact,
        Asker asker,
        CancellationToken ct
    ) =>
        AskAsync(
            person,
            async (work, id, token) =>
                await IsColleagueAsync(work, person, contact, token)
                    ? await AskAsync(work, id, person, contact, token)
                    : [],
            asker,
            ct
        );

    /// <summary>
    /// Asks at the general address of the organisation. It is entered into the directory, as whoever answers there is a
    /// contact from now on.
    /// </summary>
    public Task<CommandResult> AskGenerallyAsync(
        PersonId person,
        string calledThere,
        Asker asker,
        CancellationToken ct
    ) =>
        AskAsync(
            person,
            async (work, id, token) =>
            {
                var organisation = await SuccessorScreens.OrganisationOfAsync(
                    work.Session,
                    person,
                    token
                );
                if (
                    organisation is null
                    || await mails.FindAsync(work.Session, new(organisation.Id), token)
                        is not { } mail
                )
                {
                    work.Refuse(new Refusal("successor.no-general-mail"));
                    return [];
                }

                var entered = PersonId.Create();
                var contact = await newcomers.FindOrEnterAsync(
                    work,
                    entered,
                    new PersonCard(
                        calledThere,
                        PlainText.Start(organisation.Name, PersonCard.LongestName),
                        mail
                    ),
                    new EnterPerson(PersonSource.EnteredByCoordinator, new(organisation.Id)),
                    token
                );
                // Somebody else may be known by that address, who belongs elsewhere.
                return contact == entered || await IsColleagueAsync(work, person, contact, token)
                    ? await AskAsync(work, id, person, contact, token)
                    : [];
            },
            asker,
            ct
        );

    /// <summary>Who holds the link answers for the organisation; the last answer counts.</summary>
    public Task<CommandResult> AnswerAsync(
        LinkGrant link,
        SuccessorAnswer? answer,
        SuccessorDetails details,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(details);
        var contact = new PersonId(link.Person);
        return commands.RunAsync(
            new Originator(contact, Channel.SignedLink),
            async (work, token) =>
            {
                var session = work.Session;
                if (await session.LoadAsync<SuccessorSearch>(link.Subject, token) is not { } search)
                {
                    work.NotFound();
                    return;
                }

                await CheckAsync(work, search, answer, details, token);
                await work.ChangeAsync<SuccessorSearch, SuccessorEvent>(
                    search.Id,
                    s => SuccessorDecisions.Decide(s, new AnswerSuccessorQuestion(contact, answer)),
                    token
                );
                if (answer is SuccessorAnswer.NotKnown)
                {
                    session.Delete<SealedSuccessorAnswer>(search.Id);
                }
                else
                {
                    await answers.KeepAsync(session, search, details, token);
                }
            },
            ct
        );
    }

    /// <summary>The question that belongs to the trouble somebody's address has now; null when it has none.</summary>
    internal static async Task<Guid?> SearchIdAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) =>
        await session.LoadAsync<MailboxState>(person.Value, ct) is { IsUnreachable: true } mark
            ? SuccessorSearch.IdOf(person, mark.Since)
            : null;

    private async Task<CommandResult> AskAsync(
        PersonId person,
        Func<Work, Guid, CancellationToken, Task<IReadOnlyList<Dispatch>>> ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        IReadOnlyList<Dispatch> planned = [];
        var result = await commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                planned = [];
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.Deny(maySee: false);
                    return;
                }

                if (await SearchIdAsync(work.Session, person, token) is not { } id)
                {
                    work.Refuse(MailArrives);
                    return;
                }

                planned = await ask(work, id, token);
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }

        return result;
    }

    private async Task<IReadOnlyList<Dispatch>> AskAsync(
        Work work,
        Guid id,
        PersonId person,
        PersonId contact,
        CancellationToken ct
    )
    {
        var session = work.Session;
        if (await TroubleAsync(session, contact, ct) is { } trouble)
        {
            work.Refuse(new Refusal(trouble, nameof(SeekSuccessor.Contact)));
            return [];
        }

        var organisation = (await session.LoadAsync<Person>(person.Value, ct))?.Organisation;
        var before = await session.LoadAsync<SuccessorSearch>(id, ct);
        await work.AppendAsync<SuccessorSearch, SuccessorEvent>(
            id,
            s => SuccessorDecisions.Decide(s, new SeekSuccessor(person, organisation, contact)),
            ct
        );
        // Pressed twice: the mail is on its way.
        if (work.Failed || (before is { WaitsForAnswer: true } && before.Contact == contact))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        session.Store(
            links.Grant(LinkPurpose.Successor, id, contact.Value, now + LinkLife),
            links.Grant(LinkPurpose.Bounce, id, contact.Value, now + LinkLife)
        );
        var round = SuccessorMailWriter.RoundAfter(before);
        return await DispatchQueue.PlanAsync(
            session,
            [Dispatch.Of(SuccessorMailWriter.MailKind, contact, id, now, round)],
            ct
        );
    }

    private static async Task<bool> IsColleagueAsync(
        Work work,
        PersonId person,
        PersonId contact,
        CancellationToken ct
    )
    {
        var about = await work.Session.LoadAsync<Person>(person.Value, ct);
        var asked = await work.Session.LoadAsync<Person>(contact.Value, ct);
        if (
            about is { IsErased: false, Organisation: { } organisation }
            && asked is { IsErased: false }
            && asked.Organisation == organisation
        )
        {
            return true;
        }

        work.Refuse(new Refusal("successor.contact-unknown", nameof(SeekSuccessor.Contact)));
        return false;
    }

    private async Task CheckAsync(
        Work work,
        SuccessorSearch search,
        SuccessorAnswer? answer,
        SuccessorDetails details,
        CancellationToken ct
    )
    {
        if (search.IsOpen && await SearchIdAsync(work.Session, search.Person, ct) != search.Id)
        {
            work.Refuse(MailArrives);
        }

        var card = await vault.OpenAsync(work.Session, search.Person, Openly.Comparing, ct);
        // As the vault knows addresses: without regard to case.
        if (
            answer is not SuccessorAnswer.NotKnown
            && string.Equals(card?.Mail, details.Mail, StringComparison.OrdinalIgnoreCase)
        )
        {
            work.Refuse(new Refusal("successor.same-address", nameof(SuccessorDetails.Mail)));
        }
    }

    /// <summary>Why no mail reaches this person; null when it does.</summary>
    private async Task<string?> TroubleAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) =>
        await Mailboxes.IsFailingAsync(session, person.Value, ct) ? "successor.contact-failing"
        : (await MutedPeople.AmongAsync(session, [person], clock.GetUtcNow(), ct)).Count > 0
            ? "successor.contact-muted"
        : null;
}
