using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.EventStore;

public sealed class SomebodyElseWasFaster(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task At_however_many_documents_the_change_is_decided_again(int documents)
    {
        var start = app.Clock.GetUtcNow().AddYears(1);
        MeetingTimer[] timers =
        [
            .. Enumerable
                .Range(0, documents)
                .Select(_ => new MeetingTimer(Guid.CreateVersion7(), start, ChangesDueAt: null)),
        ];
        await StoreAsync(timers, start);
        var tries = 0;

        var result = await app
            .Services.GetRequiredService<CommandRunner>()
            .RunAsync(
                Originator.Job,
                async (work, ct) =>
                {
                    var found = await LoadAsync(work.Session, timers, ct);
                    if (++tries == 1)
                    {
                        await StoreAsync(timers, start.AddDays(1));
                    }

                    work.Session.Store([.. found.Select(Later)]);
                },
                Ct
            );

        // Documents beside the facts: no fact was added.
        Assert.Equal((CommandStatus.Unchanged, 2), (result.Status, tries));
        await using var session = app.Query();
        Assert.All(
            await LoadAsync(session, timers, Ct),
            t => Assert.Equal(start.AddDays(2), t.AnnouncedAt)
        );
    }

    private static MeetingTimer Later(MeetingTimer timer) =>
        timer with
        {
            AnnouncedAt = timer.AnnouncedAt.AddDays(1),
        };

    private static async Task<IReadOnlyList<MeetingTimer>> LoadAsync(
        IQuerySession session,
        MeetingTimer[] timers,
        CancellationToken ct
    )
    {
        var found = new List<MeetingTimer>();
        foreach (var timer in timers)
        {
            found.Add((await session.LoadAsync<MeetingTimer>(timer.Id, ct))!);
        }

        return found;
    }

    private async Task StoreAsync(MeetingTimer[] timers, DateTimeOffset announcedAt)
    {
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        foreach (var timer in timers)
        {
            await session.LoadAsync<MeetingTimer>(timer.Id, Ct);
            session.Store(timer with { AnnouncedAt = announcedAt });
        }

        await session.SaveChangesAsync(Ct);
    }
}
