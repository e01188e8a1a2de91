using Netzwerk.Web.Groups.Confidentiality.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Confidentiality;

/// <summary>Finds the texts of the duty of secrecy, and the words for why something about it was refused.</summary>
public sealed class ConfidentialityTexts;

/// <summary>The undertaking to keep the closed matters of a group to oneself.</summary>
internal static class ConfidentialitySetup
{
    public static void AddConfidentiality(this IServiceCollection services)
    {
        services.AddScoped<ConfidentialityCommands>();
        services.AddScoped<ConfidentialityScreens>();
        services.AddScoped<ConfidentialityFiles>();
        services.AddScoped<ConfidentialityApi>();
        services.AddReaction<ConfidentialityMails>();
        services.AddSingleton<IDispatchWriter, ConfidentialityRequestWriter>();
        services.AddSingleton<IDispatchWriter, ConfidentialityReminderWriter>();
    }
}
