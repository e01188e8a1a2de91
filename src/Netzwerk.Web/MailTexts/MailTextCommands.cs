using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.MailTexts;

/// <summary>What coordinators change about the words of mails.</summary>
public sealed class MailTextCommands(CommandRunner commands)
{
    public Task<CommandResult> SetAsync(
        MailText text,
        Asker asker,
        long? version,
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

                await work.AppendAsync<OwnMailTexts, MailTextEvent>(
                    OwnMailTexts.OfTheOffice,
                    t => MailTextDecisions.Decide(t, new SetMailText(text)),
                    token,
                    version
                );
            },
            ct
        );
}
