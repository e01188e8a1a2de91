using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.Options;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Api;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Meetings.Sitting;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings;

/// <summary>Meetings: planned, called, answered, moved, cancelled and held.</summary>
public static class MeetingsFeature
{
    private const string EveryMinute = "* * * * *";

    public static void AddMeetings(this IServiceCollection services)
    {
        services.ConfigureMarten(
            (provider, options) =>
            {
                options.AddState<Meeting, MeetingEvent>();
                options.Schema.For<Meeting>().Index(m => m.Group).Index(m => m.When.Day);
                options
                    .Schema.For<MeetingTimer>()
                    .UseOptimisticConcurrency(enabled: true)
                    .Index(t => t.ChangesDueAt!);
                options.Schema.For<ReminderRound>().Index(r => r.Meeting);
                options.Projections.Add(
                    new MeetingTimers(provider.GetRequiredService<IOptions<MailSettings>>()),
                    ProjectionLifecycle.Inline
                );
            }
        );
        services.AddSingleton<MeetingCommands>();
        services.AddSingleton<InvitationCommands>();
        services.AddSitting();
        services.AddSingleton<OpenFromBefore>();
        services.AddScoped<MeetingScreens>();
        services.AddCalling();
        services.AddScoped<MeetingsApi>();
        services.AddScoped<AgendaApi>();
        services.AddScoped<AttendanceApi>();
        services.AddReaction<MeetingMails>();
        services.AddSingleton<MeetingMailWriter>();
        services.AddSingleton<IMailPreview, MeetingMailPreview>();
        services.AddSingleton<IDispatchWriter, AnnouncementDispatch>();
        services.AddSingleton<IDispatchWriter, WithdrawalDispatch>();
        services.AddSingleton<IDispatchWriter, ReminderDispatch>();
        services.AddTransient<AnnounceDueChanges>();
        services.AddSingleton<AfterReminderWriter>();
        services.AddSingleton<IMailPreview, AfterReminderPreview>();
        services.AddSingleton<IDispatchWriter, AfterReminderDispatch>();
        services.AddTransient<PlanReminders>();
        services.AddTransient<PlanAfterReminders>();
        services.AddSingleton(
            RecurringWork.Of<AnnounceDueChanges>(
                "announce-due-changes",
                EveryMinute,
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddSingleton(
            RecurringWork.Of<PlanReminders>(
                "plan-reminders",
                EveryMinute,
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddSingleton(
            RecurringWork.Of<PlanAfterReminders>(
                "plan-after-reminders",
                EveryMinute,
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }
}
