using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Api;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Turns a bare status code into a page people understand, or into problem+json below /api.</summary>
public static class ErrorPages
{
    public const string Path = "/fehler";

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(AnswerAsync);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                // The status code is all that leaves; the page comes from UseStatusCodePages around it.
                ExceptionHandler = _ => Task.CompletedTask,
                AllowStatusCode404Response = true,
                StatusCodeSelector = e =>
                    e is BadHttpRequestException bad
                        ? bad.StatusCode
                        : StatusCodes.Status500InternalServerError,
            }
        );
    }

    /// <summary>
    /// Answers 404 with the words of the page itself. The code is set when the answer leaves: a page that has it
    /// while it is rendered is thrown away for the one of all missing addresses.
    /// </summary>
    public static void AnswerAsMissing(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static Task AnswerAsync(StatusCodeContext context) =>
        context.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? ProblemAsync(context.HttpContext)
            : PageAsync(context);

    private static async Task ProblemAsync(HttpContext http)
    {
        ApiFrame.SpeakTheCallersLanguage(http);
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        var code = CodeOf(http.Response.StatusCode);
        var problems = http.RequestServices.GetRequiredService<IProblemDetailsService>();
        await problems.WriteAsync(
            new()
            {
                HttpContext = http,
                ProblemDetails =
                {
                    Status = http.Response.StatusCode,
                    Title = code is null
                        ? ReasonPhrases.GetReasonPhrase(http.Response.StatusCode)
                        : texts[code],
                    Extensions = { ["code"] = code, ["traceId"] = TraceOf(http) },
                },
            }
        );
    }

    private static string? CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "api.unreadable",
            StatusCodes.Status401Unauthorized => "api.no-key",
            StatusCodes.Status403Forbidden => "api.not-allowed",
            StatusCodes.Status404NotFound => "api.not-found",
            StatusCodes.Status405MethodNotAllowed => "api.wrong-method",
            StatusCodes.Status413PayloadTooLarge => "api.too-large",
            StatusCodes.Status415UnsupportedMediaType => "api.not-json",
            StatusCodes.Status500InternalServerError => "api.failed",
            _ => null,
        };

    /// <summary>Runs the error page as a GET of its own, so that no form of the failed request is handled again.</summary>
    private static async Task PageAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (path, query, method) = (
            http.Request.Path,
            http.Request.QueryString,
            http.Request.Method
        );
        http.Features.Set<IStatusCodeReExecuteFeature>(
            new StatusCodeReExecuteFeature
            {
                OriginalPath = path,
                OriginalPathBase = http.Request.PathBase,
                OriginalQueryString = query.Value,
            }
        );
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Path = $"{Path}/{http.Response.StatusCode}";
        http.Request.QueryString = QueryString.Empty;
        http.Request.Method = HttpMethod.Get.Method;
        // The failed page has used up this request's services; a page cannot begin with them again.
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await context.Next(http);
        }
        finally
        {
            http.RequestServices = services;
            (http.Request.Path, http.Request.QueryString, http.Request.Method) = (
                path,
                query,
                method
            );
            http.Features.Set<IStatusCodeReExecuteFeature>(null);
        }
    }

    /// <summary>The number people can read out on the phone and operators find in the log.</summary>
    public static string TraceOf(HttpContext http) =>
        Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}
