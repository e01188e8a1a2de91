using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;
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

    /// <summary>The part of the list that a watching browser fetches anew when mails went on.</summary>
    public static void MapPost(this WebApplication app) =>
        app.MapGet("/verwaltung/post/stand", Counts).RequireAuthorization(Policies.Coordinator);

    private static RazorComponentResult<OutboxCounts> Counts(HttpContext http, PersonId? person)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Person = person });
    }
}
