using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Mail;

public static class MailPlatform
{
    /// <summary>Mail goes through the relay of the settings, or without one into the folder "post" of the data folder.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, string dataFolder)
    {
        services
            .AddOptions<MailSettings>()
            .BindConfiguration(MailSettings.Section)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailSettings>, MailSettingsRules>();
        services.AddLocalization();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new PostFolder(Path.Combine(dataFolder, "post")));
        services.AddSingleton<MessageComposer>();
        services.AddSingleton<MailRenderer>();
        services.AddScoped<MailFooter>();
        services.AddSingleton(Transport);
        return services;
    }

    /// <summary>Reads the mailbox of the settings and hands each mail to a feature.</summary>
    public static IServiceCollection AddInbox<THandler>(this IServiceCollection services)
        where THandler : class, IIncomingMailHandler
    {
        services.AddSingleton<IIncomingMailHandler, THandler>();
        services.AddSingleton<IDnsTexts, DnsTexts>();
        services.AddSingleton<DkimCheck>();
        services.AddSingleton<MessageReader>();
        services.AddSingleton<InboxState>();
        services.AddHostedService<InboxLoop>();
        services
            .AddHealthChecks()
            .AddCheck<InboxCheck>("inbox", tags: [Health.HealthSetup.Details]);
        return services;
    }

    private static IMailTransport Transport(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<MailSettings>>();
        if (!string.IsNullOrWhiteSpace(settings.Value.Smtp.Host))
        {
            return ActivatorUtilities.CreateInstance<SmtpTransport>(services);
        }

        services.GetRequiredService<ILogger<FolderTransport>>().MailGoesToFolder();
        return ActivatorUtilities.CreateInstance<FolderTransport>(services);
    }
}
