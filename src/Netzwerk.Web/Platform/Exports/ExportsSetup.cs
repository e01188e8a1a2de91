namespace Netzwerk.Web.Platform.Exports;

public static class ExportsSetup
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddSingleton<IExportPart, FactsPart>();
        services.AddSingleton<IExportPart, StatesPart>();
        services.AddSingleton<IExportPart, PeoplePart>();
        services.AddSingleton<FullExport>();
    }
}
