using Xunit;

namespace Netzwerk.Domain.Tests.Support;

/// <summary>Given what happened, when somebody asks for something, then these facts follow or a refusal does.</summary>
public sealed class Story<TState, TEvent>
    where TState : class, IFolded<TState, TEvent>
    where TEvent : class
{
    private static readonly Guid Id = new("0197c0de-0000-7000-8000-000000000001");

    private readonly TState? _state;

    public Story(params IEnumerable<TEvent> history)
        : this(state: null, history) { }

    private Story(TState? state, IEnumerable<TEvent> more) =>
        _state = more.Aggregate(state, (now, happened) => TState.Evolve(now, Id, happened));

    public TState State => _state ?? throw new InvalidOperationException("Nothing happened yet.");

    /// <summary>The same story with more facts.</summary>
    public Story<TState, TEvent> And(params IEnumerable<TEvent> more) => new(_state, more);

    public Answer<TState, TEvent> When(Func<TState, Outcome<TEvent>> decide) => new(this, decide);
}

/// <summary>What the rules answered in a story.</summary>
public sealed class Answer<TState, TEvent>(
    Story<TState, TEvent> before,
    Func<TState, Outcome<TEvent>> decide
)
    where TState : class, IFolded<TState, TEvent>
    where TEvent : class
{
    private readonly Outcome<TEvent> _outcome = decide(before.State);

    /// <summary>Exactly these facts follow, and asking a second time changes nothing more.</summary>
    public Story<TState, TEvent> Then(params TEvent[] facts)
    {
        var after = ThenEachTime(facts);
        var again = decide(after.State);
        Assert.Null(again.Refusal);
        Assert.Empty(again.Events);
        return after;
    }

    /// <summary>Exactly these facts follow, and they may follow again when asked again.</summary>
    public Story<TState, TEvent> ThenEachTime(params TEvent[] facts)
    {
        Assert.Null(_outcome.Refusal);
        Assert.Equal(facts.Select(Written.Down), _outcome.Events.Select(Written.Down));
        return before.And(_outcome.Events);
    }

    public Story<TState, TEvent> ThenNothing()
    {
        Assert.Null(_outcome.Refusal);
        Assert.Empty(_outcome.Events);
        return before;
    }

    public Story<TState, TEvent> ThenRefused(string code, string? field = null)
    {
        Assert.Equal(new Refusal(code, field), _outcome.Refusal);
        Assert.Empty(_outcome.Events);
        return before;
    }
}
