using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Conversations;

/// <summary>What coordinators note about whom they spoke with.</summary>
public sealed class ConversationCommands(CommandRunner commands, TimeProvider clock)
{
    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public Task<CommandResult> NoteAsync(
        ConversationId id,
        NoteConversation ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(
            asker,
            async (work, token) =>
            {
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is not null)
                {
                    return;
                }

                if (!await IsKnownAsync(work, ask, token))
                {
                    work.NotFound();
                    return;
                }

                work.Start<Conversation, ConversationEvent>(
                    id.Value,
                    ConversationDecisions.Decide(ask, Today)
                );
            },
            ct
        );
    }

    public Task<CommandResult> CorrectAsync(
        ConversationId id,
        CorrectConversation ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        RunAsync(
            asker,
            (work, token) =>
                work.ChangeAsync<Conversation, ConversationEvent>(
                    id.Value,
                    c => ConversationDecisions.Decide(c, ask, Today),
                    token,
                    version
                ),
            ct
        );

    public Task<CommandResult> FinishStepAsync(
        ConversationId id,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            (work, token) =>
                work.ChangeAsync<Conversation, ConversationEvent>(
                    id.Value,
                    c => ConversationDecisions.Decide(c, new FinishNextStep()),
                    token
                ),
            ct
        );

    private static async Task<bool> IsKnownAsync(
        Work work,
        NoteConversation ask,
        CancellationToken ct
    ) =>
        (
            ask.Organisation is not { } organisation
            || await work.Session.LoadAsync<Organisation>(organisation.Value, ct) is not null
        )
        && (
            ask.Person is not { } person
            || await work.Session.LoadAsync<Person>(person.Value, ct) is { IsErased: false }
        );

    private Task<CommandResult> RunAsync(
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.NotFound();
                    return;
                }

                await script(work, token);
            },
            ct
        );
}
