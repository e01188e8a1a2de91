using Marten;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Affiliations;

/// <summary>Finds the texts about ties between people and organisations.</summary>
public sealed class AffiliationTexts;

/// <summary>Who works at, represents or answers for an organisation, beside those whose main organisation it is.</summary>
internal static class AffiliationsSetup
{
    public static void AddAffiliations(this IServiceCollection services)
    {
        services.AddScoped<AffiliationCommands>();
        services.AddScoped<AffiliationScreens>();
        services.AddScoped<IErasureStep, AffiliationErasure>();
        services.ConfigureMarten(options =>
        {
            options.AddState<OrganisationPeople, AffiliationEvent>();
            options.Schema.For<OrganisationPeople>().GinIndexJsonData();
        });
    }
}
