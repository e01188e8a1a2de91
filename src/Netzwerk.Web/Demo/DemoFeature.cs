using System.Globalization;
using Marten;

namespace Netzwerk.Web.Demo;

/// <summary>Finds what the demo says at the console.</summary>
public sealed class DemoTexts;

/// <summary>A county that looks like a real one, for looking around: without a real person, loaded once.</summary>
public static class DemoFeature
{
    private const string Setting = "Netzwerk:Demo";
    private const string EmptyStart = "--leer";

    /// <summary>To be called last: the demo is written by a second program made of the same parts.</summary>
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton(new ProgramParts(services));
        services.AddTransient<DemoLoader>();
        services.ConfigureMarten(options => options.Schema.For<DemoMarker>());
    }

    /// <summary>Loads the demo where it is wanted: in development, or where the setting says so; never beside "--leer".</summary>
    public static async Task LoadDemoAsync(
        this WebApplication app,
        IReadOnlyList<string> args,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        var isWanted = app.Configuration.GetValue(Setting, app.Environment.IsDevelopment());
        if (isWanted && !args.Contains(EmptyStart, StringComparer.Ordinal))
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
            await app.Services.GetRequiredService<DemoLoader>().LoadAsync(Console.Out, ct);
        }
    }
}
