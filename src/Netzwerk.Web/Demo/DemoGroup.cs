using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Demo;

internal sealed record DemoSeat(DemoPerson Person, GroupRole Role);

internal sealed record DemoGroup(
    DemoCounty County,
    GroupId Id,
    GroupPlan Plan,
    IReadOnlyList<DemoSeat> Seats
)
{
    public PersonId Chair => Seats.First(s => s.Role is GroupRole.Chair).Person.Id;

    public PersonId MinuteTaker => Seats.First(s => s.Role is GroupRole.MinuteTaker).Person.Id;

    /// <summary>The steering group set the others up; the coordinators' own team stands for itself.</summary>
    public GroupId? Parent =>
        Plan.Key is "lenkung" or "kern" ? null : new(County.Dice.Id("group:lenkung"));

    /// <summary>The board is appointed for two years, which are almost over.</summary>
    public SetGroupTerm Term =>
        Plan.Kind is GroupKind.AdvisoryBoard
            ? new(County.Today.AddDays(30).AddYears(-2), County.Today.AddDays(30))
            : new(From: null, To: null);

    /// <summary>A colleague who has no seat, or somebody else without one.</summary>
    public PersonId DeputyOf(DemoSeat seat) =>
        County
            .Residents.Where(p => !p.IsCoordinator && !Members.Contains(p.Id))
            .OrderByDescending(p => p.Organisation == seat.Person.Organisation)
            .First()
            .Id;

    public IReadOnlyList<PersonId> Members => [.. Seats.Select(s => s.Person.Id)];

    public SnippetId SnippetId => new(County.Dice.Id("snippet:" + Plan.Key));

    /// <summary>The steering group votes on its minutes; in the others silence is enough.</summary>
    public bool ApprovesByResolution => Plan.Kind is GroupKind.SteeringCommittee;
}

/// <summary>One item of an agenda, and the step that writes its minutes.</summary>
internal sealed record DemoItem(
    AgendaItemId Id,
    string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    string Steps
)
{
    /// <summary>The text as it reads once written.</summary>
    public MinutesText Text =>
        MinutesSteps.Apply(MinutesText.Empty, Steps, default).Text
        ?? throw new InvalidOperationException("The demo wrote no text.");
}

/// <summary>Somebody who asks to be let into a group, with a sentence about why.</summary>
internal sealed record DemoJoining(
    JoinRequestId Id,
    DemoPerson Person,
    DemoGroup Group,
    string Organisation,
    string Sentence
);

internal sealed record DemoAnswer(PersonId Person, Rsvp Answer, DateTimeOffset At);

/// <summary>One meeting from plan to approved minutes; how far it really gets depends on today.</summary>
internal sealed record DemoMeeting(
    DemoGroup Group,
    MeetingId Id,
    int ResolutionNumber,
    string Title,
    Appointment Planned,
    Appointment When,
    string Place,
    string VideoLink,
    bool StaysDraft,
    IReadOnlyList<DemoItem> Items
)
{
    public IReadOnlyList<DemoAnswer> Answers { get; init; } = [];

    public IReadOnlyList<NoteAttendance> Attendance { get; init; } = [];

    public DateOnly SubmittedOn => When.Day.AddDays(3);

    public DateOnly ObjectionsUntil => SubmittedOn.AddDays(Group.Plan.ObjectionDays);

    public bool WasMoved => Planned != When;
}
