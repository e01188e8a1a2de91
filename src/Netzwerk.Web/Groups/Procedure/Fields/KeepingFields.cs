using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Groups.Procedure.Fields;

/// <summary>The parameters about taking part, minutes, seats and numbers.</summary>
internal static class KeepingFields
{
    public static readonly RuleField[] Attendance =
    [
        new ChoiceField<RemoteAttendanceRule>(
            ProcedureSection.Attendance,
            "Remote",
            r => r.Attendance.Remote,
            (r, x) => r with { Attendance = r.Attendance with { Remote = x } }
        ),
        new FlagField(
            ProcedureSection.Attendance,
            "RemoteElections",
            r => r.Attendance.RemoteElections,
            (r, x) => r with { Attendance = r.Attendance with { RemoteElections = x } }
        )
        {
            Counts = r => r.Attendance.Remote is not RemoteAttendanceRule.NotAllowed,
        },
        new ChoiceField<RecordingRule>(
            ProcedureSection.Attendance,
            "Recording",
            r => r.Attendance.Recording,
            (r, x) => r with { Attendance = r.Attendance with { Recording = x } }
        ),
        new ChoiceField<GuestSpeech>(
            ProcedureSection.Attendance,
            "Guests",
            r => r.Attendance.Guests,
            (r, x) => r with { Attendance = r.Attendance with { Guests = x } }
        ),
    ];

    public static readonly RuleField[] Minutes =
    [
        new NumberField(
            ProcedureSection.Minutes,
            "DeadlineDays",
            RuleUnit.Days,
            r => r.Minutes.DeadlineDays,
            (r, x) => r with { Minutes = r.Minutes with { DeadlineDays = x } }
        ),
        new ChoiceField<MinutesSignatures>(
            ProcedureSection.Minutes,
            "Signatures",
            r => r.Minutes.Signatures,
            (r, x) => r with { Minutes = r.Minutes with { Signatures = x } }
        ),
        new NumberField(
            ProcedureSection.Minutes,
            "ObjectionDays",
            RuleUnit.Days,
            r => r.Minutes.ObjectionDays,
            (r, x) => r with { Minutes = r.Minutes with { ObjectionDays = x } }
        ),
        new ChoiceField<MinutesObjectionRule>(
            ProcedureSection.Minutes,
            "Objections",
            r => r.Minutes.Objections,
            (r, x) => r with { Minutes = r.Minutes with { Objections = x } }
        ),
        new FlagField(
            ProcedureSection.Minutes,
            "ElectronicForm",
            r => r.Minutes.ElectronicForm,
            (r, x) => r with { Minutes = r.Minutes with { ElectronicForm = x } }
        ),
        new FlagField(
            ProcedureSection.Minutes,
            "ClosedCopies",
            r => r.Minutes.ClosedCopies,
            (r, x) => r with { Minutes = r.Minutes with { ClosedCopies = x } }
        ),
    ];

    public static readonly RuleField[] Seats =
    [
        new ChoiceField<DeputyRule>(
            ProcedureSection.Seats,
            "Deputies",
            r => r.Seats.Deputies,
            (r, x) => r with { Seats = r.Seats with { Deputies = x } }
        ),
        new FlagField(
            ProcedureSection.Seats,
            "DeputiesVote",
            r => r.Seats.DeputiesVote,
            (r, x) => r with { Seats = r.Seats with { DeputiesVote = x } }
        )
        {
            Counts = r => r.Seats.Deputies is not DeputyRule.None,
        },
        new NumberField(
            ProcedureSection.Seats,
            "TermMonths",
            RuleUnit.Months,
            r => r.Seats.TermMonths,
            (r, x) => r with { Seats = r.Seats with { TermMonths = x } }
        ),
        new FlagField(
            ProcedureSection.Seats,
            "Reappointment",
            r => r.Seats.Reappointment,
            (r, x) => r with { Seats = r.Seats with { Reappointment = x } }
        )
        {
            Counts = r => r.Seats.TermMonths > 0,
        },
    ];

    public static readonly RuleField[] Numbering =
    [
        new PatternField(
            ProcedureSection.Numbering,
            "Meetings",
            r => r.Numbering.Meetings,
            (r, x) => r with { Numbering = r.Numbering with { Meetings = x } }
        ),
        new PatternField(
            ProcedureSection.Numbering,
            "Resolutions",
            r => r.Numbering.Resolutions,
            (r, x) => r with { Numbering = r.Numbering with { Resolutions = x } }
        ),
        new PatternField(
            ProcedureSection.Numbering,
            "Papers",
            r => r.Numbering.Papers,
            (r, x) => r with { Numbering = r.Numbering with { Papers = x } }
        ),
    ];
}
