using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups;

/// <summary>Groups and their members for programs; who may do what is asked of <see cref="Permissions"/>.</summary>
public sealed class GroupsApi(
    IQuerySession session,
    GroupCommands commands,
    PersonNames names,
    Caller caller,
    ApiCall call,
    IStringLocalizer<GroupTexts> texts
)
{
    public static void Map(RouteGroupBuilder api)
    {
        var groups = api.MapGroup("/groups").WithTags("Groups");
        groups
            .MapGet("", (GroupsApi it, CancellationToken ct) => it.ListAsync(ct))
            .WithSummary("The groups you may see")
            .Produces<IReadOnlyList<GroupView>>();
        groups
            .MapPost(
                "",
                (GroupInput input, GroupsApi it, CancellationToken ct) => it.FoundAsync(input, ct)
            )
            .WithSummary("Found a group (coordinators)")
            .Produces<GroupView>(StatusCodes.Status201Created)
            .CanBeRefused();
        groups
            .MapGet(
                "/{group:guid}",
                (Guid group, GroupsApi it, CancellationToken ct) => it.ShowAsync(new(group), ct)
            )
            .WithSummary("One group")
            .Produces<GroupView>();
        groups
            .MapPut(
                "/{group:guid}",
                (Guid group, GroupChangeInput input, GroupsApi it, CancellationToken ct) =>
                    it.DescribeAsync(new(group), input, ct)
            )
            .WithSummary("Change name, mandate, openness and deadlines (coordinators and chair)")
            .Produces<GroupView>()
            .CanBeRefused();
        groups
            .MapPost(
                "/{group:guid}/close",
                (Guid group, GroupsApi it, CancellationToken ct) => it.CloseAsync(new(group), ct)
            )
            .WithSummary("End the work of a group that has no more meetings (coordinators)")
            .Produces<GroupView>()
            .CanBeRefused();
        MapMembers(groups.MapGroup("/{group:guid}/members"));
    }

    private static void MapMembers(RouteGroupBuilder members)
    {
        members
            .MapGet(
                "",
                (Guid group, GroupsApi it, CancellationToken ct) => it.MembersAsync(new(group), ct)
            )
            .WithSummary("The members of a group, by name")
            .Produces<IReadOnlyList<MemberView>>();
        members
            .MapGet(
                "/{person:guid}",
                (Guid group, Guid person, GroupsApi it, CancellationToken ct) =>
                    it.MemberAsync(new(group), new(person), ct)
            )
            .WithSummary("One member")
            .Produces<MemberView>();
        members
            .MapPost(
                "",
                (Guid group, SeatInput input, GroupsApi it, CancellationToken ct) =>
                    it.SeatAsync(new(group), input, ct)
            )
            .WithSummary("Give somebody a seat (coordinators and chair)")
            .Produces<MemberView>(StatusCodes.Status201Created)
            .CanBeRefused();
        members
            .MapPut(
                "/{person:guid}",
                (Guid group, Guid person, RoleInput input, GroupsApi it, CancellationToken ct) =>
                    it.ChangeRoleAsync(new(group), new(person), input, ct)
            )
            .WithSummary("Change what a member does (coordinators and chair)")
            .Produces<MemberView>()
            .CanBeRefused();
        members
            .MapDelete(
                "/{person:guid}",
                (Guid group, Guid person, GroupsApi it, CancellationToken ct) =>
                    it.ReleaseAsync(new(group), new(person), ct)
            )
            .WithSummary("Take somebody off the list (coordinators and chair)")
            .Produces(StatusCodes.Status204NoContent)
            .CanBeRefused();
    }

    private async Task<IResult> ListAsync(CancellationToken ct)
    {
        var groups = await session.Query<Group>().OrderBy(g => g.Name).ToListAsync(ct);
        return TypedResults.Ok(
            groups.Where(g => Permissions.RightsIn(g, caller.Asker.User).See).Select(View).ToArray()
        );
    }

    private async Task<IResult> FoundAsync(GroupInput input, CancellationToken ct)
    {
        var id = new GroupId(call.NewId());
        var result = await commands.FoundAsync(
            id,
            new FoundGroup(input.Name, input.Kind, input.Openness, input.Mandate),
            caller.Asker,
            ct,
            call.CommandKey
        );
        return await call.AnswerAsync(
            result,
            texts,
            async () =>
                await VisibleAsync(id, ct) is { } group
                    ? call.Created($"/groups/{id}", View(group), group.Version)
                    : call.NotFound()
        );
    }

    private async Task<IResult> ShowAsync(GroupId id, CancellationToken ct) =>
        await VisibleAsync(id, ct) is { } group
            ? call.Found(View(group), group.Version)
            : call.NotFound();

    private async Task<IResult> DescribeAsync(
        GroupId id,
        GroupChangeInput input,
        CancellationToken ct
    )
    {
        var result = await commands.DescribeAsync(
            id,
            new DescribeGroup(input.Name, input.Openness, input.Mandate),
            new SetGroupDeadlines(input.ReminderDays, input.ObjectionDays),
            input is { TaskReminderDays: { } days, TaskRepeatDays: { } repeat }
                ? new SetTaskReminders(days, repeat)
                : null,
            input.ShowsDatesToNewcomers is { } shown ? new ShowDatesToNewcomers(shown) : null,
            caller.Asker,
            ct,
            call.Options
        );
        return await call.AnswerAsync(result, texts, () => ShowAsync(id, ct));
    }

    private async Task<IResult> CloseAsync(GroupId id, CancellationToken ct)
    {
        var result = await commands.CloseAsync(
            id,
            new CloseGroup(),
            caller.Asker,
            ct,
            call.Options
        );
        return await call.AnswerAsync(result, texts, () => ShowAsync(id, ct));
    }

    private async Task<IResult> MembersAsync(GroupId id, CancellationToken ct)
    {
        if (await VisibleAsync(id, ct) is not { } group)
        {
            return call.NotFound();
        }

        var lookup = await names.OfAsync(group.Members.Select(m => m.Person), ct);
        MemberView[] members =
        [
            .. group
                .Members.OrderBy(m => lookup.SortName(m.Person), StringComparer.CurrentCulture)
                .Select(m => View(m, lookup)),
        ];
        return call.Found(members, group.Version);
    }

    private async Task<IResult> MemberAsync(GroupId id, PersonId person, CancellationToken ct) =>
        await FindMemberAsync(id, person, ct) is var (member, version)
            ? call.Found(member, version)
            : call.NotFound();

    private async Task<IResult> SeatAsync(GroupId id, SeatInput input, CancellationToken ct)
    {
        var result = await commands.SeatAsync(
            id,
            new SeatMember(input.Person, input.Organisation, input.Role),
            caller.Asker,
            ct,
            call.Options
        );
        return await call.AnswerAsync(
            result,
            texts,
            async () =>
                await FindMemberAsync(id, input.Person, ct) is var (member, version)
                    ? call.Created($"/groups/{id}/members/{input.Person}", member, version)
                    : call.NotFound()
        );
    }

    private async Task<IResult> ChangeRoleAsync(
        GroupId id,
        PersonId person,
        RoleInput input,
        CancellationToken ct
    )
    {
        var result = await commands.ChangeRoleAsync(
            id,
            new ChangeMemberRole(person, input.Role),
            caller.Asker,
            ct,
            call.Options
        );
        return await call.AnswerAsync(result, texts, () => MemberAsync(id, person, ct));
    }

    private async Task<IResult> ReleaseAsync(GroupId id, PersonId person, CancellationToken ct)
    {
        var result = await commands.ReleaseAsync(
            id,
            new ReleaseMember(person),
            caller.Asker,
            ct,
            call.Options
        );
        return await call.AnswerAsync(result, texts);
    }

    private async Task<Group?> VisibleAsync(GroupId id, CancellationToken ct) =>
        await session.LoadAsync<Group>(id.Value, ct) is { } group
        && Permissions.RightsIn(group, caller.Asker.User).See
            ? group
            : null;

    private async Task<(MemberView Member, long Version)?> FindMemberAsync(
        GroupId id,
        PersonId person,
        CancellationToken ct
    )
    {
        var group = await VisibleAsync(id, ct);
        return group?.MemberOf(person) is { } member
            ? (View(member, await names.OfAsync([person], ct)), group.Version)
            : null;
    }

    private GroupView View(Group group) =>
        new(
            new GroupId(group.Id),
            group.Name,
            group.Kind,
            group.Openness,
            group.Mandate,
            group.ReminderDays,
            group.ObjectionDays,
            group.TaskReminderDays,
            group.TaskRepeatDays,
            group.ShowsDatesToNewcomers,
            group.IsClosed,
            caller.Person is { } me ? group.MemberOf(me)?.Role : null,
            group.Members.Count,
            group.Version
        );

    private static MemberView View(Member member, NameLookup lookup) =>
        new(member.Person, lookup[member.Person], member.Organisation, member.Role);
}
