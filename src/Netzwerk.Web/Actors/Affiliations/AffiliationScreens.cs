using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Affiliations;

/// <summary>A contact with the name, at a place counted from 1.</summary>
public sealed record ContactLine(PersonId Person, string Name, string Function, int Place);

/// <summary>A tie with the name of whom it ties, seen from an organisation or from a person.</summary>
public sealed record TieLine(Affiliation Tie, OrganisationId Organisation, string Name);

/// <summary>A function that somebody has at an organisation.</summary>
public sealed record FunctionLine(OrganisationId Organisation, string Name, string Function);

/// <summary>The people of an organisation beside those whose main organisation it is.</summary>
public sealed record OrganisationPeopleScreen(
    IReadOnlyList<ContactLine> Contacts,
    IReadOnlyList<TieLine> Ties
);

/// <summary>The organisations of a person beside the main one.</summary>
public sealed record PersonOrganisationsScreen(
    IReadOnlyList<FunctionLine> Functions,
    IReadOnlyList<TieLine> Ties
);

/// <summary>Joins names to ties at read time; an erased person is not shown.</summary>
public sealed class AffiliationScreens(IQuerySession session, PersonNames names)
{
    public async Task<OrganisationPeopleScreen> OfAsync(OrganisationId id, CancellationToken ct)
    {
        if ((await WholePeople.FindAsync(session, id, ct)).All is not { } people)
        {
            return new([], []);
        }

        var found = await names.OfAsync(
            [
                .. people.Contacts.Select(c => c.Person),
                .. people.Affiliations.Select(a => a.Person),
            ],
            ct
        );
        return new(
            [
                .. people
                    .Contacts.Where(c => found.Card(c.Person) is not null)
                    .Select(c => new ContactLine(
                        c.Person,
                        found[c.Person],
                        c.Function,
                        people.PlaceOf(c.Person)
                    )),
            ],
            [
                .. people
                    .Affiliations.Where(a => found.Card(a.Person) is not null)
                    .OrderBy(a => found.SortName(a.Person), ActorDirectory.Order)
                    .Select(a => new TieLine(a, id, found[a.Person])),
            ]
        );
    }

    public async Task<PersonOrganisationsScreen> OfAsync(PersonId person, CancellationToken ct)
    {
        var places = await session.QueryAsync<OrganisationPeople>(
            "where data @> cast(? as jsonb) or data @> cast(? as jsonb)",
            ct,
            $$"""{"contacts":[{"person":"{{person}}"}]}""",
            $$"""{"affiliations":[{"person":"{{person}}"}]}"""
        );
        var merged = await MergedOrganisations.AllAsync(session, ct);
        var known = await OrganisationNames.OfAsync(
            session,
            places.Select(p => merged.Meant(new(p.Id))),
            ct
        );
        return new(
            [
                .. places
                    .SelectMany(p =>
                        p.Contacts.Where(c => c.Person == person)
                            .Select(c => (Place: merged.Meant(new(p.Id)), c.Function))
                    )
                    .Distinct()
                    .Select(f => new FunctionLine(f.Place, known[f.Place], f.Function))
                    .OrderBy(f => f.Name, ActorDirectory.Order),
            ],
            [
                .. places
                    .SelectMany(p =>
                        p.Affiliations.Where(a => a.Person == person)
                            .Select(a => (Tie: a, Place: merged.Meant(new(p.Id))))
                    )
                    .Select(t => new TieLine(t.Tie, t.Place, known[t.Place]))
                    .OrderBy(t => t.Name, ActorDirectory.Order),
            ]
        );
    }
}
