using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Tests.Support;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.CircularResolutions;

/// <summary>Anna, Ben and Chris decide without a meeting; Dora comes instead of Anna, and Emil instead of Anna and Ben.</summary>
internal static class Rounds
{
    public static readonly PersonId Dora = new(new("0197c0de-0000-7000-8000-0000000000a4"));

    public static readonly PersonId Emil = new(new("0197c0de-0000-7000-8000-0000000000a5"));

    public static readonly PersonId Fritz = new(new("0197c0de-0000-7000-8000-0000000000a6"));

    public static readonly DateTimeOffset Now = Berlin("2027-02-01 09:00");

    public static readonly DateOnly LastDay = new(2027, 2, 20);

    public static readonly RulesOfProcedure Rules = ProcedurePresets.Of(
        ProcedurePreset.WorkingGroup
    );

    public static readonly CircularText Text = new(
        "Neuer Beamer",
        "Die Gruppe kauft einen Beamer.",
        "Der alte ist kaputt.",
        IsClosed: false,
        LastDay,
        []
    );

    public static readonly GroupEvent[] Seats =
    [
        new GroupFounded("AG Sprache", GroupKind.WorkingGroup, GroupOpenness.Open, ""),
        new GroupWaysSet(Decides: true, HasDeputies: true, [GroupRole.Member, GroupRole.Guest]),
        new MemberSeated(Anna, School, GroupRole.Member),
        new MemberSeated(Ben, Organisation: null, GroupRole.Member),
        new MemberSeated(Chris, Office, GroupRole.Member),
        new MemberSeated(Fritz, Organisation: null, GroupRole.Guest),
        new SeatDeputiesNamed(Anna, [Dora, Emil]),
        new SeatDeputiesNamed(Ben, [Emil, Chris]),
    ];

    public static readonly CircularResolutionSent Sent = new(
        2,
        IsMinor: false,
        Now,
        [Anna, Ben, Chris],
        [Dora, Emil, Emil],
        [Anna, Anna, Ben],
        [School, Office],
        [Anna, Chris]
    );

    public static readonly CircularResolutionDrafted Drafted = new(
        Language,
        Text.Title!,
        Text.Wording!,
        Text.Reasons!,
        IsClosed: false,
        LastDay,
        []
    );

    public static readonly Story<CircularResolution, CircularResolutionEvent> Draft = new(Drafted);

    public static readonly Story<CircularResolution, CircularResolutionEvent> Running = new(
        Drafted,
        Sent
    );

    public static readonly DateTimeOffset Later = Berlin("2027-02-05 12:00");

    public static readonly DateTimeOffset Over = Appointment.EndOf(LastDay);

    public static CircularSetting At(
        RulesOfProcedure? rules = null,
        DateTimeOffset? now = null,
        params GroupEvent[] more
    ) =>
        new(
            Seats
                .Concat(more)
                .Aggregate((Group?)null, (g, e) => Group.Evolve(g, Language.Value, e))!,
            new(2, rules ?? Rules, new(2027, 1, 1), new(2026, 12, 1), ""),
            now ?? Now
        );

    public static RulesOfProcedure With(
        ProcedureObjectionRule objection = ProcedureObjectionRule.StopsProcedure,
        SilenceRule silence = SilenceRule.Abstention,
        TieRule tie = TieRule.Rejects
    ) =>
        Rules with
        {
            Circular = Rules.Circular with { Objection = objection, Silence = silence },
            Voting = Rules.Voting with { Tie = tie },
        };

    public static CircularVoteCast Voted(PersonId by, CircularChoice choice) =>
        new(by, choice, Later);

    public static ProcedureObjectionRaised Objected(PersonId by) =>
        new(by, Later, "Das gehört in die Sitzung.");

    public static CastCircularVote Says(PersonId by, CircularChoice choice) =>
        new(by, choice, choice is CircularChoice.Objection ? "Das gehört in die Sitzung." : null);
}
