using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>Writing minutes together; docs/live.md describes every call.</summary>
[Authorize(Policies.SignedIn)]
public sealed class MinutesHub(
    MinutesAdmissions admissions,
    MinutesRooms rooms,
    PersonNames names,
    LiveConnections connections,
    TimeProvider clock
) : Hub<IMinutesClient>
{
    public const string Path = "/live/minutes";

    private const string NotFound = "not-found";

    /// <summary>The client's name is chance, not prose.</summary>
    private const int LongestClient = 100;

    private CallLimits Limits => (CallLimits)Context.Items[nameof(Limits)]!;

    private Credentials? Shown => (Credentials?)Context.Items[nameof(Shown)];

    public override Task OnConnectedAsync()
    {
        Context.Items[nameof(Limits)] = new CallLimits(clock);
        Context.Items[nameof(Shown)] = Credentials.Of(Context.GetHttpContext());
        connections.Enter(Context);
        return base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Leave(Context.ConnectionId);
        await rooms.LeaveAllAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    public async Task<MinutesJoined> Join(string itemId)
    {
        var (item, admission) = await AdmitAsync(itemId);
        var group = MinutesRoom.GroupOf(item);
        // Listening comes first: what is committed while the text is read must not be missed.
        await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        var me = rooms.Enter(item, admission.Meeting, await ParticipantAsync(admission));
        await Clients.OthersInGroup(group).Person(item.ToString(), me.ToMessage());
        var at = await rooms.AskAsync(item, admission.Meeting, new OpenAsk());
        return new(
            at.Version,
            MinutesJson.Parse(at.Text.ToJson()),
            [
                .. rooms
                    .PeopleIn(item)
                    .Where(p => p.Connection != Context.ConnectionId)
                    .Select(p => p.ToMessage()),
            ],
            admission.MayWrite
        );
    }

    public async Task<MinutesPushReply> Push(
        string itemId,
        long version,
        JsonElement steps,
        string client
    )
    {
        if (!Limits.Pushes.TryTake())
        {
            return MinutesPushReply.Refused(MinutesPushReply.TooFast);
        }

        var admission = AgendaItemId.TryParse(itemId, provider: null, out var item)
            ? await admissions.AdmitAsync(Shown, item, Context.ConnectionAborted)
            : null;
        if (admission is not { HasWriteRight: true })
        {
            return MinutesPushReply.Refused(MinutesPushReply.Forbidden);
        }

        if (version < 0 || !IsClient(client) || steps.ValueKind is not JsonValueKind.Array)
        {
            return MinutesPushReply.Refused(MinutesRefusals.Malformed);
        }

        // Whether writing is over is judged in the transaction, not here.
        var ask = new PushAsk(version, steps, client, admission.Person);
        return await rooms.AskAsync(item, admission.Meeting, ask);
    }

    public async Task<MinutesStepsMessage> Since(string itemId, long version)
    {
        var (item, admission) = await AdmitAsync(itemId);
        var ask = new SinceAsk(Math.Max(0, version));
        return await rooms.AskAsync(item, admission.Meeting, ask);
    }

    public async Task Caret(string itemId, int? head)
    {
        // Only who is inside is shown; who may no longer be inside is put out by the one who looks after the rooms.
        if (
            Limits.Carets.TryTake()
            && AgendaItemId.TryParse(itemId, provider: null, out var item)
            && rooms.Change(item, Context.ConnectionId, p => p with { Head = Place(head) })
                is { } me
        )
        {
            await Clients
                .OthersInGroup(MinutesRoom.GroupOf(item))
                .Person(item.ToString(), me.ToMessage());
        }
    }

    public async Task Leave(string itemId)
    {
        if (AgendaItemId.TryParse(itemId, provider: null, out var item))
        {
            await Groups.RemoveFromGroupAsync(
                Context.ConnectionId,
                MinutesRoom.GroupOf(item),
                Context.ConnectionAborted
            );
            await rooms.LeaveAsync(item, Context.ConnectionId);
        }
    }

    private async Task<(AgendaItemId Item, MinutesAdmission Admission)> AdmitAsync(string itemId)
    {
        if (!Limits.Reads.TryTake())
        {
            throw new HubException(MinutesPushReply.TooFast);
        }

        return
            AgendaItemId.TryParse(itemId, provider: null, out var item)
            && await admissions.AdmitAsync(Shown, item, Context.ConnectionAborted) is { } admission
            ? (item, admission)
            : throw new HubException(NotFound);
    }

    private async Task<MinutesParticipant> ParticipantAsync(MinutesAdmission admission)
    {
        var known = await names.OfAsync([admission.Person], Context.ConnectionAborted);
        return new(Context.ConnectionId, admission.Person, known[admission.Person], Shown!)
        {
            MayWrite = admission.MayWrite,
        };
    }

    private static int? Place(int? head) => head is >= 0 and <= MinutesSchema.MaxSize ? head : null;

    private static bool IsClient(string? client) =>
        client is { Length: > 0 and <= LongestClient } && !client.Any(char.IsControl);
}
