using JasperFx.Events.Daemon;
using Marten;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Exports;
using Netzwerk.Web.Platform.Health;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Lists;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Telemetry;

namespace Netzwerk.Web.Platform;

/// <summary>The technique below the features, in one call.</summary>
public static class PlatformSetup
{
    public static void AddPlatform(
        this WebApplicationBuilder builder,
        string connectionString,
        MasterKey masterKey,
        string dataDirectory
    )
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddEventStore(connectionString);
        services.AddPersons(masterKey);
        services.AddIdentity();
        services.AddKeyRing();
        services.AddJobs();
        services.AddLive();
        services.AddMail(dataDirectory);
        services.AddOfficeHead();
        services.AddScoped<ListFiles>();
        services.AddExports();
        services.AddDispatches();
        services.AddHealth();
        services.AddTelemetry(builder.Configuration);
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.MapHealth();
        app.MapJobs();
        app.MapLive();
    }
}
