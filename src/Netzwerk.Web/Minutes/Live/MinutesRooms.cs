using System.Collections.Concurrent;
using Marten;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>The rooms of this process: opened when somebody asks, looked after, put away when idle.</summary>
public sealed class MinutesRooms(
    IDocumentStore store,
    CommandRunner commands,
    MinutesAdmissions admissions,
    MinutesBell bell,
    IHubContext<MinutesHub, IMinutesClient> hub,
    TimeProvider clock,
    ILogger<MinutesRooms> log
) : BackgroundService
{
    /// <summary>With the few seconds that rights are trusted, whoever lost them is out well within ten.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    /// <summary>Long enough for a reload or a walk through a dead spot.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<AgendaItemId, Lazy<MinutesRoom>> _rooms = new();
    private readonly CancellationTokenSource _end = new();

    internal async Task<TAnswer> AskAsync<TAnswer>(
        AgendaItemId item,
        MeetingId meeting,
        MinutesAsk<TAnswer> ask
    )
    {
        while (!Open(item, meeting).TryAsk(ask))
        {
            Drop(item);
        }

        return await ask.Answer;
    }

    internal MinutesParticipant Enter(
        AgendaItemId item,
        MeetingId meeting,
        MinutesParticipant participant
    )
    {
        while (true)
        {
            if (Open(item, meeting).TryEnter(participant) is { } entered)
            {
                return entered;
            }

            Drop(item);
        }
    }

    internal IReadOnlyList<MinutesParticipant> PeopleIn(AgendaItemId item) =>
        Find(item)?.People.All ?? [];

    internal MinutesParticipant? Change(
        AgendaItemId item,
        string connection,
        Func<MinutesParticipant, MinutesParticipant> change
    ) => Find(item)?.People.Change(connection, change);

    public async Task LeaveAsync(AgendaItemId item, string connection)
    {
        if (Find(item)?.People.Leave(connection) is true)
        {
            await hub.Clients.Group(MinutesRoom.GroupOf(item)).Left(item.ToString(), connection);
        }
    }

    public async Task LeaveAllAsync(string connection)
    {
        foreach (var item in _rooms.Keys)
        {
            await LeaveAsync(item, connection);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await using var _ = cancellationToken.Register(_end.Cancel);
        await Task.WhenAll(_rooms.Values.Select(room => room.Value.CloseAsync()));
    }

    public override void Dispose()
    {
        _end.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var heard = await bell.ListenAsync(Look, clock, stoppingToken);
            foreach (var meeting in heard)
            {
                admissions.Forget(meeting);
            }

            if (heard.Count > 0)
            {
                LookAtTexts();
            }

            try
            {
                await LookAfterAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The next look tries again; without it nobody would ever be put out.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.WatchFailed(problem);
            }
        }
    }

    /// <summary>A text may have begun without us; who has it open sees it then.</summary>
    private void LookAtTexts()
    {
        foreach (var room in _rooms.Values.Select(r => r.Value))
        {
            room.TryAsk(new OpenAsk());
        }
    }

    private async Task LookAfterAsync(CancellationToken ct)
    {
        foreach (var room in _rooms.Values.Select(r => r.Value))
        {
            foreach (var participant in room.People.All)
            {
                await LookAfterAsync(room, participant, ct);
            }

            if (room.TryClose(Idle))
            {
                Drop(room.Item);
                await room.CloseAsync();
            }
        }

        admissions.Tidy();
    }

    private async Task LookAfterAsync(
        MinutesRoom room,
        MinutesParticipant participant,
        CancellationToken ct
    )
    {
        var item = room.Item;
        var connection = participant.Connection;
        var admission = await admissions.AdmitAsync(participant.Shown, item, ct);
        if (admission is null)
        {
            await hub.Groups.RemoveFromGroupAsync(connection, MinutesRoom.GroupOf(item), ct);
            await LeaveAsync(item, connection);
        }

        if (participant.MayWrite && admission is not { MayWrite: true })
        {
            room.People.Change(connection, p => p with { MayWrite = false });
            await hub.Clients.Client(connection).Closed(item.ToString());
        }
    }

    private MinutesRoom Open(AgendaItemId item, MeetingId meeting) =>
        _rooms
            .GetOrAdd(
                item,
                _ =>
                    new(() =>
                        new(item, new(item, meeting, store, commands), hub, clock, log, _end.Token)
                    )
            )
            .Value;

    private MinutesRoom? Find(AgendaItemId item) =>
        _rooms.TryGetValue(item, out var room) ? room.Value : null;

    private void Drop(AgendaItemId item)
    {
        if (_rooms.TryGetValue(item, out var room) && room.Value.IsClosed)
        {
            _rooms.TryRemove(new(item, room));
        }
    }
}
