using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Post;

/// <summary>What became of the mails: for coordinators, who decide about those that got stuck.</summary>
public static class PostFeature
{
    public static void AddPost(this IServiceCollection services)
    {
        services.AddSingleton<OutboxCommands>();
        services.AddScoped<Outbox>();
        services.AddScoped<MailSubjects>();
        services.AddScoped<PersonMails>();
        services.AddScoped<MailCheck>();
        services.AddScoped<IShellPart, PostShell>();
    }
}
