using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Platform.Api;

/// <summary>
/// One call of a program: the version it expects, the key that makes it repeatable, and the answers of this
/// interface. Endpoints take it as a parameter.
/// </summary>
public sealed class ApiCall(
    IHttpContextAccessor accessor,
    Caller caller,
    IStringLocalizer<ApiTexts> texts
)
{
    public const string KeyHeader = "Idempotency-Key";

    private const int LongestKey = 200;

    private string _content = "";

    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvalidOperationException("Only within a request.");

    /// <summary>The version in If-Match; null when the program expects none.</summary>
    public long? ExpectedVersion => TryReadVersion(out var version) ? version : null;

    /// <summary>
    /// The Idempotency-Key for the command runner, or null. It counts for one caller and one resource, and only
    /// its hash is kept, with that of the body.
    /// </summary>
    public CommandKey? CommandKey =>
        Scope is { } scope ? new("api:" + Hash(scope), Hash(scope + '\n' + _content)) : null;

    /// <summary>Version and key together, as commands take them.</summary>
    public CommandOptions Options => new(ExpectedVersion, CommandKey);

    private string? Scope =>
        Http.Request.Headers[KeyHeader].ToString() is { Length: > 0 } key
            ? $"{caller.Person}\n{Http.Request.Method}\n{Http.Request.Path}\n{key}"
            : null;

    /// <summary>
    /// The id of what this call creates: with a key always the same one, so that a repeated call finds what the
    /// first one made.
    /// </summary>
    public Guid NewId() =>
        Scope is { } scope
            ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("id\n" + scope)).AsSpan(0, 16))
            : Guid.CreateVersion7();

    /// <summary>200 with the resource and its version.</summary>
    public IResult Found<T>(T resource, long version)
    {
        WriteVersion(version);
        return TypedResults.Ok(resource);
    }

    /// <summary>What became of a command: when it succeeded, the answer given here; else the problem in words.</summary>
    public async Task<IResult> AnswerAsync(
        CommandResult result,
        IStringLocalizer featureTexts,
        Func<Task<IResult>> done
    )
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(featureTexts);
        ArgumentNullException.ThrowIfNull(done);
        return result.Status switch
        {
            CommandStatus.Done or CommandStatus.Unchanged => await done(),
            CommandStatus.NotFound => NotFound(),
            CommandStatus.Forbidden => NotAllowed(),
            CommandStatus.Conflict => Conflict(result.Version),
            CommandStatus.KeyTaken => Problem(
                StatusCodes.Status422UnprocessableEntity,
                "api.key-taken"
            ),
            _ => Refused(result, featureTexts),
        };
    }

    /// <summary>What became of a command whose success has no more to tell than the version there is now: 204.</summary>
    public Task<IResult> AnswerAsync(CommandResult result, IStringLocalizer featureTexts) =>
        AnswerAsync(result, featureTexts, () => Task.FromResult<IResult>(Done(result)));

    /// <summary>201 with the new resource, its address below /api/v1 and its version.</summary>
    public IResult Created<T>(string path, T resource, long version)
    {
        WriteVersion(version);
        return TypedResults.Created(ApiSetup.Root + path, resource);
    }

    /// <summary>For what is not there and for what the caller may not see: the two look alike.</summary>
    public IResult NotFound() => Problem(StatusCodes.Status404NotFound, "api.not-found");

    /// <summary>For what the caller sees but may not do.</summary>
    public IResult NotAllowed() => Problem(StatusCodes.Status403Forbidden, "api.not-allowed");

    /// <summary>For a parameter of the address that has no meaning.</summary>
    public IResult Unreadable(string parameter) =>
        Unreadable(ErrorsOf(parameter, texts["api.field-unreadable"]));

    internal IResult Unreadable(
        IReadOnlyDictionary<string, string[]> errors,
        string? detail = null
    ) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: texts["api.unreadable"],
            detail: detail ?? texts["api.unreadable.detail"],
            extensions: [new("code", "api.unreadable"), new("errors", errors)]
        );

    internal IResult Problem(int status, string code) =>
        TypedResults.Problem(
            statusCode: status,
            title: texts[code],
            extensions: [new("code", code)]
        );

    /// <summary>Remembers what was asked, so that the same key with another wish is noticed.</summary>
    internal async Task NoteContentAsync(CancellationToken ct)
    {
        if (Scope is not null)
        {
            Http.Request.Body.Position = 0;
            _content = Convert.ToHexStringLower(await SHA256.HashDataAsync(Http.Request.Body, ct));
        }
    }

    internal bool HasUsableKey =>
        Http.Request.Headers[KeyHeader].ToString() is var key
        && key.Length <= LongestKey
        && key.All(c => c is > ' ' and <= '~');

    /// <summary>True with null: no expectation. A weak or foreign tag cannot be compared and is an error.</summary>
    internal bool TryReadVersion(out long? version)
    {
        version = null;
        var tag = Http.Request.Headers.IfMatch.ToString();
        if (tag is "" or "*")
        {
            return true;
        }

        if (
            tag is not ['"', .. var digits, '"']
            || !long.TryParse(
                digits,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return false;
        }

        version = number;
        return true;
    }

    private ProblemHttpResult Conflict(long version)
    {
        if (version > 0)
        {
            WriteVersion(version);
        }

        return TypedResults.Problem(
            statusCode: StatusCodes.Status409Conflict,
            title: texts["api.conflict"],
            extensions: [new("code", "api.conflict"), new("version", version > 0 ? version : null)]
        );
    }

    private static ProblemHttpResult Refused(CommandResult result, IStringLocalizer featureTexts)
    {
        var refusal =
            result.Refusal ?? throw new InvalidOperationException("Refused without a reason.");
        var (words, field) = (featureTexts[refusal.Code].Value, Camel(refusal.Field));
        return TypedResults.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            title: words,
            extensions:
            [
                new("code", refusal.Code),
                new("field", field),
                new("errors", field is null ? null : ErrorsOf(field, words)),
            ]
        );
    }

    private static Dictionary<string, string[]> ErrorsOf(string field, string words) =>
        new(StringComparer.Ordinal) { [field] = [words] };

    private NoContent Done(CommandResult result)
    {
        WriteVersion(result.Version);
        return TypedResults.NoContent();
    }

    private void WriteVersion(long version) =>
        Http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static string? Camel(string? field) =>
        field is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field);

    private static string Hash(string scope) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope)));
}
