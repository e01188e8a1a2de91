using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.FollowUp.Drafts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Cockpit;

/// <summary>A meeting with the group that holds it.</summary>
public sealed record MeetingLine(Meeting Meeting, Group Group);

/// <summary>A date poll with the group that asks.</summary>
public sealed record PollLine(SchedulingPoll Poll, Group Group);

/// <summary>A question decided without a meeting, with its group.</summary>
public sealed record CircularLine(CircularResolution Circular, Group Group);

/// <summary>A task with the group that gave it.</summary>
public sealed record TaskLine(ActionItem Task, Group? Group);

/// <summary>A resolution to look at again, with its group.</summary>
public sealed record ResolutionLine(Resolution Resolution, Group Group);

/// <summary>Minutes with their meeting.</summary>
public sealed record MinutesLine(MeetingMinutes Minutes, Meeting Meeting, Group Group)
{
    public int OpenObjections => Minutes.Objections.Count(o => o.Result is ObjectionResult.Open);
}

/// <summary>Somebody who waits to be let into a group.</summary>
public sealed record JoinLine(JoinRequest Request, Group Group);

/// <summary>A mail that needs a human's look.</summary>
public sealed record MailLine(Dispatch Dispatch, Meeting? Meeting);

/// <summary>Somebody whose mail comes back, and what is known of who follows.</summary>
public sealed record LeaverLine(PersonId Person, SuccessorSearch? Search)
{
    /// <summary>Nobody asked, asked, or answered.</summary>
    public string Stage =>
        Search switch
        {
            { Answer: not null } => "answered",
            { WaitsForAnswer: true } => "asked",
            _ => "open",
        };
}

/// <summary>What is expected of everybody: to answer, to do a task, to report about a resolution, to read minutes.</summary>
public sealed record MyDuties(
    IReadOnlyList<MeetingLine> ToAnswer,
    IReadOnlyList<TaskLine> Tasks,
    IReadOnlyList<ResolutionLine> Resolutions,
    IReadOnlyList<MinutesLine> ToReview
)
{
    /// <summary>Date polls without an answer of theirs.</summary>
    public IReadOnlyList<PollLine> Polls { get; init; } = [];

    /// <summary>Questions decided without a meeting that wait for their vote.</summary>
    public IReadOnlyList<CircularLine> Circulars { get; init; } = [];

    /// <summary>Open tasks in minutes that are not approved yet.</summary>
    public IReadOnlyList<DraftRow> Drafted { get; init; } = [];

    /// <summary>Groups that ask for an undertaking of confidentiality.</summary>
    public IReadOnlyList<Group> Undertakings { get; init; } = [];

    public bool Any =>
        ToAnswer.Count
            + Polls.Count
            + Circulars.Count
            + Tasks.Count
            + Drafted.Count
            + Resolutions.Count
            + ToReview.Count
            + Undertakings.Count
        > 0;
}

/// <summary>What is expected of those who lead: coordinators for all groups, chairs and minute takers for theirs.</summary>
public sealed record LeadingDuties(
    IReadOnlyList<JoinLine> JoinRequests,
    IReadOnlyList<MeetingLine> Drafts,
    IReadOnlyList<MeetingLine> ToClose,
    IReadOnlyList<MeetingLine> ToSubmit,
    IReadOnlyList<MinutesLine> Objections,
    IReadOnlyList<ResolutionLine> Resolutions,
    IReadOnlyList<MailLine> Mails,
    IReadOnlyList<LeaverLine> Leavers
)
{
    /// <summary>Date polls from which a date can be picked: all have answered, or the deadline has passed.</summary>
    public IReadOnlyList<PollLine> Polls { get; init; } = [];

    /// <summary>Drafts of questions, those that everybody has answered, and ties that wait for the chair.</summary>
    public IReadOnlyList<CircularLine> Circulars { get; init; } = [];

    /// <summary>Suggested changes of entries that wait for a decision.</summary>
    public int Proposals { get; init; }

    /// <summary>Organisations that have been silent for so long that somebody has to call.</summary>
    public int Calls { get; init; }

    public bool Any =>
        JoinRequests.Count
            + Drafts.Count
            + ToClose.Count
            + ToSubmit.Count
            + Objections.Count
            + Resolutions.Count
            + Mails.Count
            + Leavers.Count
            + Polls.Count
            + Circulars.Count
            + Proposals
            + Calls
        > 0;
}

/// <summary>Everything the start page shows to one signed-in person.</summary>
public sealed record CockpitScreen(
    PersonId Me,
    bool IsCoordinator,
    DateOnly Today,
    MyDuties Mine,
    LeadingDuties Leading,
    IReadOnlyList<MeetingLine> Next,
    IReadOnlyList<Group> Groups,
    NameLookup Names
)
{
    public bool NothingExpected => !Mine.Any && !Leading.Any;
}
