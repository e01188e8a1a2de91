using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Freshness;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.DistributionLists;

/// <summary>
/// Works out who is on a list at this moment, and who of them gets mail. Nothing of it is stored: whoever joins the directory
/// tomorrow is on the list tomorrow.
/// </summary>
public sealed class ListedEntries(
    IQuerySession session,
    ActorDirectory directory,
    DirectorySearch search,
    EntryContacts contacts,
    TimeProvider clock
)
{
    public async Task<ListedNow> OfAsync(DistributionList list, CancellationToken ct) =>
        (await OfAsync([list], ct))[0];

    /// <summary>The same for several lists, in their order.</summary>
    public async Task<IReadOnlyList<ListedNow>> OfAsync(
        IReadOnlyCollection<DistributionList> lists,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(lists);
        var known = await LoadAsync(ct);
        var all = new List<ListedNow>();
        foreach (var list in lists)
        {
            all.Add(await OfAsync(list, known, ct));
        }

        return all;
    }

    private async Task<ListedNow> OfAsync(DistributionList list, Known known, CancellationToken ct)
    {
        var people =
            list.Search.Kind is ListedKind.People
                ? await PeopleAsync(FilterOf(list.Search), known, ct)
                : [];
        var organisations =
            list.Search.Kind is ListedKind.Organisations
                ? await IdsAsync(FilterOf(list.Search), ct)
                : [];
        ListedEntry[] all =
        [
            .. known
                .People.Values.Select(p => EntryOf(p, list, people, known))
                .OfType<ListedEntry>(),
            .. known
                .Organisations.Values.Where(o => o.MergedInto is null)
                .OrderBy(o => o.Name, ActorDirectory.Order)
                .Select(o => EntryOf(o, list, organisations, known))
                .OfType<ListedEntry>(),
        ];
        return new(OncePerAddress(all));
    }

    public static DirectoryFilter FilterOf(ListSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return new(
            search.Words.Length == 0 ? null : search.Words,
            search.Municipality,
            search.Topic,
            search.TargetGroup,
            search.Language
        );
    }

    /// <summary>People of the organisations that were found; words may also be in their own name or address.</summary>
    private async Task<HashSet<Guid>> PeopleAsync(
        DirectoryFilter filter,
        Known known,
        CancellationToken ct
    )
    {
        IEnumerable<DirectoryPerson> found = known.People.Values;
        if (filter.IsChosen)
        {
            var at = await IdsAsync(filter with { Words = null }, ct);
            found = found.Where(p => p.Organisation is { } o && at.Contains(o.Value));
        }

        if (filter.Words is { } words)
        {
            var named = (await directory.PersonsAsync(words, ct)).Select(p => p.Id).ToHashSet();
            var at = await IdsAsync(new(words), ct);
            found = found.Where(p =>
                named.Contains(p.Id) || (p.Organisation is { } o && at.Contains(o.Value))
            );
        }

        return [.. found.Select(p => p.Id.Value)];
    }

    private async Task<HashSet<Guid>> IdsAsync(DirectoryFilter filter, CancellationToken ct) =>
        [.. (await search.FindAsync(filter, ct)).Organisations.Select(o => o.Id)];

    private static ListedEntry? EntryOf(
        DirectoryPerson person,
        DistributionList list,
        HashSet<Guid> found,
        Known known
    )
    {
        var (place, isFound) = (known.PlaceOf(list, person.Id), found.Contains(person.Id.Value));
        return !isFound && place is ListPlace.AsFound
            ? null
            : new(
                person.Organisation,
                known.NameOf(person.Organisation),
                person.Id,
                person.Card.SortName,
                person.Card.Mail,
                isFound ? WhyOn.Found : WhyOn.ByHand
            )
            {
                WhyNot =
                    place is ListPlace.Off
                        ? WhyNot.TakenOff
                        : known.TroubleOf(list, person.Id, person.Card.Mail),
            };
    }

    /// <summary>
    /// The first contact whose mailbox works decides: when they want no mail, nobody else of the organisation is bothered
    /// in their place.
    /// </summary>
    private static ListedEntry? EntryOf(
        Organisation organisation,
        DistributionList list,
        HashSet<Guid> found,
        Known known
    )
    {
        var id = new OrganisationId(organisation.Id);
        var (place, isFound) = (known.PlaceOf(list, id), found.Contains(organisation.Id));
        if (!isFound && place is ListPlace.AsFound)
        {
            return null;
        }

        var candidates = known.Contacts.GetValueOrDefault(organisation.Id) ?? [];
        var contact = candidates.FirstOrDefault(c => !known.IsFailing(c.Person));
        return new(
            id,
            organisation.Name,
            contact?.Person,
            contact?.Name ?? "",
            contact?.Mail ?? "",
            isFound ? WhyOn.Found : WhyOn.ByHand
        )
        {
            IsOrganisation = true,
            WhyNot =
                place is ListPlace.Off ? WhyNot.TakenOff
                : organisation.HasEnded ? WhyNot.Ended
                : contact is null
                    ? candidates.Count == 0 ? WhyNot.NoAddress
                        : WhyNot.MailComesBack
                : contact.Person is { } person && known.PlaceOf(list, person) is ListPlace.Off
                    ? WhyNot.ContactTakenOff
                : known.TroubleOf(list, contact.Person, contact.Mail),
        };
    }

    /// <summary>Who is on a list twice, or shares an address, gets one mail.</summary>
    private static List<ListedEntry> OncePerAddress(IEnumerable<ListedEntry> all)
    {
        var mailed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var once = new List<ListedEntry>();
        foreach (var entry in all)
        {
            once.Add(
                entry.WhyNot is null && !mailed.Add(entry.Mail)
                    ? entry with
                    {
                        WhyNot = WhyNot.SameAddress,
                    }
                    : entry
            );
        }

        return once;
    }

    private async Task<Known> LoadAsync(CancellationToken ct)
    {
        var people = await directory.PersonsAsync(ct);
        Guid[] ids = [.. people.Select(p => p.Id.Value)];
        var merged = await session.QueryAsync<Person>(
            "where d.data ->> 'mergedInto' is not null",
            ct
        );
        var failing = await session
            .Query<MailboxState>()
            .Where(m => m.IsUnreachable)
            .ToListAsync(ct);
        return new(
            people.ToDictionary(p => p.Id),
            (await session.Query<Organisation>().ToListAsync(ct)).ToDictionary(o => o.Id),
            merged.ToDictionary(p => new PersonId(p.Id), p => p.MergedInto ?? default),
            await contacts.AllAsync(ct),
            failing.Select(m => m.Id).ToHashSet(),
            (await session.LoadManyAsync<MailPreferences>(ct, ids)).ToDictionary(p => p.Id),
            Appointment.LocalDay(clock.GetUtcNow())
        );
    }

    /// <summary>What is the same for every list.</summary>
    private sealed record Known(
        IReadOnlyDictionary<PersonId, DirectoryPerson> People,
        IReadOnlyDictionary<Guid, Organisation> Organisations,
        IReadOnlyDictionary<PersonId, PersonId> Merged,
        IReadOnlyDictionary<Guid, IReadOnlyList<EntryContact>> Contacts,
        IReadOnlySet<Guid> Failing,
        IReadOnlyDictionary<Guid, MailPreferences> Wishes,
        DateOnly Today
    )
    {
        public string NameOf(OrganisationId? organisation) =>
            organisation is { } id && Organisations.TryGetValue(MeantBy(id).Value, out var known)
                ? known.Name
                : "";

        public bool IsFailing(PersonId? person) => person is { } p && Failing.Contains(p.Value);

        /// <summary>Of somebody entered twice, being taken off with one entry counts most.</summary>
        public ListPlace PlaceOf(DistributionList list, PersonId person) =>
            Weightiest(list.People.Where(p => MeantBy(p.Person) == person).Select(p => p.Place));

        public ListPlace PlaceOf(DistributionList list, OrganisationId organisation) =>
            Weightiest(
                list.Organisations.Where(o => MeantBy(o.Organisation) == organisation)
                    .Select(o => o.Place)
            );

        public WhyNot? TroubleOf(DistributionList list, PersonId? person, string mail)
        {
            var wishes = person is { } id ? Wishes.GetValueOrDefault(id.Value) : null;
            return wishes?.Wants(new(list.Id)) is false ? WhyNot.Unsubscribed
                : !Mailbox.TryParse(mail, out _) ? WhyNot.NoAddress
                : IsFailing(person) ? WhyNot.MailComesBack
                : wishes?.IsSilentOn(Today) is true ? WhyNot.Muted
                : null;
        }

        private PersonId MeantBy(PersonId entry) => Merged.GetValueOrDefault(entry, entry);

        private OrganisationId MeantBy(OrganisationId entry) =>
            Organisations.GetValueOrDefault(entry.Value)?.MergedInto ?? entry;

        private static ListPlace Weightiest(IEnumerable<ListPlace> places) =>
            places.DefaultIfEmpty().Max();
    }
}
