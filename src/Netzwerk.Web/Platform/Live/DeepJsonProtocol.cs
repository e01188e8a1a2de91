using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Live;

/// <summary>
/// SignalR's JSON, but a message that nests deeper than its reader goes (64) does not end the connection: the called
/// method sees it and says what it thinks of it.
/// </summary>
internal sealed class DeepJsonProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private const byte EndOfMessage = 0x1e;

    private const int Invocation = 1;

    /// <summary>More than the longest message has room for; reading goes on without recursion.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000_000 };

    private readonly JsonHubProtocol _inner = new(options);

    public string Name => _inner.Name;

    public int Version => _inner.Version;

    public TransferFormat TransferFormat => _inner.TransferFormat;

    public bool IsVersionSupported(int version) => _inner.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) =>
        _inner.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) =>
        _inner.WriteMessage(message, output);

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input,
        IInvocationBinder binder,
        out HubMessage message
    )
    {
        var all = input;
        try
        {
            return _inner.TryParseMessage(ref input, binder, out message!);
        }
        catch (InvalidDataException) when (all.PositionOf(EndOfMessage) is { } end)
        {
            if (TryRead(all.Slice(0, end), binder) is not { } read)
            {
                throw;
            }

            message = read;
            input = all.Slice(all.GetPosition(1, end));
            return true;
        }
    }

    /// <summary>Null when it is no call at all; then the connection may end.</summary>
    private HubMessage? TryRead(ReadOnlySequence<byte> json, IInvocationBinder binder)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            var call = document.RootElement;
            return
                call.ValueKind is JsonValueKind.Object
                && call.TryGetProperty("type", out var type)
                && type.ValueKind is JsonValueKind.Number
                && type.GetInt32() == Invocation
                && call.TryGetProperty("target", out var target)
                && target.GetString() is { } name
                && call.TryGetProperty("arguments", out var arguments)
                && arguments.ValueKind is JsonValueKind.Array
                ? Bind(Id(call), name, arguments, binder)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Id(JsonElement call) =>
        call.TryGetProperty("invocationId", out var id) && id.ValueKind is JsonValueKind.String
            ? id.GetString()
            : null;

    private HubMessage Bind(
        string? id,
        string target,
        JsonElement arguments,
        IInvocationBinder binder
    )
    {
        try
        {
            var types = binder.GetParameterTypes(target);
            return types.Count == arguments.GetArrayLength()
                ? new InvocationMessage(
                    id,
                    target,
                    [.. arguments.EnumerateArray().Zip(types, Argument)]
                )
                : throw new InvalidDataException("The number of arguments is another one.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException)
        {
            return new InvocationBindingFailureMessage(
                id,
                target,
                ExceptionDispatchInfo.Capture(problem)
            );
        }
    }

    private object? Argument(JsonElement given, Type type) =>
        type == typeof(JsonElement)
            ? given.Clone()
            : given.Deserialize(type, options.Value.PayloadSerializerOptions);
}
