using Marten;
using Microsoft.AspNetCore.Authorization;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>
/// Names of the policies that stand on pages, endpoints and hubs. What somebody may do with one group or
/// meeting is asked of <see cref="Permissions"/> inside.
/// </summary>
public static class Policies
{
    public const string SignedIn = "signed-in";
    public const string Coordinator = "coordinator";

    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.ConfigureMarten(IdentityDocuments.ConfigureIdentity);
        services.AddHttpContextAccessor();
        services.AddScoped<Caller>();
        services.AddScoped<Permissions>();
        services.AddScoped<Links>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<SignInSessions>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<StandingIdentities>();
        services
            .AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<
                Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions,
                SessionHandler
            >(SessionHandler.SchemeName, configureOptions: null);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(SignedIn, p => p.RequireAuthenticatedUser())
            .AddPolicy(
                Coordinator,
                p => p.RequireAuthenticatedUser().RequireRole(Caller.CoordinatorRole)
            )
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }
}
