namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>Ready sets of rules to start from. They say what is usual; what holds is what a group adopts.</summary>
public static class ProcedurePresets
{
    /// <summary>The set that fits a kind of group.</summary>
    public static ProcedurePreset For(GroupKind kind) =>
        kind switch
        {
            GroupKind.SteeringCommittee => ProcedurePreset.SteeringCommittee,
            GroupKind.AdvisoryBoard => ProcedurePreset.AdvisoryBoard,
            GroupKind.SubGroup => ProcedurePreset.SubGroup,
            GroupKind.NetworkMeeting => ProcedurePreset.NetworkMeeting,
            GroupKind.CoreTeam => ProcedurePreset.CoreTeam,
            _ => ProcedurePreset.WorkingGroup,
        };

    public static RulesOfProcedure Of(ProcedurePreset preset) =>
        preset switch
        {
            ProcedurePreset.SteeringCommittee => SteeringCommittee,
            ProcedurePreset.AdvisoryBoard => AdvisoryBoard,
            ProcedurePreset.SubGroup => SubGroup,
            ProcedurePreset.NetworkMeeting => NetworkMeeting,
            ProcedurePreset.CoreTeam => CoreTeam,
            ProcedurePreset.FormalBoard => FormalBoard,
            _ => WorkingGroup,
        };

    /// <summary>A working group: a week's notice, everybody present decides, silence is no answer.</summary>
    private static readonly RulesOfProcedure WorkingGroup = new(
        new(
            NoticeDays: 7,
            NoticeCounting.Simple,
            NonWorkingDayRule.AnyDay,
            ElectronicReceipt.OnSending,
            LetterDays: 2,
            UrgentCallRule.CalendarDays,
            UrgentDays: 3
        ),
        new(
            ProposalDays: 0,
            LateItemRule.IfAllPresentAgree,
            MinorityOneIn: 0,
            RepeatBlockMonths: 0,
            DefectHealing.ByAttendingWithoutObjection
        ),
        new(
            MeetingPublicity.Closed,
            PublicNoticeDays: 0,
            OnlinePublication.Never,
            ClosedResolutionsLater: false
        ),
        new(
            QuorumBasis.None,
            Numerator: 1,
            Denominator: 3,
            UntilChallenged: false,
            QuarterWhenConflicted: false,
            SecondMeetingNeeds: 0,
            SecondMeetingHint: true
        ),
        new(
            MajorityRule.Simple,
            MajorityRule.Simple,
            AbstentionRule.Ignored,
            TieRule.Rejects,
            ConflictOfInterest: false
        ),
        new(
            ElectionBallot.Open,
            ElectionMajority.MostVotes,
            RunOff: true,
            ElectionTie.DrawingLots,
            SingleSecondBallot: true
        ),
        new(
            Allowed: true,
            MinorMattersOnly: false,
            ShortestDays: 7,
            ProcedureObjectionRule.StopsProcedure,
            SilenceRule.Abstention
        ),
        new(
            RemoteAttendanceRule.Allowed,
            RemoteElections: true,
            RecordingRule.NotAllowed,
            GuestSpeech.Always
        ),
        new(
            DeadlineDays: 14,
            MinutesSignatures.None,
            ObjectionDays: 14,
            MinutesObjectionRule.ChairDecides,
            ElectronicForm: true,
            ClosedCopies: true
        ),
        new(DeputyRule.PerOrganisation, DeputiesVote: true, TermMonths: 0, Reappointment: true),
        new("{n}. Sitzung", "{n}/{yyyy}", "{nnn}/{yyyy}")
    );

    /// <summary>A steering committee (Olpe: a closed list with deputies that decides): two weeks, half present, two thirds for its rules.</summary>
    private static readonly RulesOfProcedure SteeringCommittee = WorkingGroup with
    {
        Convocation = WorkingGroup.Convocation with
        {
            NoticeDays = 14,
            Counting = NoticeCounting.ClearDays,
        },
        Agenda = new(
            21,
            LateItemRule.IfAllMembersAgree,
            5,
            6,
            DefectHealing.ByAttendingWithoutObjection
        ),
        Quorum = new(QuorumBasis.MoreThanHalf, 1, 3, false, false, 3, true),
        Voting = new(
            MajorityRule.Simple,
            MajorityRule.TwoThirds,
            AbstentionRule.Ignored,
            TieRule.ChairDecides,
            ConflictOfInterest: true
        ),
        Elections = new(
            ElectionBallot.SecretUnlessNobodyObjects,
            ElectionMajority.OfThosePresent,
            RunOff: true,
            ElectionTie.DrawingLots,
            SingleSecondBallot: true
        ),
        Attendance = new(
            RemoteAttendanceRule.Allowed,
            RemoteElections: false,
            RecordingRule.ForMinutesOnly,
            GuestSpeech.OnInvitation
        ),
        Minutes = new(
            21,
            MinutesSignatures.ChairAndTaker,
            14,
            MinutesObjectionRule.BodyDecides,
            true,
            false
        ),
        Seats = new(DeputyRule.Personal, DeputiesVote: true, TermMonths: 24, Reappointment: true),
    };

