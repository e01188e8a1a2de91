using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Topics;

/// <summary>Until when a proposal arrives in time for a meeting; without a day, at any time before it.</summary>
public sealed record ProposalDeadline(DateOnly Meeting, DateOnly? Until, bool IsOpen);

public sealed partial class TopicScreens
{
    /// <summary>For the next meetings, by the rules in force on the day of each.</summary>
    public async Task<IReadOnlyList<ProposalDeadline>> DeadlinesAsync(
        GroupId group,
        GroupRights rights,
        CancellationToken ct
    )
    {
        var deadlines = new List<ProposalDeadline>();
        foreach (var day in (await ComingAsync(group, rights, ct)).Select(m => m.When.Day))
        {
            var last = await RulesAsync(group, day, ct) is { } rules
                ? NoticeArithmetic.Proposals(rules, day)
                : null;
            deadlines.Add(new(day, last?.LastDay, last?.IsKeptOn(Today) ?? true));
        }

        return deadlines;
    }

    /// <summary>The groups in whose name somebody may propose.</summary>
    public async Task<IReadOnlyList<Choice>> OwnGroupsAsync(
        ClaimsPrincipal user,
        GroupId except,
        CancellationToken ct
    ) =>
        Choices(
            (await session.Query<Group>().Where(g => !g.IsClosed).ToListAsync(ct)).Where(g =>
                g.Id != except.Value
                && Caller.PersonOf(user) is { } me
                && g.MemberOf(me) is { Role: not GroupRole.Guest }
            )
        );

    /// <summary>The groups that a proposal can be passed on to.</summary>
    public async Task<IReadOnlyList<Choice>> OtherGroupsAsync(
        ClaimsPrincipal user,
        GroupId except,
        CancellationToken ct
    ) =>
        Choices(
            (await session.Query<Group>().Where(g => !g.IsClosed).ToListAsync(ct)).Where(g =>
                g.Id != except.Value && Permissions.MayPropose(g, user)
            )
        );

    private static IReadOnlyList<Choice> Choices(IEnumerable<Group> groups) =>
        [
            .. groups
                .OrderBy(g => g.Name, StringComparer.CurrentCulture)
                .Select(g => new Choice(g.Id.ToString(), g.Name)),
        ];
}
