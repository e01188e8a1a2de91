using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Actors.Informing;

/// <summary>Whose data came from somebody else is told so within a month (Art. 14 GDPR), once.</summary>
public static class InformingSetup
{
    public static void AddInforming(this IServiceCollection services)
    {
        services.AddScoped<UninformedPeople>();
        services.AddScoped<InformPeople>();
        services.AddSingleton<IDispatchWriter, DataNoticeWriter>();
    }
}
