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
public sealed class LiveHub(Permissions permissions) : Hub<ILiveClient>
{
    public const string Meeting = "meeting";
    public const string Group = "group";

    public async Task Watch(string kind, Guid id)
    {
        if (!await MaySeeAsync(kind, id))
        {
            throw new HubException("not-found");
        }

        await Groups.AddToGroupAsync(
            Context.ConnectionId,
            Channel(kind, id),
            Context.ConnectionAborted
        );
    }

    public Task Unwatch(string kind, Guid id) =>
        Groups.RemoveFromGroupAsync(
            Context.ConnectionId,
            Channel(kind, id),
            Context.ConnectionAborted
        );

    /// <summary>Always made by the server from parsed parts, so that spelling cannot split or leak a channel.</summary>
    public static string Channel(string kind, Guid id) => $"{kind}:{id:N}";

    private async Task<bool> MaySeeAsync(string kind, Guid id)
    {
        var ct = Context.ConnectionAborted;
        return kind switch
        {
            Meeting => (await permissions.ForMeetingAsync(Context.User, new MeetingId(id), ct)).See,
            Group => (await permissions.ForGroupAsync(Context.User, new GroupId(id), ct)).See,
            _ => false,
        };
    }
}
