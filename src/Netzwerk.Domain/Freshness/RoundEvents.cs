namespace Netzwerk.Domain.Freshness;

/// <summary>Something that happened to the rounds in which organisations are asked about their entries.</summary>
[Nobody("days and numbers of the rounds")]
public abstract record RoundEvent;

/// <summary>The office said after how many days of silence what happens, and on which days of the year (month-day) rounds begin.</summary>
[StoredAs("freshness-rules-set.1")]
public sealed record FreshnessRulesSet(
    int Reminder,
    int Yellow,
    int Hidden,
    int Phone,
    bool BeginsByItself,
    IReadOnlyList<string> Begins
) : RoundEvent;

/// <summary>A round began, by itself or by a coordinator's click.</summary>
[StoredAs("freshness-round-begun.1")]
public sealed record RoundBegun(DateOnly Round, bool ByItself) : RoundEvent;

/// <summary>Everybody who could be asked in a round was asked.</summary>
[StoredAs("freshness-round-asked.1")]
public sealed record RoundAsked(DateOnly Round, int Asked, int NotReached) : RoundEvent;
