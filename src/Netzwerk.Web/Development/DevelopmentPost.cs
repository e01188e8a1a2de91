using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Development;

/// <summary>Shows developers the mails that the folder took instead of a relay.</summary>
public static class DevelopmentPost
{
    public const string Route = "/entwicklung/post";

    // A stranger's page in our own house: no script, no form, nothing loaded, no access to our cookies.
    private const string Cage =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    /// <summary>Needed everywhere: it is what keeps the pages out of production.</summary>
    public static IServiceCollection AddDevelopmentPost(this IServiceCollection services)
    {
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<MatcherPolicy, DevelopmentOnlyPolicy>()
        );
        return services;
    }

    public static IEndpointRouteBuilder MapDevelopmentPost(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet($"{Route}/{{id}}/html", ShowHtmlAsync)
            .WithMetadata(new DevelopmentOnlyAttribute())
            .AllowAnonymous()
            .ExcludeFromDescription();
        return endpoints;
    }

    internal static string Link(string id, string? view = null) =>
        view is null ? $"{Route}/{id}" : $"{Route}/{id}?ansicht={view}";

    private static async Task<IResult> ShowHtmlAsync(
        string id,
        PostFolder folder,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var message = await folder.FindAsync(id, ct);
        if (message is null)
        {
            return TypedResults.NotFound();
        }

        response.Headers.ContentSecurityPolicy = Cage;
        return TypedResults.Content(message.Html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }
}
