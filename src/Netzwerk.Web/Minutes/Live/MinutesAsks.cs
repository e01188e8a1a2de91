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

/// <summary>Something that changes the text.</summary>
internal abstract class WriteAsk(string client, PersonId author) : MinutesAsk<MinutesPushReply>
{
    public string Client => client;

    public PersonId Author => author;
}

/// <summary>An earlier version of the text to restore, as it read when this was blacked out in it last.</summary>
internal sealed class RestoreAsk(
    MinutesText text,
    long version,
    long maskedAt,
    string client,
    PersonId author
) : WriteAsk(client, author)
{
    public MinutesText Text => text;

    public long Version => version;

    /// <summary>Something in it was blacked out since it was read: what was blacked out must not come back.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The text said the same already.</summary>
    public bool IsNeedless { get; set; }

    public void LookAgain(long maskedNow) => IsStale = maskedNow != maskedAt;
}

/// <summary>Steps to append at this version.</summary>
internal sealed class PushAsk(long version, JsonElement steps, string client, PersonId author)
    : WriteAsk(client, author)
{
    private MinutesStep?[]? _read;

    public long Version => version;

    public JsonElement Steps => steps;

    /// <summary>The steps, or null when one of them is none; read once, however often it is judged.</summary>
    public IReadOnlyList<MinutesStep>? Read()
    {
        _read ??= [.. steps.EnumerateArray().Select(step => MinutesStep.Read(step, Author))];
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
