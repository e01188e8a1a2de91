using Marten;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.MailTexts;

/// <summary>Finds the words of the pages about mail texts.</summary>
public sealed class MailTextWords;

/// <summary>Own words in mails, set by coordinators and looked at before anything goes out.</summary>
public static class MailTextsFeature
{
    public const string Route = "/verwaltung/mailtexte";

    public static void AddMailTexts(this IServiceCollection services)
    {
        services.AddSingleton<MailTextCommands>();
        services.AddScoped<PreviewScreens>();
        services.ConfigureMarten(options => options.AddState<OwnMailTexts, MailTextEvent>());
    }
}
