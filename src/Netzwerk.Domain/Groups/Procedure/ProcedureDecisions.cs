namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>The wish to write the next rules, from a ready set, or from the version that was adopted last when none is named.</summary>
public sealed record BeginRules(GroupId Group, ProcedurePreset? Preset);

/// <summary>The wish to write into the coming rules what a group wants.</summary>
public sealed record DraftRules(RulesOfProcedure Rules);

/// <summary>The wish to drop the rules that are being written.</summary>
public sealed record DropRules;

/// <summary>The wish to record that a group adopted the rules it had written.</summary>
public sealed record AdoptRules(
    GroupId Group,
    DateOnly ValidFrom,
    DateOnly DecidedOn,
    string? Reason
);

/// <summary>How rules of procedure are written, adopted and followed by the next.</summary>
public static class ProcedureDecisions
{
    /// <summary>A sentence or two; what was debated stands in the minutes.</summary>
    public const int LongestReason = 500;

    /// <summary>Rules for later than that will be rewritten before they begin.</summary>
    public const int LatestStartDays = 730;

    private static readonly ProcedureEvent[] Nothing = [];

    public static Outcome<ProcedureEvent> Decide(GroupProcedure? now, BeginRules ask)
    {
        if (ask.Preset is { } preset && !Enum.IsDefined(preset))
        {
            return new Refusal("procedure.preset-missing", "Preset");
        }

        var last = now is { Versions.Count: > 0 } ? now.Versions[^1].Rules : null;
        var start = ask.Preset is { } ready ? ProcedurePresets.Of(ready) : last;
        return start is null ? new Refusal("procedure.preset-missing", "Preset")
            : now?.Draft is { } draft
                ? draft == start && now.DraftFrom == ask.Preset ? Nothing
                    : new Refusal("procedure.draft-open")
            : (ProcedureEvent[])
                [new RulesDraftBegun(ask.Group, ask.Preset), .. ProcedureSections.Of(start)];
    }

    /// <summary>Only the parts that change are facts.</summary>
    public static Outcome<ProcedureEvent> Decide(GroupProcedure? now, DraftRules ask)
    {
        if (now?.Draft is not { } draft)
        {
            return new Refusal("procedure.no-draft");
        }

        var rules = ask.Rules with
        {
            Numbering = new(
                PlainText.Line(ask.Rules.Numbering.Meetings),
                PlainText.Line(ask.Rules.Numbering.Resolutions),
                PlainText.Line(ask.Rules.Numbering.Papers)
            ),
        };
        return ProcedureLimits.Check(rules) is { } refusal
            ? refusal
            : ProcedureSections.Of(rules).Except(ProcedureSections.Of(draft)).ToArray();
    }

    public static Outcome<ProcedureEvent> Decide(GroupProcedure? now, DropRules _) =>
        now?.Draft is null ? Nothing : new RulesDraftDropped();

    /// <summary>Rules hold from the day of the decision at the earliest, and never before those they follow.</summary>
    public static Outcome<ProcedureEvent> Decide(
        GroupProcedure? now,
        AdoptRules ask,
        DateOnly today
    )
    {
        var reason = PlainText.Lines(ask.Reason);
        var last = now is { Versions.Count: > 0 } ? now.Versions[^1] : null;
        return now?.Draft is null
            ? last is not null && Says(last, ask, reason)
                ? Nothing
                : new Refusal("procedure.no-draft")
            : reason.Length == 0
                ? new Refusal("procedure.reason-missing", "Reason")
                : reason.Length > LongestReason
                    ? new Refusal("procedure.reason-too-long", "Reason")
                    : ask.DecidedOn > today
                        ? new Refusal("procedure.decided-later", "DecidedOn")
                        : ask.ValidFrom < ask.DecidedOn
                            ? new Refusal("procedure.valid-before-decision", "ValidFrom")
                            : ask.ValidFrom < last?.ValidFrom
                                ? new Refusal("procedure.valid-before-last", "ValidFrom")
                                : ask.ValidFrom > today.AddDays(LatestStartDays)
                                    ? new Refusal("procedure.valid-too-late", "ValidFrom")
                                    : new RulesAdopted(
                                        ask.Group,
                                        (last?.Number ?? 0) + 1,
                                        ask.ValidFrom,
                                        ask.DecidedOn,
                                        reason
                                    );
    }

    private static bool Says(ProcedureVersion version, AdoptRules ask, string reason) =>
        (version.ValidFrom, version.DecidedOn, version.Reason)
        == (ask.ValidFrom, ask.DecidedOn, reason);
}
