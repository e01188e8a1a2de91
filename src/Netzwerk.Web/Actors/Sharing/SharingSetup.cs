using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>Finds the texts about who sees what of whom.</summary>
public sealed class SharingTexts;

/// <summary>Who sees which detail of a person, as the person agreed; and who is in the network (ADR 85).</summary>
internal static class SharingSetup
{
    public static void AddSharing(this IServiceCollection services)
    {
        services.AddScoped<VisibilityCommands>();
        services.AddScoped<VisibilityScreens>();
        services.AddScoped<ShownPeople>();
        services.AddScoped<PeopleOfNetwork>();
        services.AddScoped<IErasureStep, SharingErasure>();
        services.AddSingleton<IMergeStep<PersonId>, SharingMergeStep>();
        services.AddScoped<IShellPart, SharingShell>();
        services.ConfigureMarten(options =>
        {
            options.AddState<PersonVisibility, VisibilityEvent>();
            options.Schema.For<PersonVisibility>().Index(v => v.Widest);
        });
    }
}
