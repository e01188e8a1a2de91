using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.Options;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Api;
using Netzwerk.Web.Meetings.Series.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>Series of meetings: planned at once, called with one mail, each date a meeting of its own.</summary>
public static class SeriesFeature
{
    public static void AddSeries(this IServiceCollection services)
    {
        services.ConfigureMarten(
            (provider, options) =>
            {
                options.AddState<MeetingSeries, SeriesEvent>();
                options.Schema.For<MeetingSeries>().Index(s => s.Group);
                options
                    .Schema.For<SeriesTimer>()
                    .UseOptimisticConcurrency(enabled: true)
                    .Index(t => t.ChangesDueAt!);
                options.Projections.Add(
                    new SeriesTimers(provider.GetRequiredService<IOptions<MailSettings>>()),
                    ProjectionLifecycle.Inline
                );
            }
        );
        services.AddSingleton<SeriesCommands>();
        services.AddSingleton<SeriesInvitations>();
        services.AddScoped<SeriesGuests>();
        services.AddScoped<SeriesScreens>();
        services.AddScoped<SeriesApi>();
        services.AddScoped<SeriesPeopleApi>();
        services.AddReaction<SeriesMails>();
        services.AddSingleton<SeriesMailWriter>();
        services.AddSingleton<IMailPreview, SeriesMailPreview>();
        services.AddSingleton<IDispatchWriter, SeriesAnnouncementDispatch>();
        services.AddSingleton<IDispatchWriter, SeriesWithdrawalDispatch>();
        services.AddTransient<AnnounceDueSeries>();
        services.AddSingleton(
            RecurringWork.Of<AnnounceDueSeries>(
                "announce-due-series",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }
}
