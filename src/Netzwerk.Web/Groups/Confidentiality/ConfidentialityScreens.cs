using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Confidentiality;

/// <summary>Somebody who is asked for the undertaking or was: as what they belong to the group, and what they gave.</summary>
public sealed record UndertakingRow(
    PersonId Person,
    string Name,
    string Role,
    ConfidentialityProof? Proof
);

/// <summary>Who gave the undertaking and who has not, for those who lead the group.</summary>
public sealed record ConfidentialityScreen(
    Group Group,
    IReadOnlyList<UndertakingRow> Rows,
    IReadOnlyList<UndertakingRow> Former
)
{
    public ConfidentialityObligation Duty => Group.Confidentiality;

    public IEnumerable<UndertakingRow> Owing => Rows.Where(r => r.Proof is null);
}

/// <summary>The undertaking that one person is asked for, or gave.</summary>
public sealed record UndertakingScreen(Group Group, PersonId Person, ConfidentialityProof? Proof)
{
    public ConfidentialityText Text => Group.Confidentiality.Text!;

    /// <summary>Has not given it for the words of today, and may.</summary>
    public bool CanGive => Group.AsksForConfidentialityOf(Person) && Proof?.Number != Text.Number;

    public bool Owes => Group.OwesConfidentiality(Person);
}

/// <summary>Loads who undertook to keep closed matters to themselves.</summary>
public sealed class ConfidentialityScreens(IQuerySession session, PersonNames names)
{
    private const string Deputy = "deputy";

    public async Task<ConfidentialityScreen?> LoadAsync(
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        if (group is null || !Permissions.RightsIn(group, user).ManageMembers)
        {
            return null;
        }

        var asked = group.AskedForConfidentiality;
        var known = await names.OfAsync(
            asked.Concat(group.Confidentiality.Given.Select(p => p.Person)).Distinct(),
            ct
        );
        UndertakingRow Row(PersonId person, ConfidentialityProof? proof) =>
            new(person, known[person], RoleOf(group, person), proof);
        var counted = asked.Select(group.ConfidentialityOf).OfType<ConfidentialityProof>();
        return new(
            group,
            [
                .. asked
                    .OrderBy(known.SortName, StringComparer.CurrentCulture)
                    .Select(p => Row(p, group.ConfidentialityOf(p))),
            ],
            [
                .. group
                    .Confidentiality.Given.Except(counted)
                    .OrderBy(p => known.SortName(p.Person), StringComparer.CurrentCulture)
                    .ThenBy(p => p.Number)
                    .Select(p => Row(p.Person, p)),
            ]
        );
    }

    /// <summary>Null for whoever is not asked and gave nothing.</summary>
    public async Task<UndertakingScreen?> OfPersonAsync(
        GroupId id,
        PersonId? person,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        return
            group is { Confidentiality.Text: not null }
            && person is { } me
            && (group.AsksForConfidentialityOf(me) || group.ConfidentialityOf(me) is not null)
            ? new(group, me, group.ConfidentialityOf(me))
            : null;
    }

    private static string RoleOf(Group group, PersonId person) =>
        group.MemberOf(person)?.Role.ToString() ?? (group.DeputisedBy(person).Any() ? Deputy : "");
}
