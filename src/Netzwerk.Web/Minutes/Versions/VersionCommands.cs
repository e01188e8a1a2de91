using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Versions;

/// <summary>Restores earlier versions of the texts of minutes.</summary>
public sealed class VersionCommands(IDocumentStore store, MinutesRooms rooms)
{
    private const string Closed = "versions.closed";

    /// <summary>Erasing somebody while a version is read is rare, twice in a row does not happen.</summary>
    private const int Tries = 3;

    /// <summary>
    /// The text is as it was then, as a new version; whoever has it open sees it at once. What was written in between
    /// stays among the versions.
    /// </summary>
    public async Task<CommandResult> RestoreAsync(
        MeetingId id,
        AgendaItemId item,
        long version,
        Asker asker,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        if (
            Caller.PersonOf(asker.User) is not { } person
            || await session.LoadAsync<Meeting>(id.Value, ct) is not { } meeting
            || meeting.Agenda.All(i => i.Id != item)
        )
        {
            return CommandResult.NotFound;
        }

        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var rights = Permissions.RightsIn(meeting, group, asker.User);
        if (!rights.WriteMinutes)
        {
            return rights.See ? CommandResult.Forbidden : CommandResult.NotFound;
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var masked = await StoredText.MaskedAtAsync(session, item, ct);
            var texts = await StoredText.AtAsync(session, item, [version], ct);
            if (!texts.TryGetValue(version, out var text))
            {
                return CommandResult.NotFound;
            }

            var client = "restore-" + Guid.CreateVersion7();
            var ask = new RestoreAsk(text, version, masked, client, person);
            var reply = await rooms.AskAsync(item, id, ask);
            if (reply.Reason is not null)
            {
                // Whether writing is over is judged in the transaction.
                return new(CommandStatus.Refused, new Refusal(Closed));
            }

            if (reply.Accepted)
            {
                var status = ask.IsNeedless ? CommandStatus.Unchanged : CommandStatus.Done;
                return new(status, Version: reply.Version);
            }
        }

        return new(CommandStatus.Conflict);
    }
}
