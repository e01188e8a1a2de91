using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Demo;

/// <summary>What people of the demo do, each by the command that a real person's click runs.</summary>
internal sealed class DemoActs(
    IServiceProvider services,
    IDocumentStore store,
    CommandRunner commands,
    PersonRegistry registry,
    GroupCommands groups,
    MeetingCommands meetings
)
{
    private const string Client = "demo";

    private static readonly Originator Program = new(Person: null, Channel.Demo);

    /// <summary>After a crash the last steps may come again and be refused.</summary>
    public bool MayBeRepeated { get; set; }

    public static Asker As(PersonId person, bool isCoordinator = false)
    {
        var identity = new ClaimsIdentity(Client);
        identity.AddClaim(new(Caller.PersonClaim, person.ToString()));
        if (isCoordinator)
        {
            identity.AddClaim(new(ClaimTypes.Role, Caller.CoordinatorRole));
        }

        return new(new(identity), new Originator(person, Channel.Demo));
    }

    public async Task RegisterAsync(DemoOrganisation organisation, CancellationToken ct) =>
        Demand(
            await commands.StartAsync<Organisation, OrganisationEvent>(
                organisation.Id.Value,
                OrganisationDecisions.Decide(
                    new RegisterOrganisation(
                        organisation.Name,
                        organisation.Kind,
                        organisation.Municipality
                    )
                ),
                Program,
                ct
            )
        );

    public async Task EnterAsync(DemoPerson person, CancellationToken ct)
    {
        var ask = new EnterPerson(PersonSource.Demo, person.Organisation);
        Demand(await registry.EnterAsync(person.Id, person.Card, ask, Program, ct));
        if (person.IsCoordinator)
        {
            var role = NetworkRole.Coordinator;
            Demand(await registry.GrantAsync(person.Id, role, Program, ct));
        }
    }

    public async Task FoundAsync(DemoGroup group, Asker by, CancellationToken ct)
    {
        var ask = new FoundGroup(
            group.Plan.Name,
            group.Plan.Kind,
            group.Plan.Openness,
            group.Plan.Mandate
        );
        Demand(await groups.FoundAsync(group.Id, ask, by, ct));
        Demand(
            await commands.ChangeAsync<Group, GroupEvent>(
                group.Id.Value,
                g =>
                    GroupDecisions.Decide(
                        g,
                        new SetGroupDeadlines(group.Plan.ReminderDays, group.Plan.ObjectionDays)
                    ),
                by.By,
                ct
            )
        );
    }

    public async Task SeatAsync(DemoGroup group, DemoSeat seat, Asker by, CancellationToken ct) =>
        Demand(
            await groups.SeatAsync(
                group.Id,
                new SeatMember(seat.Person.Id, seat.Person.Organisation, seat.Role),
                by,
                ct
            )
        );

    /// <summary>Somebody asks to join and proves the address.</summary>
    public async Task AskToJoinAsync(
        JoinRequestId id,
        DemoPerson person,
        DemoGroup group,
        CancellationToken ct
    )
    {
        var by = new Originator(person.Id, Channel.Demo);
        Demand(
            await commands.RunAsync(
                by,
                async (work, token) =>
                {
                    if (await work.Session.LoadAsync<JoinRequest>(id.Value, token) is not null)
                    {
                        return;
                    }

                    var found = await work.Session.LoadAsync<Group>(group.Id.Value, token);
                    var ask = new EnterPerson(PersonSource.JoinRequest, Organisation: null);
                    await registry.EnterAsync(work, person.Id, person.Card, ask, token);
                    work.Start<JoinRequest, JoinRequestEvent>(
                        id.Value,
                        JoinRequestDecisions.Decide(found!, new RequestToJoin(group.Id, person.Id))
                    );
                },
                ct
            )
        );
        Demand(
            await commands.ChangeAsync<JoinRequest, JoinRequestEvent>(
                id.Value,
                r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest()),
                by,
                ct
            )
        );
    }

    public async Task PlanAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(
            await meetings.PlanAsync(
                meeting.Id,
                new PlanMeeting(
                    meeting.Group.Id,
                    meeting.Title,
                    meeting.Planned.Day,
                    meeting.Planned.From,
                    meeting.Planned.To,
                    meeting.Place,
                    meeting.VideoLink
                ),
                [
                    .. meeting.Items.Select(i => new AddAgendaItem(
                        i.Id,
                        i.Title,
                        i.Purpose,
                        i.Minutes,
                        i.Rapporteur
                    )),
                ],
                by,
                ct
            )
        );

    public async Task MoveAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(
            await meetings.MoveAsync(
                meeting.Id,
                new MoveMeeting(meeting.When.Day, meeting.When.From, meeting.When.To),
                by,
                ct
            )
        );

    public Task AnnounceChangesAsync(CancellationToken ct) =>
        services.GetRequiredService<AnnounceDueChanges>().RunAsync(ct);

    public async Task CallAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.CallAsync(meeting.Id, [], by, ct));

    public async Task AnswerAsync(
        DemoMeeting meeting,
        DemoAnswer answer,
        CancellationToken ct
    ) => Demand(await meetings.AnswerAsync(meeting.Id, answer.Answer, As(answer.Person), ct));

    public async Task OpenAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.OpenAsync(meeting.Id, by, ct));

    public async Task NoteAttendanceAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.NoteAttendanceAsync(meeting.Id, meeting.Attendance, by, ct));

    public async Task CloseAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.CloseAsync(meeting.Id, by, ct));

    /// <summary>Writes the text of one item: one step, as an editor would send what was pasted into it.</summary>
    public async Task WriteAsync(
        DemoMeeting meeting,
        DemoItem item,
        PersonId author,
        CancellationToken ct
    )
    {
        var steps = item.Steps;
        if (MinutesSteps.Apply(MinutesText.Empty, steps, author).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demo wrote no text: {refusal.Code}");
        }

        var written = new MinutesStepsApplied(meeting.Id, author, 0, 1, steps, Client);
        Demand(
            await commands.RunAsync(
                new Originator(author, Channel.Demo),
                async (work, token) =>
                {
                    var events = work.Session.Events;
                    if (await events.FetchStreamStateAsync(item.Id.Value, token) is null)
                    {
                        events.StartStream(item.Id.Value, written);
                    }
                },
                ct
            )
        );
    }

    public Task SubmitAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        ChangeMinutesAsync(
            meeting,
            by,
            (m, minutes, now) =>
                MinutesDecisions.Decide(m, minutes, new SubmitMinutes(meeting.ObjectionsUntil), now),
            ct
        );

    public Task ObjectAsync(
        DemoMeeting meeting,
        PersonId person,
        string wording,
        CancellationToken ct
    ) =>
        ChangeMinutesAsync(
            meeting,
            As(person),
            (_, minutes, now) =>
                MinutesDecisions.Decide(minutes, new RaiseObjection(person, wording), now),
            ct
        );

    public Task SettleAsync(
        DemoMeeting meeting,
        PersonId person,
        string reason,
        Asker by,
        CancellationToken ct
    ) =>
        ChangeMinutesAsync(
            meeting,
            by,
            (_, minutes, _) =>
                MinutesDecisions.Decide(
                    minutes,
                    new SettleObjection(person, ObjectionResult.Rejected, reason)
                ),
            ct
        );

    /// <summary>Freezes the minutes when their time has come and enters what was decided and given out.</summary>
    public async Task FreezeAsync(DemoMeeting meeting, CancellationToken ct) =>
        Demand(
            await commands.RunAsync(
                Originator.Job,
                async (work, token) =>
                {
                    var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                    var seal = Convert.ToHexStringLower(
                        SHA512.HashData(
                            Encoding.UTF8.GetBytes(
                                string.Concat(meeting.Items.Select(i => i.Text.ToJson()))
                            )
                        )
                    );
                    await work.AppendAsync<MeetingMinutes, MinutesEvent>(
                        meeting.Id.Value,
                        m => MinutesDecisions.Decide(m!, new FreezeMinutes(seal), now),
                        token
                    );
                    Register(work, meeting);
                },
                ct
            )
        );

    /// <summary>Somebody reports a task as done.</summary>
    public async Task FinishAsync(DemoMeeting meeting, int index, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var group = meeting.Group.Id;
        var tasks = (await session.Query<ActionItem>().ToListAsync(ct))
            .Where(t => t.Group == group && t.Meeting == meeting.Id)
            .OrderBy(t => t.Wording, StringComparer.Ordinal)
            .ToArray();
        if (index >= tasks.Length)
        {
            return;
        }

        Demand(
            await commands.ChangeAsync<ActionItem, ActionItemEvent>(
                tasks[index].Id,
                t => ActionItemDecisions.Decide(t, new FinishActionItem()),
                new Originator(tasks[index].Assignee, Channel.Demo),
                ct
            )
        );
    }

    private static void Register(Work work, DemoMeeting meeting)
    {
        foreach (var item in meeting.Items)
        {
            foreach (var (i, decision) in item.Text.Decisions().Index())
            {
                work.Start<Resolution, ResolutionEvent>(
                    meeting.Group.County.Dice.Id($"resolution:{item.Id}:{i}"),
                    ResolutionDecisions.Decide(
                        new RecordResolution(
                            meeting.Group.Id,
                            meeting.Id,
                            item.Id,
                            $"{meeting.ResolutionNumber}-{i + 1}/{meeting.When.Day.Year}",
                            decision.Wording(meeting.Group.County.NameOf),
                            decision.Vote
                        )
                    )
                );
            }

            foreach (var (i, task) in item.Text.Tasks().Index())
            {
                work.Start<ActionItem, ActionItemEvent>(
                    meeting.Group.County.Dice.Id($"task:{item.Id}:{i}"),
                    ActionItemDecisions.Decide(
                        new AssignActionItem(
                            meeting.Group.Id,
                            meeting.Id,
                            item.Id,
                            task.Wording(meeting.Group.County.NameOf),
                            task.Assignee,
                            task.Due
                        )
                    )
                );
            }
        }
    }

    private async Task ChangeMinutesAsync(
        DemoMeeting meeting,
        Asker by,
        Func<Meeting, MeetingMinutes, DateTimeOffset, Outcome<MinutesEvent>> decide,
        CancellationToken ct
    ) =>
        Demand(
            await commands.RunAsync(
                by.By,
                async (work, token) =>
                {
                    var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                    var id = meeting.Id.Value;
                    var held = await work.Session.LoadAsync<Meeting>(id, token);
                    await work.AppendAsync<MeetingMinutes, MinutesEvent>(
                        id,
                        m => decide(held!, m ?? MeetingMinutes.Blank(id), now),
                        token
                    );
                },
                ct
            )
        );

    private void Demand(CommandResult result)
    {
        if (!result.Succeeded && !(MayBeRepeated && result.Status is CommandStatus.Refused))
        {
            throw new InvalidOperationException(
                $"A step of the demo failed: {result.Status} {result.Refusal?.Code}"
            );
        }
    }
}
