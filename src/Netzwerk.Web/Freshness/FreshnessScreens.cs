using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Freshness;

/// <summary>One organisation and how its entry stands.</summary>
public sealed record EntryRow(
    Organisation Organisation,
    EntryFreshness? Entry,
    EntryAge Age,
    bool NeedsCall
)
{
    public string Municipality => Municipalities.NameOf(Organisation.Municipality);

    /// <summary>What it comes to in one word; the words of the filter are made of the same.</summary>
    public EntryStanding Standing =>
        Organisation.HasEnded ? EntryStanding.Ended
        : Entry?.SilentSince is not null
            ? Age switch
            {
                EntryAge.Hidden => EntryStanding.Hidden,
                EntryAge.Yellow => EntryStanding.Yellow,
                _ => EntryStanding.Silent,
            }
        : Entry?.Answer switch
        {
            EntryAnswer.Changed => EntryStanding.Changed,
            EntryAnswer.Gone => EntryStanding.Gone,
            EntryAnswer.Confirmed => EntryStanding.Confirmed,
            _ => EntryStanding.NeverAsked,
        };
}

/// <summary>How an entry stands, for coordinators.</summary>
public enum EntryStanding
{
    Confirmed,
    Changed,
    Gone,
    Silent,
    Yellow,
    Hidden,
    NeverAsked,
    Ended,
}

/// <summary>How the whole directory stands.</summary>
public sealed record FreshnessOverview(
    FreshnessPlan Plan,
    IReadOnlyList<EntryRow> Rows,
    DateOnly Today
)
{
    public int Calls => Rows.Count(r => r.NeedsCall);

    public int CountOf(EntryStanding standing) => Rows.Count(r => r.Standing == standing);

    public IReadOnlyList<EntryRow> Of(EntryStanding? standing) =>
        [.. Rows.Where(r => standing is null ? !r.Organisation.HasEnded : r.Standing == standing)];
}

/// <summary>Somebody of an organisation who can be called.</summary>
public sealed record PhoneContact(PersonId Person, string Name, string Phone);

/// <summary>An organisation to call, and whom.</summary>
public sealed record CallRow(EntryRow Row, IReadOnlyList<PhoneContact> Phones);

/// <summary>Everything about one entry that coordinators need.</summary>
public sealed record EntryScreen(
    EntryRow Row,
    FreshnessPlan Plan,
    IReadOnlyList<EntryContact> Candidates,
    IReadOnlyList<PhoneContact> Phones,
    NameLookup Names
);

/// <summary>What the organisation sees behind its link.</summary>
public sealed record EntryQuestion(
    Organisation Organisation,
    EntryDraft Draft,
    EntryFreshness? Entry
)
{
    public EntryProposal? Proposal { get; init; }

    public Proposals.ProposalContent? Said { get; init; }
}

