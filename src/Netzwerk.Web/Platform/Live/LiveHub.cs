using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Platform.Live;

/// <summary>What a watching page is told: this thing has another version now. It then fetches what it may see.</summary>
public interface ILiveClient
{
    Task Changed(string kind, Guid id, long version);
}

/// <summary>Lets a signed-in page watch groups and meetings that it may see.</summary>
[Authorize(Policies.SignedIn)]
public sealed class LiveHub(Permissions permissions, LiveConnections connections) : Hub<ILiveClient>
{
    public const string Meeting = "meeting";
    public const string Group = "group";

    /// <summary>How far the mails about a meeting or a series are.</summary>
    public const string Mails = "mails";

    /// <summary>How far all mails are; it has no id.</summary>
    public const string Outbox = "outbox";

    /// <summary>How far a long piece of work of the coordination is.</summary>
    public const string Work = "work";

    public override Task OnConnectedAsync()
    {
        connections.Enter(Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task Watch(string kind, Guid id)
    {
        if (!await MaySeeAsync(permissions, Context.User, kind, id, Context.ConnectionAborted))
        {
            throw new HubException("not-found");
        }

        connections.Watch(Context.ConnectionId, kind, id);
        await Groups.AddToGroupAsync(
            Context.ConnectionId,
            Channel(kind, id),
            Context.ConnectionAborted
        );
    }

    public Task Unwatch(string kind, Guid id)
    {
        connections.Unwatch(Context.ConnectionId, kind, id);
        return Groups.RemoveFromGroupAsync(
            Context.ConnectionId,
            Channel(kind, id),
            Context.ConnectionAborted
        );
    }

    /// <summary>Always made by the server from parsed parts, so that spelling cannot split or leak a channel.</summary>
    public static string Channel(string kind, Guid id) => $"{kind}:{id:N}";

    internal static async Task<bool> MaySeeAsync(
        Permissions permissions,
        ClaimsPrincipal? user,
        string kind,
        Guid id,
        CancellationToken ct
    ) =>
        kind switch
        {
            Meeting => (await permissions.ForMeetingAsync(user, new MeetingId(id), ct)).See,
            Mails => await permissions.PlansAsync(user, id, ct),
            Outbox => id == Guid.Empty && user?.IsInRole(Caller.CoordinatorRole) is true,
            Work => user?.IsInRole(Caller.CoordinatorRole) is true,
            Group => (await permissions.ForGroupAsync(user, new GroupId(id), ct)).See,
            _ => false,
        };
}
