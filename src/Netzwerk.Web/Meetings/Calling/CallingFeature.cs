using Marten;
using Netzwerk.Web.Meetings.Notices;
using Netzwerk.Web.Meetings.Printing;
using Netzwerk.Web.Meetings.Proof;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Meetings.Calling;

/// <summary>Calling by the book: looking through a meeting, proof, public notice, printed papers.</summary>
public static class CallingFeature
{
    /// <summary>Before the outbox forgets.</summary>
    private const string EveryNight = "11 2 * * *";

    public static void AddCalling(this IServiceCollection services)
    {
        services.ConfigureMarten(options => options.Schema.For<ConvocationProof>());
        services.AddScoped<CallingScreens>();
        services.AddScoped<CallingWords>();
        services.AddScoped<NoticeScreens>();
        services.AddScoped<NoticeFiles>();
        services.AddScoped<ProofScreens>();
        services.AddScoped<ProofWords>();
        services.AddScoped<ProofFiles>();
        services.AddSingleton<MeetingPrint>();
        services.AddScoped<MeetingPapers>();
        services.AddTransient<KeepProofs>();
        services.AddSingleton(
            RecurringWork.Of<KeepProofs>(
                "keep-convocation-proofs",
                EveryNight,
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }

    public static void MapCalling(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        NoticeFiles.Map(app);
        ProofFiles.Map(app);
        MeetingPapers.Map(app);
    }
}
