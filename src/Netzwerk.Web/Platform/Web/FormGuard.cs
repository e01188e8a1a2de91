using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Web;

/// <summary>What a person typed into a form that could no longer be accepted, so that the error page can give it back.</summary>
public sealed record ExpiredForm(IReadOnlyList<KeyValuePair<string, string>> Typed);

/// <summary>Allows a form post from another site, such as an identity provider's answer.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowCrossSitePostAttribute : Attribute;

/// <summary>
/// Marks a page on which people sign in. Pressed again after the first press has signed them in, its form carries the
/// token of the stranger they were; then they are let on.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignsInAttribute : Attribute;

/// <summary>
/// Refuses what another site sends in a person's name, and answers an expired form with a page
/// of its own instead of the framework's empty 400.
/// </summary>
public static class FormGuard
{
    public static void UseCrossSiteGuard(this IApplicationBuilder app) =>
        app.Use(
            static (context, next) =>
            {
                if (!IsForeign(context))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        );

    public static void UseExpiredFormPage(this IApplicationBuilder app) =>
        app.Use(
            static async (context, next) =>
            {
                if (
                    context.Features.Get<IAntiforgeryValidationFeature>()
                    is not { IsValid: false } failed
                )
                {
                    await next(context);
                    return;
                }

                // Decided here: the form may be read to give its text back, and the error page runs unhindered.
                context.Features.Set<IAntiforgeryValidationFeature>(null);
                if (IsSignedInMeanwhile(context))
                {
                    context.Response.Redirect("/");
                    return;
                }

                if (FindBadRequest(failed.Error) is { } bad)
                {
                    context.Response.StatusCode = bad.StatusCode;
                    return;
                }

                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                context.Features.Set(new ExpiredForm(await TypedAsync(context)));
            }
        );

    private static bool IsSignedInMeanwhile(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true }
        && context.GetEndpoint()?.Metadata.GetMetadata<SignsInAttribute>() is not null;

    private static bool IsForeign(HttpContext context)
    {
        var request = context.Request;
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<AllowCrossSitePostAttribute>()
                is not null
        )
        {
            return false;
        }

        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site])
        {
            return site is not ("same-origin" or "none");
        }

        // Older browsers: no Origin at all, or "null" from a no-referrer page, is left to the form token.
        return request.Headers.Origin is [{ Length: > 0 } origin]
            && !origin.Equals("null", StringComparison.Ordinal)
            && !IsOurs(origin, context);
    }

    private static bool IsOurs(string origin, HttpContext context)
    {
        var root = context.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value;
        return origin.Equals(
                root.PublicUrl.GetLeftPart(UriPartial.Authority),
                StringComparison.OrdinalIgnoreCase
            )
            || origin.Equals(
                $"{context.Request.Scheme}://{context.Request.Host}",
                StringComparison.OrdinalIgnoreCase
            );
    }

    private static BadHttpRequestException? FindBadRequest(Exception? error) =>
        error switch
        {
            null => null,
            BadHttpRequestException bad => bad,
            _ => FindBadRequest(error.InnerException),
        };

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> TypedAsync(
        HttpContext context
    )
    {
        // Only a browser that vouches for the origin gets text back: nobody else may put words on our page.
        if (
            !context.Request.HasFormContentType
            || context.Request.Headers["Sec-Fetch-Site"] is not ["same-origin"]
        )
        {
            return [];
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return
            [
                .. form.Where(x => !x.Key.StartsWith('_'))
                    .SelectMany(x => x.Value.Select(v => KeyValuePair.Create(x.Key, v ?? "")))
                    .Where(x => x.Value.Length > 0 && !Guid.TryParse(x.Value, out _)),
            ];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
