using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>What waits in the queue of a room.</summary>
internal interface IMinutesAsk
{
    void Fail(Exception problem);
}

/// <summary>Something asked of a room, with the answer to come.</summary>
internal abstract class MinutesAsk<TAnswer> : IMinutesAsk
{
    private readonly TaskCompletionSource<TAnswer> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Task<TAnswer> Answer => _answer.Task;

    public void Is(TAnswer answer) => _answer.TrySetResult(answer);

    public void Fail(Exception problem) => _answer.TrySetException(problem);
}

/// <summary>Steps to append at this version.</summary>
internal sealed class PushAsk(long version, JsonElement steps, string client, PersonId author)
    : MinutesAsk<MinutesPushReply>
{
    private MinutesStep?[]? _read;

    public long Version => version;

    public JsonElement Steps => steps;

    public string Client => client;

    public PersonId Author => author;

    /// <summary>The steps, or null when one of them is none; read once, however often it is judged.</summary>
    public IReadOnlyList<MinutesStep>? Read()
    {
        _read ??= [.. steps.EnumerateArray().Select(step => MinutesStep.Read(step, author))];
        return Array.Exists(_read, step => step is null) ? null : [.. _read.OfType<MinutesStep>()];
    }
}

/// <summary>The text as it is now.</summary>
internal sealed class OpenAsk : MinutesAsk<MinutesTextAt>;

/// <summary>What happened after this version.</summary>
internal sealed class SinceAsk(long version) : MinutesAsk<MinutesStepsMessage>
{
    public long Version => version;
}
