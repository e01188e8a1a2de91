using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Successors;

/// <summary>The trouble with somebody's address: since when, what was asked, what was answered.</summary>
public sealed record SuccessorTrouble(
    MailboxState Mark,
    SuccessorSearch? Search,
    SuccessorDetails? Details
);

/// <summary>Everything coordinators need to find out who follows somebody.</summary>
public sealed record SuccessorScreen(
    PersonId Person,
    PersonCard Card,
    Organisation? Organisation,
    SuccessorTrouble? Trouble,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<ActionItem> Tasks,
    IReadOnlyList<DirectoryPerson> Contacts,
    NameLookup Names
)
{
    /// <summary>Where the organisation itself can be asked, when nobody in it can.</summary>
    public string? GeneralMail { get; init; }

    public bool OffersGeneralMail =>
        Trouble is { Search: null or { IsOpen: true } }
        && Organisation is not null
        && Contacts.Count == 0
        && GeneralMail is not null;
}

/// <summary>What somebody who was asked sees behind the link.</summary>
public sealed record SuccessorQuestion(
    SuccessorSearch Search,
    string Person,
    string Organisation,
    IReadOnlyList<Group> Groups,
    SuccessorDetails? Said,
    bool IsOver
);

/// <summary>Loads what the pages about successors show.</summary>
public sealed class SuccessorScreens(
    IQuerySession session,
    PersonVault vault,
    PersonNames names,
    ActorDirectory directory,
    SuccessorAnswers answers,
    GeneralMails mails,
    TimeProvider clock
)
{
    public async Task<SuccessorScreen?> LoadAsync(PersonId person, CancellationToken ct)
    {
        var facts = await session.LoadAsync<Person>(person.Value, ct);
        if (
            facts is not { IsErased: false }
            || await vault.FindAsync(session, person, ct) is not { } card
        )
        {
            return null;
        }

        var trouble = await TroubleAsync(person, ct);
        var search = trouble?.Search;
        var tasks = await TasksOfMeeting.OpenOfAsync(session, person, ct);
        return new(
            person,
            card,
            facts.Organisation is { } id
                ? await session.LoadAsync<Organisation>(id.Value, ct)
                : null,
            trouble,
            await GroupsAsync(session, person, ct),
            Mentions.Read(tasks, await names.OfAsync(Mentions.In(tasks), ct)),
            await ContactsAsync(facts, ct),
            await names.OfAsync(new[] { search?.Contact, search?.Successor }.OfType<PersonId>(), ct)
        )
        {
            GeneralMail = facts.Organisation is { } itself
                ? await mails.FindAsync(session, itself, ct)
                : null,
        };
    }

    /// <summary>Null when the link leads nowhere.</summary>
    public async Task<SuccessorQuestion?> LoadAsync(LinkGrant? link, CancellationToken ct)
    {
        if (
            link is null
            || await session.LoadAsync<SuccessorSearch>(link.Subject, ct) is not { } search
            || await vault.FindAsync(session, search.Person, ct) is not { } card
        )
        {
            return null;
        }

        var organisation = await OrganisationOfAsync(session, search.Person, ct);
        var open = await SuccessorQuestions.SearchIdAsync(session, search.Person, ct);
        return new(
            search,
            card.FullName,
            organisation?.Name ?? "",
            await GroupsAsync(session, search.Person, ct),
            // What somebody said who was asked before is not for the next one.
            search.Answer
                is null
            || search.Contact?.Value != link.Person
                ? null
                : await answers.OpenAsync(session, search, ct),
            !search.IsOpen || open != search.Id || search.Contact?.Value != link.Person
        );
    }

    internal static async Task<Organisation?> OrganisationOfAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) =>
        (await session.LoadAsync<Person>(person.Value, ct))?.Organisation is { } id
            ? await session.LoadAsync<Organisation>(id.Value, ct)
            : null;

    internal static async Task<IReadOnlyList<Group>> GroupsAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) =>
        [
            .. (await session.Query<Group>().ToListAsync(ct))
                .Where(g => !g.IsClosed && g.MemberOf(person) is not null)
                .OrderBy(g => g.Name, ActorDirectory.Order),
        ];

    private async Task<SuccessorTrouble?> TroubleAsync(PersonId person, CancellationToken ct)
    {
        if (
            await session.LoadAsync<MailboxState>(person.Value, ct)
            is not { IsUnreachable: true } mark
        )
        {
            return null;
        }

        var id = SuccessorSearch.IdOf(person, mark.Since);
        var search = await session.LoadAsync<SuccessorSearch>(id, ct);
        return new(
            mark,
            search,
            search is null ? null : await answers.OpenAsync(session, search, ct)
        );
    }

    /// <summary>Others of the same organisation whom mail reaches.</summary>
    private async Task<IReadOnlyList<DirectoryPerson>> ContactsAsync(
        Person person,
        CancellationToken ct
    )
    {
        if (person.Organisation is not { } organisation)
        {
            return [];
        }

        var others = (await directory.PersonsAsync(ct))
            .Where(p => p.Organisation == organisation && p.Id.Value != person.Id)
            // Who has no address gets letters.
            .Where(p => p.Card.Mail.Length > 0)
            .ToArray();
        var failing = (
            await session.LoadManyAsync<MailboxState>(ct, others.Select(p => p.Id.Value).ToArray())
        )
            .Select(m => m.Id)
            .ToHashSet();
        var muted = await MutedPeople.AmongAsync(
            session,
            others.Select(p => p.Id),
            clock.GetUtcNow(),
            ct
        );
        return
        [
            .. others.Where(p =>
                p.Card.Mail.Length > 0 && !failing.Contains(p.Id.Value) && !muted.Contains(p.Id)
            ),
        ];
    }
}
