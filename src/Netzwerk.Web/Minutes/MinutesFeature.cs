using Marten;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.FollowUp.Drafts;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Drafts;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Minutes.Pages;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Minutes.Templates;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Exports;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Minutes;

/// <summary>Minutes: written together live, laid open for objections, frozen.</summary>
public static class MinutesFeature
{
    public static void AddMinutes(this IServiceCollection services)
    {
        services.AddSingleton<MinutesTexts>();
        services.AddScoped<MinutesScreens>();
        services.AddSingleton<IDraftedDuties, DraftedInMinutes>();
        services.AddScoped<EditorWords>();
        services.AddScoped<IMaskingStep, MinutesTextMasking>();
        services.AddScoped<IFrozenNames, FrozenNames>();
        services.AddSingleton<UsualBeginnings>();
        services.AddSingleton<IMeetingOpening, LayOutTemplates>();
        services.AddSingleton<TemplateCommands>();
        services.AddScoped<TemplateScreens>();
        services.AddSingleton<VersionReader>();
        services.AddScoped<VersionScreens>();
        services.AddScoped<VersionWords>();
        services.AddSingleton<VersionCommands>();
        services.AddSingleton<IExportPart, EditionsPart>();
        services.AddSingleton<IExportPart, ImagesPart>();
        services.AddLiveMinutes();
        services.ConfigureMarten(options =>
        {
            options.AddState<MeetingMinutes, MinutesEvent>();
            options.AddState<MinutesTemplates, MinutesTemplateEvent>();
            options.Schema.For<MeetingMinutes>().Index(m => m.State);
            options.Schema.For<MinutesTextSnapshot>();
            options.Schema.For<MinutesVersionIndex>();
            options.Schema.For<MinutesImageFile>();
            // A text is asked for by its agenda item alone: which meeting does it belong to?
            options.Schema.For<Meeting>().GinIndexJsonData();
        });
        services.AddTransient<ForgetImages>();
        services.AddSingleton(
            RecurringWork.Of<ForgetImages>(
                "forget-images",
                "40 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddMinutesReview();
    }

    public static void MapMinutes(this WebApplication app)
    {
        app.MapLiveMinutes();
        app.MapMinutesImages();
    }
}
