using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Demo;

/// <summary>How the groups of the county came to their rules of procedure.</summary>
internal sealed partial class DemoScript
{
    /// <summary>The second versions came after a year's experience.</summary>
    private const int ChangedDaysAgo = 150;

    private const int FiledDaysAgo = 100;

    private const int RenewedDaysAgo = 9;

    private const int BoundDaysAgo = 20;

    private const string SecrecyWords =
        "Ich behalte für mich, was in der Steuerungsgruppe nichtöffentlich ist: Beratungen, Beschlüsse, Protokolle, Unterlagen und Angaben über einzelne Menschen.\n\n"
        + "Das gilt weiter, wenn ich nicht mehr mitarbeite.";

    private const string FirstReason =
        "Die Gruppe hat sich in ihrer ersten Zusammenkunft auf diese Regeln geeinigt.";

    private void Agreeing()
    {
        foreach (var group in _county.Groups)
        {
            switch (group.Plan.Kind)
            {
                case GroupKind.SteeringCommittee:
                    Adopting(
                        group,
                        "Schwierige Punkte dürfen zwischen den Sitzungen per E-Mail beschlossen werden, mit zehn Tagen Zeit.",
                        r => r with { Circular = r.Circular with { ShortestDays = 10 } }
                    );
                    break;
                case GroupKind.AdvisoryBoard:
                    Adopting(
                        group,
                        "Ehrenamtliche brauchten mehr Zeit: Die Einladung kommt drei Wochen vorher, am Wochenende gilt der Werktag davor.",
                        r =>
                            r with
                            {
                                Convocation = r.Convocation with
                                {
                                    NoticeDays = 21,
                                    NonWorkingDays = NonWorkingDayRule.WorkingDayBefore,
                                },
                            }
                    );
                    break;
            }
        }

        // The board is thinking about its third version.
        var board = _county.Groups.First(g => g.Plan.Kind is GroupKind.AdvisoryBoard);
        var day = _county.Today.AddDays(-3);
        At(
            day,
            new(13, 0),
            (acts, ct) => acts.BeginRulesAsync(board, preset: null, _coordinator, ct)
        );
        At(
            day,
            new(13, 20),
            (acts, ct) =>
                acts.DraftRulesAsync(
                    board,
                    r => r with { Minutes = r.Minutes with { DeadlineDays = 14 } },
                    _coordinator,
                    ct
                )
        );
    }

    private void Adopting(
        DemoGroup group,
        string reason,
        Func<RulesOfProcedure, RulesOfProcedure> change
    )
    {
        var by = _coordinator;
        var preset = ProcedurePresets.For(group.Plan.Kind);
        var (first, second) = (
            _county.Today.AddDays(2 - BeganDaysAgo),
            _county.Today.AddDays(-ChangedDaysAgo)
        );
        At(first, new(15, 0), (acts, ct) => acts.BeginRulesAsync(group, preset, by, ct));
        At(
            first,
            new(15, 5),
            (acts, ct) => acts.AdoptRulesAsync(group, (first, first), FirstReason, by, ct)
        );
        At(second, new(15, 0), (acts, ct) => acts.BeginRulesAsync(group, preset: null, by, ct));
        At(second, new(15, 5), (acts, ct) => acts.DraftRulesAsync(group, change, by, ct));
        At(
            second,
            new(15, 10),
            (acts, ct) => acts.AdoptRulesAsync(group, (second.AddDays(14), second), reason, by, ct)
        );
    }

    /// <summary>The steering group asks for secrecy: one signed on paper, and two members have not got round to it.</summary>
    private void Undertaking()
    {
        var group = _county.GroupOf("lenkung");
        var day = _county.Today.AddDays(-BoundDaysAgo);
        At(
            day,
            new(8, 0),
            (acts, ct) => acts.AskForSecrecyAsync(group, SecrecyWords, _coordinator, ct)
        );
        PersonId[] late =
        [
            .. group
                .Seats.Where(s => s.Role is GroupRole.Member && !s.Person.IsCoordinator)
                .TakeLast(2)
                .Select(s => s.Person.Id),
        ];
        PersonId[] bound =
        [
            .. group
                .Seats.Where(s => s.Role is not GroupRole.Guest)
                .OrderBy(s => s.Role is GroupRole.Member)
                .Select(s => s.Person.Id)
                .Except(late),
        ];
        foreach (var (i, person) in bound.SkipLast(1).Index())
        {
            At(day, new TimeOnly(8, 1 + i), (acts, ct) => acts.GiveSecrecyAsync(group, person, ct));
        }

        At(
            day.AddDays(1),
            new(8, 0),
            (acts, ct) => acts.RecordSecrecyAsync(group, bound[^1], day, _coordinator, ct)
        );
    }

    private void Filing()
    {
        foreach (var group in _county.Groups)
        {
            var isPublic = GroupPreset.Of(group.Plan.Kind).Openness is not GroupOpenness.Private;
            At(
                _county.Today.AddDays(-FiledDaysAgo),
                new(11, 30),
                (acts, ct) => acts.FilePapersAsync(group, isPublic, _coordinator, ct)
            );
            At(
                _county.Today.AddDays(-RenewedDaysAgo),
                new(9, 10),
                (acts, ct) => acts.RenewPapersAsync(group, _colleague, ct)
            );
        }
    }
}