    /// <summary>An advisory board (Aichach-Friedberg: public, quarterly; state board of Saxony: terms of two years, named deputies).</summary>
    private static readonly RulesOfProcedure AdvisoryBoard = SteeringCommittee with
    {
        Publicity = new(
            MeetingPublicity.Public,
            PublicNoticeDays: 7,
            OnlinePublication.WithConvocation,
            ClosedResolutionsLater: true
        ),
        Quorum = new(QuorumBasis.AtLeastHalf, 1, 3, true, false, 3, true),
        Voting = SteeringCommittee.Voting with { Tie = TieRule.Rejects },
        Circular = new(
            Allowed: true,
            MinorMattersOnly: true,
            ShortestDays: 14,
            ProcedureObjectionRule.StopsProcedure,
            SilenceRule.Abstention
        ),
        Attendance = SteeringCommittee.Attendance with { Guests = GuestSpeech.IfNobodyObjects },
        Numbering = new("{n}/{yyyy}", "B {nn}/{yyyy}", "BV {nnn}/{yyyy}"),
    };

    /// <summary>A group below a working group: as that one, at shorter notice.</summary>
    private static readonly RulesOfProcedure SubGroup = WorkingGroup with
    {
        Convocation = WorkingGroup.Convocation with { NoticeDays = 5, UrgentDays = 1 },
    };

    /// <summary>An open plenary of actors, normally without votes.</summary>
    private static readonly RulesOfProcedure NetworkMeeting = WorkingGroup with
    {
        Convocation = WorkingGroup.Convocation with
        {
            NoticeDays = 28,
            Urgent = UrgentCallRule.NotAllowed,
            UrgentDays = 0,
        },
        Publicity = new(
            MeetingPublicity.Public,
            PublicNoticeDays: 14,
            OnlinePublication.WithConvocation,
            ClosedResolutionsLater: false
        ),
        Circular = WorkingGroup.Circular with { Allowed = false },
    };

    /// <summary>The few who run the network: called over night, decided together.</summary>
    private static readonly RulesOfProcedure CoreTeam = WorkingGroup with
    {
        Convocation = WorkingGroup.Convocation with { NoticeDays = 2, UrgentDays = 0 },
        Quorum = WorkingGroup.Quorum with { Basis = QuorumBasis.AtLeastHalf },
        Circular = WorkingGroup.Circular with { ShortestDays = 1 },
        Attendance = WorkingGroup.Attendance with { Guests = GuestSpeech.OnInvitation },
    };

    /// <summary>
    /// A board as strict as a Saxon county council. SächsLKrO § 18 (conflict of interest), § 32 (call in good time, here
    /// the 14 days that are usual; urgent without period; one fifth, not again within six months), § 32b (papers online
    /// once members have them), § 33 (public; recording by consent), § 35 (half present and entitled, a quarter when more
    /// than half are conflicted, three in a second meeting that said so; more yes than no, a tie rejects; secret elections,
    /// run-off, lot; circular decisions on simple matters fail by one objection), § 32a (video in emergencies, no
    /// elections), § 36 (minutes within a month, four signatures, no electronic form, no copies of closed minutes).
    /// </summary>
    private static readonly RulesOfProcedure FormalBoard = new(
        new(
            NoticeDays: 14,
            NoticeCounting.ClearDays,
            NonWorkingDayRule.WorkingDayBefore,
            ElectronicReceipt.DayAfter,
            LetterDays: 2,
            UrgentCallRule.CalendarDays,
            UrgentDays: 0
        ),
        new(
            ProposalDays: 21,
            LateItemRule.UrgentOnly,
            MinorityOneIn: 5,
            RepeatBlockMonths: 6,
            DefectHealing.ByAttendingWithoutObjection
        ),
        new(
            MeetingPublicity.Public,
            PublicNoticeDays: 7,
            OnlinePublication.WithConvocation,
            ClosedResolutionsLater: true
        ),
        new(
            QuorumBasis.AtLeastHalf,
            Numerator: 1,
            Denominator: 3,
            UntilChallenged: false,
            QuarterWhenConflicted: true,
            SecondMeetingNeeds: 3,
            SecondMeetingHint: true
        ),
        new(
            MajorityRule.Simple,
            MajorityRule.Simple,
            AbstentionRule.Ignored,
            TieRule.Rejects,
            ConflictOfInterest: true
        ),
        new(
            ElectionBallot.SecretUnlessNobodyObjects,
            ElectionMajority.OfThosePresent,
            RunOff: true,
            ElectionTie.DrawingLots,
            SingleSecondBallot: true
        ),
        new(
            Allowed: true,
            MinorMattersOnly: true,
            ShortestDays: 14,
            ProcedureObjectionRule.StopsProcedure,
            SilenceRule.Consent
        ),
        new(
            RemoteAttendanceRule.EmergenciesOnly,
            RemoteElections: false,
            RecordingRule.WithConsentOfAll,
            GuestSpeech.OnInvitation
        ),
        new(
            DeadlineDays: 30,
            MinutesSignatures.ChairTwoMembersAndTaker,
            ObjectionDays: 14,
            MinutesObjectionRule.BodyDecides,
            ElectronicForm: false,
            ClosedCopies: false
        ),
        new(DeputyRule.None, DeputiesVote: false, TermMonths: 60, Reappointment: true),
        new("{n}. Sitzung", "{n}/{mm}/{yyyy}", "BV {nnn}/{yyyy}")
    );
}
