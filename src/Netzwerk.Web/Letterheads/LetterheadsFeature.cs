using Marten;
using Netzwerk.Domain.Letterheads;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Letterheads;

/// <summary>Finds the texts of the letterhead.</summary>
public sealed class LetterheadTexts;

/// <summary>The letterhead of the office: what stands on letters, mails and prints, set by coordinators.</summary>
public static class LetterheadsFeature
{
    public const string Route = "/verwaltung/briefkopf";

    public static void AddLetterheads(this IServiceCollection services)
    {
        services.AddSingleton<LetterheadCommands>();
        services.AddSingleton<SampleLetter>();
        services.ConfigureMarten(options => options.AddState<Letterhead, LetterheadEvent>());
    }

    public static void MapLetterheads(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet($"{Route}/logo", LetterheadFiles.LogoAsync)
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet($"{Route}/vorschau.pdf", LetterheadFiles.SampleAsync)
            .RequireAuthorization(Policies.Coordinator);
    }
}
