using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Groups.Procedure.Fields;

/// <summary>The parameters about how meetings are called and who may be there.</summary>
internal static class CallingFields
{
    public static readonly RuleField[] Convocation =
    [
        new NumberField(
            ProcedureSection.Convocation,
            "NoticeDays",
            RuleUnit.Days,
            r => r.Convocation.NoticeDays,
            (r, x) => r with { Convocation = r.Convocation with { NoticeDays = x } }
        ),
        new ChoiceField<NoticeCounting>(
            ProcedureSection.Convocation,
            "Counting",
            r => r.Convocation.Counting,
            (r, x) => r with { Convocation = r.Convocation with { Counting = x } }
        )
        {
            Counts = r => r.Convocation.NoticeDays > 0,
        },
        new ChoiceField<NonWorkingDayRule>(
            ProcedureSection.Convocation,
            "NonWorkingDays",
            r => r.Convocation.NonWorkingDays,
            (r, x) => r with { Convocation = r.Convocation with { NonWorkingDays = x } }
        ),
        new ChoiceField<ElectronicReceipt>(
            ProcedureSection.Convocation,
            "Receipt",
            r => r.Convocation.Receipt,
            (r, x) => r with { Convocation = r.Convocation with { Receipt = x } }
        ),
        new NumberField(
            ProcedureSection.Convocation,
            "LetterDays",
            RuleUnit.Days,
            r => r.Convocation.LetterDays,
            (r, x) => r with { Convocation = r.Convocation with { LetterDays = x } }
        ),
        new ChoiceField<UrgentCallRule>(
            ProcedureSection.Convocation,
            "Urgent",
            r => r.Convocation.Urgent,
            (r, x) => r with { Convocation = r.Convocation with { Urgent = x } }
        ),
        new NumberField(
            ProcedureSection.Convocation,
            "UrgentDays",
            RuleUnit.Days,
            r => r.Convocation.UrgentDays,
            (r, x) => r with { Convocation = r.Convocation with { UrgentDays = x } }
        )
        {
            Counts = r => r.Convocation.Urgent is not UrgentCallRule.NotAllowed,
        },
    ];

    public static readonly RuleField[] Agenda =
    [
        new NumberField(
            ProcedureSection.Agenda,
            "ProposalDays",
            RuleUnit.Days,
            r => r.Agenda.ProposalDays,
            (r, x) => r with { Agenda = r.Agenda with { ProposalDays = x } }
        ),
        new ChoiceField<LateItemRule>(
            ProcedureSection.Agenda,
            "LateItems",
            r => r.Agenda.LateItems,
            (r, x) => r with { Agenda = r.Agenda with { LateItems = x } }
        ),
        new NumberField(
            ProcedureSection.Agenda,
            "MinorityOneIn",
            RuleUnit.OneIn,
            r => r.Agenda.MinorityOneIn,
            (r, x) => r with { Agenda = r.Agenda with { MinorityOneIn = x } }
        ),
        new NumberField(
            ProcedureSection.Agenda,
            "RepeatBlockMonths",
            RuleUnit.Months,
            r => r.Agenda.RepeatBlockMonths,
            (r, x) => r with { Agenda = r.Agenda with { RepeatBlockMonths = x } }
        )
        {
            Counts = r => r.Agenda.MinorityOneIn > 0,
        },
        new ChoiceField<DefectHealing>(
            ProcedureSection.Agenda,
            "Healing",
            r => r.Agenda.Healing,
            (r, x) => r with { Agenda = r.Agenda with { Healing = x } }
        ),
    ];

    public static readonly RuleField[] Publicity =
    [
        new ChoiceField<MeetingPublicity>(
            ProcedureSection.Publicity,
            "Publicity",
            r => r.Publicity.Publicity,
            (r, x) => r with { Publicity = r.Publicity with { Publicity = x } }
        ),
        new NumberField(
            ProcedureSection.Publicity,
            "PublicNoticeDays",
            RuleUnit.Days,
            r => r.Publicity.PublicNoticeDays,
            (r, x) => r with { Publicity = r.Publicity with { PublicNoticeDays = x } }
        ),
        new ChoiceField<OnlinePublication>(
            ProcedureSection.Publicity,
            "Online",
            r => r.Publicity.Online,
            (r, x) => r with { Publicity = r.Publicity with { Online = x } }
        ),
        new FlagField(
            ProcedureSection.Publicity,
            "ClosedResolutionsLater",
            r => r.Publicity.ClosedResolutionsLater,
            (r, x) => r with { Publicity = r.Publicity with { ClosedResolutionsLater = x } }
        ),
    ];
}
