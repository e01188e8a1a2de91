using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Cards;
using Netzwerk.Web.Actors.Conversations;
using Netzwerk.Web.Actors.Erasing;
using Netzwerk.Web.Actors.Imports;
using Netzwerk.Web.Actors.Informing;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Actors.Sharing;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Exports;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors;

/// <summary>Finds the texts of the directory.</summary>
public sealed class ActorTexts;

/// <summary>The directory: persons and organisations active in education for newcomers.</summary>
public static class ActorsFeature
{
    public static void AddActors(this IServiceCollection services, string dataDirectory)
    {
        services.AddScoped<PersonRegistry>();
        services.AddScoped<PersonCommands>();
        services.AddScoped<PersonErasure>();
        services.AddScoped<PersonMasking>();
        services.AddSingleton(new ErasureList(dataDirectory));
        services.AddScoped<ErasureReplay>();
        services.AddReaction<NoteErasures>();
        services.AddScoped<OrganisationCommands>();
        services.AddSingleton<GeneralMails>();
        services.AddScoped<ActorDirectory>();
        services.AddScoped<DirectoryFiles>();
        services.AddSingleton<IExportPart, GeneralMailsPart>();
        services.AddScoped<IShellPart, ActorShell>();
        services.AddImports();
        services.AddInforming();
        services.AddMerging();
        services.AddShielding();
        services.AddSharing();
        services.AddScoped<CardFiles>();
        services.AddProfiles();
        services.AddAffiliations();
        services.AddConversations();
        services.ConfigureMarten(options =>
        {
            options.AddState<Person, PersonEvent>();
            options.AddState<Organisation, OrganisationEvent>();
            options.Schema.For<Person>().Index(p => p.Role);
            options.Schema.For<Organisation>().Index(o => o.Name);
            options.Schema.For<SealedGeneralMail>();
        });
    }
}
