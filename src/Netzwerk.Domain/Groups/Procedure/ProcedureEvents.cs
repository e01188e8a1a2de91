namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>Something that happened to the rules of procedure of a group.</summary>
[AboutPeople(
    "who wrote and adopted rules of procedure, by id; the reason, free text",
    "show by which rules a group decided, and why they were changed",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record ProcedureEvent;

/// <summary>A group began to write its next rules of procedure, from a ready set or from the ones it has.</summary>
[StoredAs("rules-draft-begun.1")]
public sealed record RulesDraftBegun(GroupId Group, ProcedurePreset? Preset) : ProcedureEvent;

/// <summary>A group dropped the rules it was writing.</summary>
[StoredAs("rules-draft-dropped.1")]
public sealed record RulesDraftDropped : ProcedureEvent;

/// <summary>A group adopted the rules it had written, with the day from which they hold and the reason.</summary>
[StoredAs("rules-adopted.1")]
public sealed record RulesAdopted(
    GroupId Group,
    int Number,
    DateOnly ValidFrom,
    DateOnly DecidedOn,
    [property: Personal] string Reason
) : ProcedureEvent;

/// <summary>How meetings are called was written into the coming rules.</summary>
[StoredAs("rules-convocation-drafted.1")]
public sealed record ConvocationRulesDrafted(
    int NoticeDays,
    NoticeCounting Counting,
    NonWorkingDayRule NonWorkingDays,
    ElectronicReceipt Receipt,
    int LetterDays,
    UrgentCallRule Urgent,
    int UrgentDays
) : ProcedureEvent;

/// <summary>How items come onto the agenda was written into the coming rules.</summary>
[StoredAs("rules-agenda-drafted.1")]
public sealed record AgendaRulesDrafted(
    int ProposalDays,
    LateItemRule LateItems,
    int MinorityOneIn,
    int RepeatBlockMonths,
    DefectHealing Healing
) : ProcedureEvent;

/// <summary>What is public and when was written into the coming rules.</summary>
[StoredAs("rules-publicity-drafted.1")]
public sealed record PublicityRulesDrafted(
    MeetingPublicity Publicity,
    int PublicNoticeDays,
    OnlinePublication Online,
    bool ClosedResolutionsLater
) : ProcedureEvent;

/// <summary>How many must be present was written into the coming rules.</summary>
[StoredAs("rules-quorum-drafted.1")]
public sealed record QuorumRulesDrafted(
    QuorumBasis Basis,
    int Numerator,
    int Denominator,
    bool UntilChallenged,
    bool QuarterWhenConflicted,
    int SecondMeetingNeeds,
    bool SecondMeetingHint
) : ProcedureEvent;

/// <summary>How votes are counted was written into the coming rules.</summary>
[StoredAs("rules-voting-drafted.1")]
public sealed record VotingRulesDrafted(
    MajorityRule Majority,
    MajorityRule RulesChange,
    AbstentionRule Abstentions,
    TieRule Tie,
    bool ConflictOfInterest
) : ProcedureEvent;

/// <summary>How persons are elected was written into the coming rules.</summary>
[StoredAs("rules-elections-drafted.1")]
public sealed record ElectionRulesDrafted(
    ElectionBallot Ballot,
    ElectionMajority Majority,
    bool RunOff,
    ElectionTie Tie,
    bool SingleSecondBallot
) : ProcedureEvent;

/// <summary>How a group decides without a meeting was written into the coming rules.</summary>
[StoredAs("rules-circular-drafted.1")]
public sealed record CircularRulesDrafted(
    bool Allowed,
    bool MinorMattersOnly,
    int ShortestDays,
    ProcedureObjectionRule Objection,
    SilenceRule Silence
) : ProcedureEvent;

/// <summary>How people take part was written into the coming rules.</summary>
[StoredAs("rules-attendance-drafted.1")]
public sealed record AttendanceRulesDrafted(
    RemoteAttendanceRule Remote,
    bool RemoteElections,
    RecordingRule Recording,
    GuestSpeech Guests
) : ProcedureEvent;

/// <summary>How minutes are kept was written into the coming rules.</summary>
[StoredAs("rules-minutes-drafted.1")]
public sealed record MinutesRulesDrafted(
    int DeadlineDays,
    MinutesSignatures Signatures,
    int ObjectionDays,
    MinutesObjectionRule Objections,
    bool ElectronicForm,
    bool ClosedCopies
) : ProcedureEvent;

/// <summary>Who stands in for members was written into the coming rules.</summary>
[StoredAs("rules-seats-drafted.1")]
public sealed record SeatRulesDrafted(
    DeputyRule Deputies,
    bool DeputiesVote,
    int TermMonths,
    bool Reappointment
) : ProcedureEvent;

/// <summary>How things are numbered was written into the coming rules.</summary>
[StoredAs("rules-numbering-drafted.1")]
public sealed record NumberingRulesDrafted(string Meetings, string Resolutions, string Papers)
    : ProcedureEvent;
