namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>
/// How a meeting is called: how many days before, how they are counted, and what holds when it is urgent.
/// LetterDays: how many days earlier a letter must be posted than it counts as received.
/// </summary>
public sealed record ConvocationRules(
    int NoticeDays,
    NoticeCounting Counting,
    NonWorkingDayRule NonWorkingDays,
    ElectronicReceipt Receipt,
    int LetterDays,
    UrgentCallRule Urgent,
    int UrgentDays
);

/// <summary>
/// How items come onto the agenda, who may demand a meeting, and what heals a faulty invitation.
/// ProposalDays: how many days before the meeting a proposal must be there; 0 is at any time.
/// MinorityOneIn: one in so many members may demand a meeting or an item; 0 is nobody.
/// RepeatBlockMonths: how many months the same matter may not be demanded again; 0 is no block.
/// </summary>
public sealed record AgendaRules(
    int ProposalDays,
    LateItemRule LateItems,
    int MinorityOneIn,
    int RepeatBlockMonths,
    DefectHealing Healing
);

/// <summary>
/// Who may be there, and when what is made known.
/// PublicNoticeDays: how many days before the meeting it is announced to the public; 0 is not at all.
/// </summary>
public sealed record PublicityRules(
    MeetingPublicity Publicity,
    int PublicNoticeDays,
    OnlinePublication Online,
    bool ClosedResolutionsLater
);

/// <summary>
/// How many members must be present for a group to decide, and what holds in a second meeting.
/// SecondMeetingNeeds: how many are enough when the meeting was called a second time; 0 is no such rule.
/// </summary>
public sealed record QuorumRules(
    QuorumBasis Basis,
    int Numerator,
    int Denominator,
    bool UntilChallenged,
    bool QuarterWhenConflicted,
    int SecondMeetingNeeds,
    bool SecondMeetingHint
);

/// <summary>How votes on a motion are counted.</summary>
public sealed record VotingRules(
    MajorityRule Majority,
    MajorityRule RulesChange,
    AbstentionRule Abstentions,
    TieRule Tie,
    bool ConflictOfInterest
);

/// <summary>
/// How persons are elected.
/// SingleSecondBallot: a single candidate who failed may be elected in a second ballot by more yes than no.
/// </summary>
public sealed record ElectionRules(
    ElectionBallot Ballot,
    ElectionMajority Majority,
    bool RunOff,
    ElectionTie Tie,
    bool SingleSecondBallot
);

/// <summary>Whether and how a group decides without a meeting.</summary>
public sealed record CircularRules(
    bool Allowed,
    bool MinorMattersOnly,
    int ShortestDays,
    ProcedureObjectionRule Objection,
    SilenceRule Silence
);

/// <summary>How people take part from afar, whether it is recorded, and when guests speak.</summary>
public sealed record AttendanceRules(
    RemoteAttendanceRule Remote,
    bool RemoteElections,
    RecordingRule Recording,
    GuestSpeech Guests
);

/// <summary>When minutes are ready, who signs them, how long members object, and in which form they are kept.</summary>
public sealed record MinutesRules(
    int DeadlineDays,
    MinutesSignatures Signatures,
    int ObjectionDays,
    MinutesObjectionRule Objections,
    bool ElectronicForm,
    bool ClosedCopies
);

/// <summary>
/// Who may stand in for a member, and for how long a member is appointed.
/// TermMonths: for how many months; 0 is without an end.
/// </summary>
public sealed record SeatRules(
    DeputyRule Deputies,
    bool DeputiesVote,
    int TermMonths,
    bool Reappointment
);

/// <summary>How meetings, resolutions and papers are numbered, as patterns such as "{n}/{yyyy}".</summary>
public sealed record NumberingRules(string Meetings, string Resolutions, string Papers);

/// <summary>Everything a group agreed about how it calls meetings, decides and keeps minutes.</summary>
public sealed record RulesOfProcedure(
    ConvocationRules Convocation,
    AgendaRules Agenda,
    PublicityRules Publicity,
    QuorumRules Quorum,
    VotingRules Voting,
    ElectionRules Elections,
    CircularRules Circular,
    AttendanceRules Attendance,
    MinutesRules Minutes,
    SeatRules Seats,
    NumberingRules Numbering
);

/// <summary>One adopted version of a group's rules: from which day it holds, when and why it was decided.</summary>
public sealed record ProcedureVersion(
    int Number,
    RulesOfProcedure Rules,
    DateOnly ValidFrom,
    DateOnly DecidedOn,
    string Reason
);
