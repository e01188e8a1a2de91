using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Actors.Profiles;

namespace Netzwerk.Domain.Tests.Merging;

/// <summary>Some organisations, each with a site, a tie, a contact and a conversation, and what merging does to them.</summary>
internal sealed class MergedWorld
{
    private readonly OrganisationId[] _ids;
    private readonly Organisation[] _organisations;
    private readonly OrganisationProfile[] _profiles;
    private readonly OrganisationPeople[] _people;
    private readonly Conversation[] _conversations;

    /// <summary>The entries that were turned on to another organisation with each merge.</summary>
    private readonly Dictionary<int, OrganisationId[]> _turned = [];

    public MergedWorld(int count)
    {
        _ids = [.. Enumerable.Range(1, count).Select(i => new OrganisationId(Id(i)))];
        _organisations =
        [
            .. _ids.Select(i => new Organisation(i.Value, "Träger", OrganisationKind.School, null)),
        ];
        _profiles = [.. _ids.Select((id, i) => ProfileOf(id, i))];
        _people = [.. _ids.Select((id, i) => PeopleOf(id, i))];
        _conversations =
        [
            .. _ids.Select(
                (id, i) =>
                    new Conversation(
                        Id(400 + i),
                        null,
                        id,
                        null,
                        ConversationKind.Call,
                        new(2027, 1, 1),
                        "Anruf",
                        "",
                        null
                    )
            ),
        ];
    }

    public IEnumerable<OrganisationId> Meant =>
        _organisations.Select(o => o.MergedInto).OfType<OrganisationId>();

    public Organisation this[OrganisationId id] => _organisations[IndexOf(id)];

    /// <summary>What stands on the pages of all organisations that are shown, in one order.</summary>
    public string Everything() =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, _ids.Length)
                .Where(i => _organisations[i].MergedInto is null)
                .SelectMany(i => Of(i).Split('\n'))
                .Order(StringComparer.Ordinal)
        );

    /// <summary>What stands on the page of one organisation.</summary>
    public string Of(int index)
    {
        int[] entries =
        [
            .. Enumerable
                .Range(0, _ids.Length)
                .Where(i => _organisations[i].MergedInto == _ids[index]),
        ];
        var profile = _profiles[index].With([.. entries.Select(i => _profiles[i])]);
        var people = _people[index].With([.. entries.Select(i => _people[i])]);
        return string.Join(
            '\n',
            profile
                .Sites.Select(s => $"site {s}")
                .Concat(profile.Topics.Select(t => $"topic {t}"))
                .Concat(people.Contacts.Select(c => $"contact {c}"))
                .Concat(people.Affiliations.Select(a => $"tie {a}"))
                .Concat(
                    _conversations
                        .Where(c => entries.Prepend(index).Any(i => _ids[i] == c.Organisation))
                        .Select(c => $"conversation {c.Id}")
                )
        );
    }

    public void Merge(int gone, int into)
    {
        var (before, stays) = (_organisations[gone], _organisations[into]);
        var merged = OrganisationMergeDecisions.Decide(before, new MergeOrganisation(_ids[into]));
        var took = OrganisationMergeDecisions.Decide(
            stays,
            new TakeOrganisationOver(_ids[gone], Details(stays), "")
        );
        if (merged.Refusal is not null || took.Refusal is not null || merged.Events.Count == 0)
        {
            return;
        }

        Happens(gone, merged.Events);
        Happens(into, took.Events);
        _turned[gone] = [.. _ids.Where(i => this[i].MergedInto == _ids[gone])];
        Turn(_turned[gone], _ids[into]);
    }

    public void Undo(int gone)
    {
        if (
            _organisations[gone].MergedInto is not { } into
            || !this[into].TookOver.Contains(_ids[gone])
        )
        {
            return;
        }

        var now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var ask = new GiveOrganisationBack(_ids[gone], Details(this[into]), "");
        var given = OrganisationMergeDecisions.Decide(this[into], ask);
        Happens(
            gone,
            OrganisationMergeDecisions
                .Decide(_organisations[gone], new UndoOrganisationMerge(now), now)
                .Events
        );
        Happens(IndexOf(into), given.Events);
        Turn(_turned[gone], _ids[gone]);
    }

    /// <summary>A chain comes apart from its end, so that it takes a round for each of its links.</summary>
    public void UndoAll()
    {
        foreach (var index in _ids.SelectMany(_ => Enumerable.Range(0, _ids.Length)))
        {
            Undo(index);
        }
    }

    private void Turn(IEnumerable<OrganisationId> entries, OrganisationId to)
    {
        foreach (var entry in entries)
        {
            Happens(
                IndexOf(entry),
                OrganisationMergeDecisions.Decide(this[entry], new MeanOrganisation(to)).Events
            );
        }
    }

    private void Happens(int index, IEnumerable<OrganisationEvent> facts)
    {
        foreach (var fact in facts)
        {
            var id = _ids[index].Value;
            _organisations[index] = Organisation.Evolve(_organisations[index], id, fact)!;
            _profiles[index] = OrganisationProfile.Evolve(_profiles[index], id, fact)!;
        }
    }

    private int IndexOf(OrganisationId id) => Array.IndexOf(_ids, id);

    private static DescribeOrganisation Details(Organisation o) =>
        new(o.Name, o.Kind, o.Municipality);

    private static OrganisationProfile ProfileOf(OrganisationId id, int index)
    {
        var site = new SiteAdded(new(Id(100 + index)), "Haus", "", null, null, "", default, "");
        var work = new OrganisationWorkDescribed([(WorkTopic)index], [], []);
        return OrganisationProfile.Evolve(
            OrganisationProfile.Evolve(null, id.Value, site),
            id.Value,
            work
        )!;
    }

    private static OrganisationPeople PeopleOf(OrganisationId id, int index)
    {
        var person = new PersonId(Id(200 + index));
        return OrganisationPeople.Evolve(
            OrganisationPeople.Evolve(
                null,
                id.Value,
                new AffiliationNoted(
                    new(Id(300 + index)),
                    person,
                    AffiliationKind.Represents,
                    null,
                    null
                )
            ),
            id.Value,
            new ContactNamed(person, $"Funktion {index}")
        )!;
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
