using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.SchedulingPolls.Mails;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>Finds the texts about date polls.</summary>
public sealed class PollTexts;

/// <summary>Finding a date: asked, answered by link, picked (ADR 0088).</summary>
public static class SchedulingPollsFeature
{
    public const string Route = "/terminfindung";

    private const string EveryTenMinutes = "*/10 * * * *";

    public static void AddSchedulingPolls(this IServiceCollection services)
    {
        services.AddSingleton<PollCommands>();
        services.AddScoped<PollScreens>();
        services.AddScoped<PollConflicts>();
        services.AddReaction<PollMails>();
        services.AddSingleton<IDispatchWriter, PollQuestionWriter>();
        services.AddSingleton<IDispatchWriter, PollNudgeWriter>();
        services.AddSingleton<IDispatchWriter, PollResultWriter>();
        services.AddSingleton<IErasureStep, PollErasure>();
        services.AddSingleton<IMergeStep<PersonId>>(
            new StateMergeStep<PersonId, SchedulingPoll, SchedulingPollEvent>(
                "polls",
                (p, m) => PollMergeDecisions.Decide(p, new MergePollPerson(m.Gone, m.Into)),
                (p, m) => PollMergeDecisions.Decide(p, new UndoPollPersonMerge(m.Gone, m.Into))
            )
        );
        services.AddTransient<NudgeBeforeDeadline>();
        services.AddSingleton(
            RecurringWork.Of<NudgeBeforeDeadline>(
                "nudge-before-deadline",
                EveryTenMinutes,
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<SchedulingPoll, SchedulingPollEvent>();
            options.Schema.For<SchedulingPoll>().Index(p => p.Group).Index(p => p.State);
            options.Schema.For<DeadlineNudge>().Index(n => n.Poll);
        });
    }

    public static string PageOf(Guid poll) => $"{Route}/{poll}";
}
