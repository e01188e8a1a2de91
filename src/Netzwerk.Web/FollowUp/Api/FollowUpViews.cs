using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;

namespace Netzwerk.Web.FollowUp.Api;

/// <summary>A page of a register; pages count from 1.</summary>
public sealed record RegisterView<TItem>(
    IReadOnlyList<TItem> Items,
    int Count,
    int Page,
    int PageCount
);

/// <summary>A task as programs see it, with names as they are now.</summary>
public sealed record TaskView(
    ActionItemId Id,
    GroupId Group,
    string GroupName,
    MeetingId Meeting,
    AgendaItemId Item,
    string Wording,
    PersonId? Assignee,
    string? AssigneeName,
    OrganisationId? Organisation,
    DateOnly? Due,
    ActionItemState State,
    bool IsOverdue,
    long Version
)
{
    internal static TaskView Of(
        ActionItem task,
        string wording,
        string group,
        string? assignee,
        bool isOverdue
    ) =>
        new(
            new(task.Id),
            task.Group,
            group,
            task.Meeting,
            task.Item,
            wording,
            task.Assignee,
            string.IsNullOrEmpty(assignee) ? null : assignee,
            task.Organisation,
            task.Due,
            task.State,
            isOverdue,
            task.Version
        );
}

/// <summary>A resolution as programs see it; the day is that of its meeting.</summary>
public sealed record ResolutionView(
    ResolutionId Id,
    GroupId Group,
    string GroupName,
    MeetingId? Meeting,
    DateOnly? Day,
    AgendaItemId? Item,
    string Number,
    string Wording,
    string Vote,
    ResolutionState State,
    PersonId? Responsible,
    string? ResponsibleName,
    DateOnly? Review,
    string Report,
    long Version,
    CircularResolutionId? Circular
)
{
    internal static ResolutionView Of(ResolutionRow row)
    {
        var resolution = row.Resolution;
        return new(
            new(resolution.Id),
            resolution.Group,
            row.Group,
            resolution.Circular is null ? resolution.Meeting : null,
            row.Day,
            resolution.Circular is null ? resolution.Item : null,
            resolution.Number,
            row.Wording,
            resolution.Vote,
            resolution.State,
            resolution.Responsible,
            row.Responsible,
            resolution.Review,
            resolution.Report,
            resolution.Version,
            resolution.Circular
        );
    }
}
