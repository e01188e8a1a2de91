using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Demo.Chance;
using Netzwerk.Web.Demo.Inviting;
using Netzwerk.Web.Demo.Papers;
using Netzwerk.Web.Demo.Polls;
using Netzwerk.Web.Demo.Profiles;
using Netzwerk.Web.Demo.Topics;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Groups.Confidentiality;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Groups.Seats;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Minutes.Templates;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Demo;

/// <summary>What people of the demo do, each by the command that a real person's click runs.</summary>
internal sealed partial class DemoActs(
    PersonRegistry registry,
    OrganisationCommands organisations,
    ProfileCommands profiles,
    AffiliationCommands ties,
    GroupCommands groups,
    SeatCommands seats,
    JoinCommands joining,
    MeetingCommands meetings,
    InvitationCommands invitations,
    SeriesCommands series,
    SeriesInvitations seriesPeople,
    AnnounceDueChanges announcements,
    MinutesRooms rooms,
    MinutesCommands minutes,
    MinutesFreezer freezer,
    CorrectionCommands corrections,
    TemplateCommands templates,
    FollowUpCommands tasks,
    ProcedureCommands procedures,
    FreshnessActs freshness,
    DemoPapers papers,
    ConfidentialityCommands secrecy,
    InvitingActs inviting,
    CircularActs circulars,
    PollActs polls,
    Leading.SittingActs sittings,
    TopicActs topics
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

    public async Task RegisterAsync(
        DemoOrganisation organisation,
        Asker by,
        CancellationToken ct
    ) =>
        Demand(
            await organisations.RegisterAsync(
                organisation.Id,
                new RegisterOrganisation(
                    organisation.Name,
                    organisation.Kind,
                    organisation.Municipality
                ),
                by,
                ct
            )
        );

    public async Task DescribeAsync(
        DemoOrganisation organisation,
        DemoDice dice,
        Asker by,
        CancellationToken ct
    )
    {
        var work = DemoProfiles.WorkOf(organisation, dice);
        Demand(await profiles.DescribeWorkAsync(organisation.Id, work, by, ct));
        foreach (var site in DemoProfiles.SitesOf(organisation, dice))
        {
            Demand(await profiles.AddSiteAsync(organisation.Id, site, by, ct));
        }
    }

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

    /// <summary>Some answer for their organisation, and some work for a second one.</summary>
    public async Task TieAsync(
        DemoPerson person,
        int number,
        DemoCounty county,
        Asker by,
        CancellationToken ct
    )
    {
        if (person.Organisation is { } own && DemoProfiles.FunctionOf(number) is { } function)
        {
            Demand(await ties.NameContactAsync(own, new(person.Id, function), by, ct));
        }

        if (DemoProfiles.TieOf(person, number, county) is var (other, tie))
        {
            Demand(await ties.NoteAsync(other, tie, by, ct));
        }
    }

    public async Task FoundAsync(DemoGroup group, Asker by, CancellationToken ct)
    {
        var plan = group.Plan;
        var ask = new FoundGroup(plan.Name, plan.Kind, plan.Openness, plan.Mandate)
        {
            Parent = group.Parent,
            Term = group.Term,
        };
        Demand(await groups.FoundAsync(group.Id, ask, by, ct));
        Demand(
            await groups.DescribeAsync(
                group.Id,
                new DescribeGroup(plan.Name, plan.Openness, plan.Mandate),
                new SetGroupDeadlines(plan.ReminderDays, plan.ObjectionDays),
                tasks: null,
                newcomers: null,
                by,
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

    /// <summary>Names who comes instead, and how long the seat is taken.</summary>
    public async Task NameDeputyAsync(
        DemoGroup group,
        DemoSeat seat,
        DateOnly until,
        Asker by,
        CancellationToken ct
    )
    {
        var person = seat.Person.Id;
        var ask = new SeatSettings(
            new(person, HasVote: true),
            new(person, [group.DeputyOf(seat)]),
            new(person, From: null, until)
        );
        Demand(await seats.SetAsync(group.Id, ask, by, ct));
    }

    /// <summary>Somebody asks to join and proves the address by the link that was mailed.</summary>
    public async Task AskToJoinAsync(DemoJoining wish, CancellationToken ct)
    {
        var person = wish.Person;
        // Known beforehand only so that the key is the same every time.
        var ask = new EnterPerson(PersonSource.JoinRequest, person.Organisation);
        Demand(await registry.EnterAsync(person.Id, person.Card, ask, Program, ct));
        Demand(
            await joining.RequestAsync(
                new(wish.Id, wish.Group.Id, person.Card, wish.Organisation, wish.Sentence),
                from: null,
                ct
            )
        );
        var link = new LinkGrant(
            Client,
            LinkPurpose.JoinConfirmation,
            wish.Id.Value,
            person.Id.Value,
            DateTimeOffset.MaxValue
        );
        Demand(await joining.ConfirmAsync(link, ct));
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
                CommandOptions.None,
                ct
            )
        );

    public Task AnnounceChangesAsync(CancellationToken ct) => announcements.RunAsync(ct);

    public async Task CallAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.CallAsync(meeting.Id, [], by, CommandOptions.None, ct));

    public async Task AnswerAsync(DemoMeeting meeting, DemoAnswer answer, CancellationToken ct)
    {
        var by = As(answer.Person);
        Demand(
            await invitations.AnswerAsync(meeting.Id, answer.Answer, by, CommandOptions.None, ct)
        );
    }

    public async Task OpenAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.OpenAsync(meeting.Id, by, CommandOptions.None, ct));

    public async Task NoteAttendanceAsync(DemoMeeting meeting, Asker by, CancellationToken ct)
    {
        var marks = meeting.Attendance;
        Demand(
            await invitations.NoteAttendanceAsync(meeting.Id, marks, by, CommandOptions.None, ct)
        );
    }

    public async Task CloseAsync(DemoMeeting meeting, Asker by, CancellationToken ct) =>
        Demand(await meetings.CloseAsync(meeting.Id, by, CommandOptions.None, ct));

    /// <summary>Whoever has the task reports it as done.</summary>
    public async Task FinishAsync(ActionItemId task, PersonId person, CancellationToken ct) =>
        Demand(await tasks.FinishAsync(task, As(person), ct));

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
