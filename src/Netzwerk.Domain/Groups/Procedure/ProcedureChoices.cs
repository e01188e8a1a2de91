namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>How the days of a period are counted: back from the meeting, or so that neither the day of sending nor the meeting counts.</summary>
public enum NoticeCounting
{
    Simple,
    ClearDays,
}

/// <summary>What happens when the last day of a period is no working day: it stays, or the working day before counts.</summary>
public enum NonWorkingDayRule
{
    AnyDay,
    WorkingDayBefore,
}

/// <summary>Whether a meeting may be called at shorter notice, and in which days that notice is counted.</summary>
public enum UrgentCallRule
{
    NotAllowed,
    CalendarDays,
    WorkingDays,
}

/// <summary>When an invitation by mail counts as received: on the day it is sent, or on the day after.</summary>
public enum ElectronicReceipt
{
    OnSending,
    DayAfter,
}

/// <summary>When an item may come onto the agenda after the invitation.</summary>
public enum LateItemRule
{
    Never,
    UrgentOnly,
    IfAllPresentAgree,
    IfAllMembersAgree,
}

/// <summary>What makes good for an invitation that came too late or in the wrong form.</summary>
public enum DefectHealing
{
    Never,
    ByAttendingWithoutObjection,
}

/// <summary>Whether meetings are public unless decided otherwise, or closed.</summary>
public enum MeetingPublicity
{
    Public,
    Closed,
}

/// <summary>From when agenda and papers stand on the open pages.</summary>
public enum OnlinePublication
{
    WithConvocation,
    AtMeeting,
    WhenMinutesApproved,
    Never,
}

/// <summary>How many members must be there for a group to decide.</summary>
public enum QuorumBasis
{
    AtLeastHalf,
    MoreThanHalf,
    Fraction,
    None,
}

/// <summary>Whether somebody who abstains counts as not voting or as voting no.</summary>
public enum AbstentionRule
{
    Ignored,
    CountAsNo,
}

/// <summary>What becomes of a motion with as many votes for as against it.</summary>
public enum TieRule
{
    Rejects,
    ChairDecides,
}

/// <summary>How many votes carry a motion.</summary>
public enum MajorityRule
{
    Simple,
    Absolute,
    TwoThirds,
    TwoThirdsOfMembers,
}

/// <summary>How a group votes on persons.</summary>
public enum ElectionBallot
{
    SecretUnlessNobodyObjects,
    AlwaysSecret,
    Open,
}

/// <summary>How many votes elect somebody in the first ballot.</summary>
public enum ElectionMajority
{
    OfThosePresent,
    MostVotes,
}

/// <summary>What decides between persons with as many votes each.</summary>
public enum ElectionTie
{
    DrawingLots,
    Repeated,
}

/// <summary>What one objection to deciding without a meeting does.</summary>
public enum ProcedureObjectionRule
{
    StopsProcedure,
    CountsAsNo,
    Nothing,
}

/// <summary>What it means when somebody does not answer a question that goes round.</summary>
public enum SilenceRule
{
    Consent,
    Abstention,
    Rejection,
}

/// <summary>Whether members may take part by sound and picture.</summary>
public enum RemoteAttendanceRule
{
    NotAllowed,
    EmergenciesOnly,
    Allowed,
}

/// <summary>Whether a meeting may be recorded.</summary>
public enum RecordingRule
{
    NotAllowed,
    ForMinutesOnly,
    WithConsentOfAll,
}

/// <summary>When guests may speak.</summary>
public enum GuestSpeech
{
    Never,
    OnInvitation,
    IfNobodyObjects,
    Always,
}

/// <summary>Who signs minutes.</summary>
public enum MinutesSignatures
{
    None,
    ChairAndTaker,
    ChairTwoMembersAndTaker,
}

/// <summary>Who decides about objections to minutes.</summary>
public enum MinutesObjectionRule
{
    BodyDecides,
    ChairDecides,
}

/// <summary>Who may stand in for a member: nobody, one named person, or anybody of the same organisation.</summary>
public enum DeputyRule
{
    None,
    Personal,
    PerOrganisation,
}

/// <summary>The parts of rules of procedure, in the order in which they are read.</summary>
public enum ProcedureSection
{
    Convocation,
    Agenda,
    Publicity,
    Quorum,
    Voting,
    Elections,
    Circular,
    Attendance,
    Minutes,
    Seats,
    Numbering,
}

/// <summary>A ready set of rules to start from: one for each kind of group, and one as strict as a county council's.</summary>
public enum ProcedurePreset
{
    SteeringCommittee,
    AdvisoryBoard,
    WorkingGroup,
    SubGroup,
    NetworkMeeting,
    CoreTeam,
    FormalBoard,
}
