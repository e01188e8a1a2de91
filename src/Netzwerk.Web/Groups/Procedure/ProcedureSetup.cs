using Marten;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Procedure;

/// <summary>Finds the texts of rules of procedure.</summary>
public sealed class ProcedureTexts;

/// <summary>Rules of procedure: what a group agreed, in versions, and what they mean for its next meeting.</summary>
internal static class ProcedureSetup
{
    public static void AddProcedure(this IServiceCollection services)
    {
        services.AddSingleton<ProcedureCommands>();
        services.AddScoped<ProcedureScreens>();
        services.AddScoped<ProcedureApi>();
        services.AddSingleton<RuleWords>();
        services.AddSingleton<RuleEffects>();
        services.ConfigureMarten(options => options.AddState<GroupProcedure, ProcedureEvent>());
    }
}
