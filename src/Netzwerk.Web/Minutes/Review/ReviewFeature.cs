using Marten;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Api;
using Netzwerk.Web.Minutes.Compilations;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Review.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>What comes after writing minutes: review, objections, freezing, print and mails.</summary>
public static class ReviewFeature
{
    public static void AddMinutesReview(this IServiceCollection services)
    {
        services.ConfigureMarten(options =>
        {
            options.Schema.For<MinutesEdition>().Index(e => e.Meeting);
        });
        services.AddSingleton<MinutesCommands>();
        services.AddSingleton<CorrectionCommands>();
        services.AddSingleton<EditionComparison>();
        services.AddSingleton<IAttendanceRecord, AttendanceInMinutes>();
        services.AddSingleton<ICarriedOver, UnsettledMinutes>();
        services.AddScoped<ReviewScreens>();
        services.AddScoped<MinutesApi>();
        services.AddSingleton<EditionBuilder>();
        services.AddSingleton<EditionPaper>();
        services.AddSingleton<MinutesPdf>();
        services.AddSingleton<ResolutionExtract>();
        services.AddScoped<MinutesFiles>();
        services.AddScoped<ExtractFiles>();
        services.AddScoped<CompilationReader>();
        services.AddSingleton<CompilationPrint>();
        services.AddScoped<CompilationFiles>();
        services.AddSingleton<MinutesFreezer>();
        services.AddReaction<MinutesMails>();
        services.AddSingleton<MinutesMailWriter>();
        services.AddNotice<ReviewDispatch>();
        services.AddNotice<ObjectionDispatch>();
        services.AddNotice<SettlementDispatch>();
        services.AddNotice<FrozenDispatch>();
        services.AddNotice<SentOutDispatch>();
        services.AddTransient<FreezeDueMinutes>();
        services.AddSingleton(
            RecurringWork.Of<FreezeDueMinutes>(
                "freeze-due-minutes",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }
}
