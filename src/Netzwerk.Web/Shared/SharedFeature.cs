namespace Netzwerk.Web.Shared;

/// <summary>Marks the texts of everything in Shared.</summary>
public sealed class SharedTexts;

/// <summary>The look and the frame of every page.</summary>
public static class SharedFeature
{
    public static void AddShared(this IServiceCollection services)
    {
        services.AddScoped<FlashMessages>();
        services.AddSingleton<SealedSearch>();
    }

    /// <summary>To be called after UseWebPages, when it is known who asks.</summary>
    public static void UseShell(this IApplicationBuilder app) =>
        app.UseMiddleware<ShellMiddleware>();

    /// <summary>Maps every page of the product and the built styles, scripts and images.</summary>
    public static RazorComponentsEndpointConventionBuilder MapShared(
        this IEndpointRouteBuilder routes
    )
    {
        routes.MapStaticAssets().AllowAnonymous();
        return routes.MapRazorComponents<App>();
    }
}
