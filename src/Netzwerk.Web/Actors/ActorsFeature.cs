using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors;

/// <summary>The directory: persons and organisations active in education for newcomers.</summary>
public static class ActorsFeature
{
    public static void AddActors(this IServiceCollection services)
    {
        services.AddScoped<PersonRegistry>();
        services.ConfigureMarten(options =>
        {
            options.AddState<Person, PersonEvent>();
            options.AddState<Organisation, OrganisationEvent>();
            options.Schema.For<Person>().Index(p => p.Role);
            options.Schema.For<Organisation>().Index(o => o.Name);
        });
    }
}
