using Netzwerk.Web.Actors;
using Netzwerk.Web.Development;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Legal;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Platform;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web;

/// <summary>All parts of the program in one place: what it is made of, and what it answers to.</summary>
public static class Composition
{
    public static void AddNetzwerk(
        this WebApplicationBuilder builder,
        string connectionString,
        string dataDirectory
    )
    {
        var key = MasterKey.Load(builder.Configuration["Netzwerk:MasterKey"], dataDirectory);
        builder.AddPlatform(connectionString, key, dataDirectory);
        var services = builder.Services;
        services.AddWebPages();
        services.AddShared();
        services.AddActors();
        services.AddGroups();
        services.AddMeetings();
        services.AddMinutes();
        services.AddFollowUp();
        services.AddDevelopmentPost();
    }

    public static void MapNetzwerk(this WebApplication app)
    {
        app.UseWebPages();
        app.MapPlatform();
        app.MapShared();
        app.MapLegal();
        app.MapMeetings();
        app.MapMinutes();
        app.MapDevelopmentPost();
    }

    /// <summary>Serves until told to stop.</summary>
    public static async Task<int> RunCommandAsync(
        this WebApplication app,
        string[] args,
        CancellationToken stop
    )
    {
        _ = args;
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
