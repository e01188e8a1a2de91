using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.FollowUp.Api;
using Netzwerk.Web.FollowUp.Drafts;
using Netzwerk.Web.FollowUp.Numbers;
using Netzwerk.Web.FollowUp.Reminders;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Wording;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.FollowUp;

/// <summary>What comes of meetings: the registers of resolutions and of tasks.</summary>
public static class FollowUpFeature
{
    public static void AddFollowUp(this IServiceCollection services)
    {
        services.ConfigureMarten(options =>
        {
            options.AddState<Resolution, ResolutionEvent>();
            options.AddState<ActionItem, ActionItemEvent>();
            options.Schema.For<TaskReminded>();
            options.Schema.For<ResolutionCounter>().UseOptimisticConcurrency(enabled: true);
            options.Schema.For<Resolution>().Index(r => r.Group).Index(r => r.Meeting);
            options
                .Schema.For<ActionItem>()
                .Index(t => t.Group)
                .Index(t => t.Meeting)
                .Index(t => t.Assignee!)
                .Index(t => t.State);
        });
        services.AddSingleton(DutyMerging.Tasks);
        services.AddSingleton(DutyMerging.Resolutions);
        services.AddSingleton(DutyMerging.OrganisationTasks);
        services.AddSingleton<FollowUpCommands>();
        services.AddSingleton<ICarriedOver, EarlierDuties>();
        services.AddSingleton<ResolutionCommands>();
        services.AddScoped<RegisterReader>();
        services.AddScoped<ResolutionRegister>();
        services.AddScoped<TaskRegister>();
        services.AddScoped<ResolutionScreens>();
        services.AddScoped<DraftRegister>();
        services.AddScoped<RegisterFiles>();
        services.AddScoped<TaskScreens>();
        services.AddScoped<FollowUpApi>();
        services.AddScoped<ResolutionsApi>();
        services.AddScoped<IShellPart, FollowUpMenu>();
        services.AddSingleton<TaskReminderWriter>();
        services.AddSingleton<IDispatchWriter>(sp => sp.GetRequiredService<TaskReminderWriter>());
        services.AddSingleton<IMailPreview, TaskReminderPreview>();
        services.AddTransient<PlanTaskReminders>();
        services.AddSingleton(
            RecurringWork.Of<PlanTaskReminders>(
                "plan-task-reminders",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }
}
