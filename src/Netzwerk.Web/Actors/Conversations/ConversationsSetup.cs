using Marten;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Conversations;

/// <summary>Finds the texts about conversations.</summary>
public sealed class ConversationTexts;

/// <summary>Whom the coordination spoke with, what came of it and what follows.</summary>
internal static class ConversationsSetup
{
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddScoped<ConversationCommands>();
        services.AddScoped<ConversationScreens>();
        services.ConfigureMarten(options =>
        {
            options.AddState<Conversation, ConversationEvent>();
            options.Schema.For<Conversation>().GinIndexJsonData();
        });
    }
}