/// <summary>Loads what the pages about the freshness of entries show.</summary>
public sealed class FreshnessScreens(
    IQuerySession session,
    ActorDirectory directory,
    EntryContacts contacts,
    GeneralMails mails,
    Proposals.ProposalStore proposals,
    PersonNames names,
    TimeProvider clock
)
{
    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public async Task<FreshnessPlan> PlanAsync(CancellationToken ct) =>
        await session.LoadAsync<FreshnessPlan>(FreshnessPlan.OfTheOffice, ct)
        ?? FreshnessPlan.Usual;

    public async Task<FreshnessOverview> OverviewAsync(CancellationToken ct)
    {
        var plan = await PlanAsync(ct);
        var entries = await WholeEntries.AllAsync(session, ct);
        var unreached = await UnreachedAsync([.. entries.Values], ct);
        var organisations = await ActorDirectory.AllOrganisationsAsync(session, ct);
        return new(
            plan,
            [
                .. organisations
                    .OrderBy(o => o.Name, ActorDirectory.Order)
                    .Select(o => RowOf(o, entries.GetValueOrDefault(o.Id), plan, unreached)),
            ],
            Today
        );
    }

    public async Task<IReadOnlyList<CallRow>> CallsAsync(CancellationToken ct)
    {
        var overview = await OverviewAsync(ct);
        var people = (await directory.PersonsAsync(ct)).ToLookup(p => p.Organisation?.Value);
        return
        [
            .. overview
                .Rows.Where(r => r.NeedsCall)
                .OrderBy(r => r.Entry?.SilentSince)
                .Select(r => new CallRow(r, PhonesOf(people[r.Organisation.Id]))),
        ];
    }

    public async Task<EntryScreen?> EntryAsync(OrganisationId id, CancellationToken ct)
    {
        if (await session.LoadAsync<Organisation>(id.Value, ct) is not { } organisation)
        {
            return null;
        }

        var plan = await PlanAsync(ct);
        var entry = await WholeEntries.FindAsync(session, id, ct);
        var unreached = await UnreachedAsync(entry is null ? [] : [entry], ct);
        var people = (await directory.PersonsAsync(ct)).Where(p => p.Organisation == id);
        return new(
            RowOf(organisation, entry, plan, unreached),
            plan,
            await contacts.OfAsync(organisation, entry, ct),
            PhonesOf(people),
            await names.OfAsync(new[] { entry?.Contact, entry?.ConfirmedBy }.OfType<PersonId>(), ct)
        );
    }

    /// <summary>Null when the link leads nowhere, or the organisation is no more.</summary>
    public async Task<EntryQuestion?> LoadAsync(LinkGrant? link, CancellationToken ct)
    {
        if (
            link is null
            || await session.LoadAsync<Organisation>(
                (await MergedOrganisations.MeantAsync(session, new(link.Subject), ct)).Value,
                ct
            )
                is not { HasEnded: false } organisation
        )
        {
            return null;
        }

        var id = new OrganisationId(organisation.Id);
        var open = await Proposals.ProposalCommands.OpenOfAsync(session, id, new(link.Person), ct);
        var proposal = open.FirstOrDefault(p => p.Way is ProposalWay.Link);
        return new(
            organisation,
            EntryDraft.Of(organisation, await mails.FindAsync(session, id, ct)),
            await WholeEntries.FindAsync(session, id, ct)
        )
        {
            Proposal = proposal,
            Said = proposal is null ? null : await proposals.OpenAsync(session, proposal, ct),
        };
    }

    private EntryRow RowOf(
        Organisation organisation,
        EntryFreshness? entry,
        FreshnessPlan plan,
        IReadOnlySet<PersonId> unreached
    ) =>
        new(
            organisation,
            entry,
            FreshnessAges.Of(entry, plan.Days, Today),
            !organisation.HasEnded
                && (
                    FreshnessAges.NeedsCall(entry, plan.Days, Today)
                    || (
                        entry is { WaitsForAnswer: true, Contact: { } contact }
                        && unreached.Contains(contact)
                    )
                )
        );

    /// <summary>Who was asked and cannot answer, because the mail came back or was silenced since.</summary>
    private async Task<IReadOnlySet<PersonId>> UnreachedAsync(
        IReadOnlyCollection<EntryFreshness> entries,
        CancellationToken ct
    )
    {
        PersonId[] asked =
        [
            .. entries.Where(e => e.WaitsForAnswer).Select(e => e.Contact).OfType<PersonId>(),
        ];
        var failing = await session.LoadManyAsync<MailboxState>(
            ct,
            asked.Select(p => p.Value).ToArray()
        );
        var muted = await MutedPeople.AmongAsync(session, asked, clock.GetUtcNow(), ct);
        return failing
            .Where(m => m.IsUnreachable)
            .Select(m => new PersonId(m.Id))
            .Concat(muted)
            .ToHashSet();
    }

    private static IReadOnlyList<PhoneContact> PhonesOf(IEnumerable<DirectoryPerson> people) =>
        [
            .. people
                .Where(p => p.Card.Phone.Length > 0)
                .Select(p => new PhoneContact(p.Id, p.Card.FullName, p.Card.Phone)),
        ];
}
