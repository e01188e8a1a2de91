using Marten;
using Netzwerk.Domain.Letters;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Letters;

/// <summary>Finds the texts of letters.</summary>
public sealed class LetterTexts;

/// <summary>Letters on paper about meetings, for people whom no mail reaches.</summary>
public static class LettersFeature
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<LetterCommands>();
        services.AddSingleton<LetterPrint>();
        services.AddScoped<LetterScreens>();
        services.ConfigureMarten(options => options.AddState<MeetingLetters, LetterEvent>());
    }

    public static void MapLetters(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/sitzungen/{id}/briefe/alle.pdf", LetterFiles.AllAsync)
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet("/sitzungen/{id}/briefe/{person}.pdf", LetterFiles.OneAsync)
            .RequireAuthorization(Policies.Coordinator);
    }
}
