using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Conversations;

/// <summary>A conversation with the names of both sides; a side without a name is empty.</summary>
public sealed record ConversationLine(
    Conversation Conversation,
    string By,
    string Person,
    string Organisation
)
{
    /// <summary>With whom, the person first.</summary>
    public string With =>
        (Person, Organisation) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => $"{Person} ({Organisation})",
            ({ Length: > 0 }, _) => Person,
            _ => Organisation,
        };
}

/// <summary>Looks conversations up, the latest first.</summary>
public sealed class ConversationScreens(IQuerySession session, PersonNames names)
{
    /// <summary>What is older is seldom asked for, and stays in the history.</summary>
    private const int Most = 50;

    private const string Latest = "order by data ->> 'day' desc, id desc limit";

    /// <summary>Also those with another entry that means this organisation.</summary>
    public async Task<IReadOnlyList<ConversationLine>> OfAsync(
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        var entries = await MergedOrganisations.EntriesOfAsync(session, organisation, ct);
        return await FindAsync(
            "organisation",
            [organisation.Value, .. entries.Select(e => e.Value)],
            ct
        );
    }

    /// <summary>Also those with another entry that means this person.</summary>
    public async Task<IReadOnlyList<ConversationLine>> OfAsync(
        PersonId person,
        CancellationToken ct
    )
    {
        var entries = await PersonVault.EntriesOfAsync(session, person, ct);
        return await FindAsync("person", [person.Value, .. entries.Select(e => e.Value)], ct);
    }

    public async Task<ConversationLine?> FindAsync(ConversationId id, CancellationToken ct) =>
        await session.LoadAsync<Conversation>(id.Value, ct) is { } found
            ? (await LinesAsync([found], ct))[0]
            : null;

    /// <summary>What remains to be done, the most urgent first.</summary>
    public async Task<IReadOnlyList<ConversationLine>> OpenAsync(CancellationToken ct) =>
        await LinesAsync(
            await session.QueryAsync<Conversation>(
                "where data ->> 'nextStep' <> '' and data @> '{\"isStepDone\":false}' "
                    + $"order by data ->> 'nextDay' nulls last, id limit {Most}",
                ct
            ),
            ct
        );

    private async Task<IReadOnlyList<ConversationLine>> FindAsync(
        string with,
        IReadOnlyList<Guid> entries,
        CancellationToken ct
    )
    {
        var holding = string.Join(" or ", entries.Select(_ => "data @> cast(? as jsonb)"));
        return await LinesAsync(
            await session.QueryAsync<Conversation>(
                $"where ({holding}) {Latest} {Most}",
                ct,
                [.. entries.Select(e => $$"""{"{{with}}":"{{e}}"}""")]
            ),
            ct
        );
    }

    private async Task<IReadOnlyList<ConversationLine>> LinesAsync(
        IReadOnlyList<Conversation> found,
        CancellationToken ct
    )
    {
        var people = await names.OfAsync(
            found.SelectMany(c => new[] { c.By, c.Person }).OfType<PersonId>(),
            ct
        );
        var organisations = await OrganisationNames.OfAsync(
            session,
            found.Select(c => c.Organisation).OfType<OrganisationId>(),
            ct
        );
        return
        [
            .. found.Select(c => new ConversationLine(
                c,
                c.By is { } by ? people[by] : "",
                c.Person is { } person ? people[person] : "",
                c.Organisation is { } id ? organisations[id] : ""
            )),
        ];
    }
}
