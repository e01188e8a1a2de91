using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo;

/// <summary>What people of the demo do about the meetings that come back.</summary>
internal sealed partial class DemoActs
{
    public async Task PlanAsync(DemoSeries it, Asker by, CancellationToken ct) =>
        Demand(await series.PlanAsync(it.Id, it.Plan, by, ct));

    /// <summary>The first date gets an agenda; the others wait for theirs.</summary>
    public async Task PutOnAgendaAsync(DemoSeries it, Asker by, CancellationToken ct) =>
        Demand(
            await meetings.ChangeAgendaAsync(
                it.Plan.Meetings[0],
                [m => AgendaDecisions.Decide(m, it.FirstItem)],
                by,
                CommandOptions.None,
                ct
            )
        );

    public async Task CallAsync(DemoSeries it, Asker by, CancellationToken ct) =>
        Demand(await series.CallAsync(it.Id, guests: [], by, CommandOptions.None, ct));

    public async Task InviteGuestAsync(DemoSeries it, Asker by, CancellationToken ct) =>
        Demand(await seriesPeople.InviteAsync(it.Id, it.Guest, by, CommandOptions.None, ct));

    public async Task AnswerAsync(DemoSeries it, DemoAnswer answer, CancellationToken ct) =>
        Demand(
            await seriesPeople.AnswerAsync(it.Id, only: null, answer.Answer, As(answer.Person), ct)
        );

    public async Task InviteIntoGroupAsync(
        DemoGroup group,
        IReadOnlyList<DemoPerson> people,
        DateOnly until,
        Asker by,
        CancellationToken ct
    )
    {
        foreach (var result in await inviting.InviteAsync(group.Id, people, until, by, ct))
        {
            Demand(result);
        }
    }
}
