using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.CircularResolutions.Mails;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>Finds the texts about deciding without a meeting.</summary>
public sealed class CircularResolutionTexts;

/// <summary>Deciding without a meeting: written, checked against the rules, asked, answered by link, ended, announced (ADR 0091).</summary>
public static class CircularResolutionsFeature
{
    public const string Route = "/umlaufbeschluss";

    public const string AnswerRoute = "/umlaufantwort";

    private const string EveryMinute = "* * * * *";

    private const string EveryTenMinutes = "*/10 * * * *";

    public static void AddCircularResolutions(this IServiceCollection services)
    {
        services.AddSingleton<CircularRegister>();
        services.AddSingleton<CircularResolutionCommands>();
        services.AddSingleton<RuleSentences>();
        services.AddSingleton<CircularMailTools>();
        services.AddScoped<CircularResolutionScreens>();
        services.AddReaction<CircularResolutionMails>();
        services.AddSingleton<IDispatchWriter, CircularQuestionWriter>();
        services.AddSingleton<IDispatchWriter, CircularNudgeWriter>();
        services.AddSingleton<IDispatchWriter, CircularResultWriter>();
        services.AddSingleton<ICarriedOver, CircularAnnouncements>();
        services.AddSingleton<IErasureStep, CircularErasure>();
        services.AddSingleton<IMergeStep<PersonId>>(
            new StateMergeStep<PersonId, CircularResolution, CircularResolutionEvent>(
                "circular-resolutions",
                (c, m) => CircularMergeDecisions.Decide(c, new MergeCircularPerson(m.Gone, m.Into)),
                (c, m) =>
                    CircularMergeDecisions.Decide(c, new UndoCircularPersonMerge(m.Gone, m.Into))
            )
        );
        services.AddTransient<EndDueCirculars>();
        services.AddTransient<NudgeBeforeLastDay>();
        services.AddSingleton(
            RecurringWork.Of<EndDueCirculars>(
                "end-due-circulars",
                EveryMinute,
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddSingleton(
            RecurringWork.Of<NudgeBeforeLastDay>(
                "nudge-before-last-day",
                EveryTenMinutes,
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<CircularResolution, CircularResolutionEvent>();
            options.Schema.For<CircularResolution>().Index(c => c.Group).Index(c => c.State);
            options.Schema.For<CircularNudge>().Index(n => n.Circular);
        });
    }

    public static string PageOf(Guid circular) => $"{Route}/{circular}";
}
