using Marten;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Accounts;

/// <summary>Finds the texts of signing in and of one's own account.</summary>
public sealed class AccountTexts;

/// <summary>Signing in without passwords, one's own account, and the first coordinator.</summary>
public static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<SignIn>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<IDispatchWriter, SignInMailWriter>();
        services.AddTransient<PlanSignInMail>();
        services.AddTransient<AccountCleanup>();
        services.AddScoped<SignInCookies>();
        services.AddScoped<FirstCoordinator>();
        services.AddScoped<IShellPart, AccountShell>();
        services.AddSingleton(
            RecurringWork.Of<AccountCleanup>(
                "account-cleanup",
                "23 * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options
                .Schema.For<SignInAttempt>()
                .UseOptimisticConcurrency(enabled: true)
                .UniqueIndex(a => a.NonceHash)
                .Index(a => a.ExpiresAt)
                .Index(a => a.MailedAt!);
            options.Schema.For<SignInPost>().UseOptimisticConcurrency(enabled: true);
        });
    }

    /// <summary>To be called after UseWebPages.</summary>
    public static void UseAccounts(this WebApplication app) => app.UseSignInLimits();
}
