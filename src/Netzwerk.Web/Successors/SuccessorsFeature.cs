using Marten;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Successors.Handovers;
using Netzwerk.Web.Successors.Mails;

namespace Netzwerk.Web.Successors;

/// <summary>Finds the texts of the question who follows.</summary>
public sealed class SuccessorTexts;

/// <summary>"Who follows?": when mail to somebody comes back, the organisation is asked, and its answer taken over.</summary>
public static class SuccessorsFeature
{
    public static void AddSuccessors(this IServiceCollection services)
    {
        services.AddScoped<SuccessorQuestions>();
        services.AddScoped<SuccessorReleases>();
        services.AddScoped<SuccessorScreens>();
        services.AddSingleton<SuccessorAnswers>();
        services.AddSingleton<IErasureStep, SuccessorErasure>();
        services.AddSingleton<IDispatchWriter, SuccessorMailWriter>();
        services.AddSingleton<IDispatchWriter, SuccessorWelcomeWriter>();
        services.AddScoped<Handovers.Handovers>();
        services.AddSingleton<DossierScreens>();
        services.AddSingleton<IDispatchWriter, SeatDossierWriter>();
        services.AddTransient<ForgetSuccessorAnswers>();
        services.AddSingleton(
            RecurringWork.Of<ForgetSuccessorAnswers>(
                "forget-successor-answers",
                "53 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<SuccessorSearch, SuccessorEvent>();
            options.Schema.For<SealedSuccessorAnswer>().Index(a => a.Person);
        });
    }
}
