namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>Leading a meeting: who is there when, whether they can decide, item after item.</summary>
internal static class SittingSetup
{
    public static void AddSitting(this IServiceCollection services)
    {
        services.AddScoped<PresenceCommands>();
        services.AddSingleton<CourseCommands>();
        services.AddScoped<SittingScreens>();
        services.AddSingleton<SittingWords>();
        services.AddSingleton<SittingTexter>();
    }
}
