using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>Open tasks of earlier meetings, and resolutions that the group wants to look at again by a meeting.</summary>
public sealed class EarlierDuties(PersonVault vault, LinkTokens links, TimeProvider clock)
    : ICarriedOver
{
    private const string OpenTasks =
        "where d.data ->> 'group' = ? and d.data ->> 'meeting' <> ? and d.data ->> 'state' = 'Open' "
        + "order by d.data ->> 'due' nulls last, d.id";

    private const string ToReview =
        "where d.data ->> 'group' = ? and d.data ->> 'review' <= ? and d.data ->> 'state' in ('Open', 'Underway') "
        + "order by d.data ->> 'review', d.id";

    public async Task<IReadOnlyList<CarriedItem>> OfGroupAsync(
        IQuerySession session,
        Group group,
        Meeting meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(meeting);
        var id = group.Id.ToString();
        var tasks = await session.QueryAsync<ActionItem>(OpenTasks, ct, id, meeting.Id.ToString());
        var resolutions = await session.QueryAsync<Resolution>(
            ToReview,
            ct,
            id,
            Iso(meeting.When.Day)
        );
        var names = await NamesAsync(session, tasks, resolutions, ct);
        var organisations = await OrganisationsAsync(session, tasks, ct);
        return
        [
            .. resolutions.Select(r => new CarriedItem(
                r.Number,
                Mentions.Read(r.Wording, names),
                $"/beschluesse/{r.Id}",
                r.Responsible is { } person ? names[person] : null,
                r.Review,
                IsLate: false
            )),
            .. tasks.Select(t => Item(t, names, organisations)),
        ];
    }

    public async Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(meeting);
        var tasks = await TasksOfMeeting.OpenInGroupAsync(session, meeting.Group, person, ct);
        var names = await NamesAsync(session, tasks, [], ct);
        var organisations = await OrganisationsAsync(session, tasks, ct);
        var items = new List<CarriedItem>();
        foreach (
            var task in tasks
                .Where(t => t.Meeting.Value != meeting.Id)
                .OrderBy(t => t.Due ?? DateOnly.MaxValue)
        )
        {
            items.Add(
                Item(task, names, organisations) with
                {
                    Href = await PathAsync(session, task, person, ct),
                }
            );
        }

        return items;
    }

    // The link of the task was given with the minutes; where it has run out, only the page is left.
    private async Task<string> PathAsync(
        IQuerySession session,
        ActionItem task,
        PersonId person,
        CancellationToken ct
    )
    {
        var path = TaskLinks.PathOf(links, task, person);
        var token = path[(path.LastIndexOf('/') + 1)..];
        return await new Links(session, clock).FindAsync(token, LinkPurpose.Task, ct) is null
            ? $"/aufgaben/{task.Id}"
            : path;
    }

    private static Task<OrganisationNames> OrganisationsAsync(
        IQuerySession session,
        IReadOnlyList<ActionItem> tasks,
        CancellationToken ct
    ) =>
        OrganisationNames.OfAsync(
            session,
            tasks.Select(t => t.Organisation).OfType<OrganisationId>(),
            ct
        );

    private CarriedItem Item(ActionItem task, NameLookup names, OrganisationNames organisations) =>
        new(
            Resolution: null,
            Mentions.Read(task.Wording, names),
            $"/aufgaben/{task.Id}",
            TaskHolder.Name(task.Assignee, task.Organisation, names, organisations),
            task.Due,
            task.IsOverdue(Appointment.LocalDay(clock.GetUtcNow()))
        );

    private async Task<NameLookup> NamesAsync(
        IQuerySession session,
        IReadOnlyList<ActionItem> tasks,
        IReadOnlyList<Resolution> resolutions,
        CancellationToken ct
    ) =>
        new(
            await vault.FindAsync(
                session,
                [
                    .. Mentions.In(tasks),
                    .. tasks.Select(t => t.Assignee).OfType<PersonId>(),
                    .. resolutions.SelectMany(r => Mentions.In(r.Wording)),
                    .. resolutions.Select(r => r.Responsible).OfType<PersonId>(),
                ],
                ct
            )
        );

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
