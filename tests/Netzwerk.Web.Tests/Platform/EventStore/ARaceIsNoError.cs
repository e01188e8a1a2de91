using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Privacy;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.EventStore;

/// <summary>Somebody who looks after the server must not be woken by two people who save at once.</summary>
public sealed class ARaceIsNoError
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>In a transaction of its own, as minutes are written, Marten reports the same in another way.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_history_that_somebody_else_continued_is_decided_again_in_silence(
        bool hasOwnTransaction
    )
    {
        var log = new LogBook();
        await using var app = new NetzwerkApp { Differently = log.Keep };
        var commands = app.Services.GetRequiredService<CommandRunner>();
        var group = Guid.CreateVersion7();
        var found = new FoundGroup("AG Sprache", GroupKind.WorkingGroup, GroupOpenness.Open, "");
        var founded = GroupDecisions.Decide(found);
        await commands.StartAsync<Group, GroupEvent>(group, founded, Originator.Job, Ct);
        var tries = 0;

        var result = await commands.RunAsync(
            Originator.Job,
            async (work, ct) =>
            {
                if (hasOwnTransaction)
                {
                    await work.Session.BeginTransactionAsync(ct);
                }

                await SeatAsync(work, group, ct);
                if (++tries == 1)
                {
                    await commands.RunAsync(Originator.Job, (w, t) => SeatAsync(w, group, t), ct);
                }
            },
            Ct
        );

        Assert.Equal((CommandStatus.Done, 2), (result.Status, tries));
        Assert.Contains(
            log.Lines,
            l => l.Contains("Somebody was faster", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            log.Lines,
            l => l.Contains("refused a state", StringComparison.Ordinal)
        );
    }

    private static Task SeatAsync(Work work, Guid group, CancellationToken ct) =>
        work.ChangeAsync<Group, GroupEvent>(
            group,
            g =>
                GroupDecisions.Decide(
                    g,
                    new SeatMember(PersonId.Create(), Organisation: null, GroupRole.Member)
                ),
            ct
        );
}
