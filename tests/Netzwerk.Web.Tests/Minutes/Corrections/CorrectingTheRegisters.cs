using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Corrections;

[Collection(AfterTheMeeting.Name)]
public sealed class CorrectingTheRegisters(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Correcting Correcting => new(app);

    [Fact]
    public async Task Registers_keep_numbers_and_history_and_nothing_is_ever_deleted()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var (before, tasks) = (await ResolutionsAsync(held), await TasksAsync(held));
        await FinishAsync(
            tasks.Single(t => t.Wording.StartsWith("Räume", StringComparison.Ordinal))
        );
        await Correcting.CorrectAsync(held, Correcting.Text(held));

        var year = held.Day.Year;
        var (kept, @new) = (await ResolutionsAsync(held)) is [var a, var b]
            ? (a, b)
            : throw new InvalidOperationException("two were expected");
        Assert.Equal((before[0].Id, $"1/{year}"), (kept.Id, kept.Number));
        Assert.Equal("9 Ja, 1 Enthaltung", kept.Vote);
        Assert.Equal($"2/{year}", @new.Number);
        var chair = await app.SignInAsync(held.Chair);
        var page = await chair.OpenAsync($"/beschluesse/{kept.Id}");
        Assert.Contains("Berichtigt mit Ausgabe 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("(einstimmig)", page.Text, StringComparison.Ordinal);

        var now = await TasksAsync(held);
        ActionItem Of(string words) =>
            Assert.Single(now, t => t.Wording.StartsWith(words, StringComparison.Ordinal));
        Assert.Equal(5, now.Count);
        Assert.Equal(ActionItemState.Dropped, Of("Zahlen").State);
        // Done since, and only its day was corrected: it stays done.
        Assert.Equal(
            (ActionItemState.Done, held.Day.AddDays(9)),
            (Of("Räume").State, Of("Räume").Due!.Value)
        );
        Assert.Equal(1, Of("Flyer").Version);
        Assert.Equal(ActionItemState.Open, Of("Protokoll verteilen").State);
        Assert.Equal(5, now.Select(t => t.Id).Union(tasks.Select(t => t.Id)).Count());

        // A third edition that takes the first resolution out: its number stays taken.
        await Correcting.CorrectAsync(
            held,
            Correcting.Decision("Neuer Beschluss über Räume.", "3 Ja"),
            "Noch ein Fehler."
        );
        var last = await ResolutionsAsync(held);
        Assert.Equal(ResolutionState.Dropped, last.Single(r => r.Id == kept.Id).State);
        Assert.Equal($"2/{year}", last.Single(r => r.Id == @new.Id).Number);
        Assert.Equal(
            last.Count,
            last.Select(r => r.Number).Distinct(StringComparer.Ordinal).Count()
        );
        chair = await app.SignInAsync(held.Chair);
        var gone = await chair.OpenAsync($"/beschluesse/{kept.Id}");
        Assert.Contains("entfallen", gone.Text, StringComparison.Ordinal);
    }

    private Task<CommandResult> FinishAsync(ActionItem task) =>
        app
            .Services.GetRequiredService<CommandRunner>()
            .ChangeAsync<ActionItem, ActionItemEvent>(
                task.Id,
                t => ActionItemDecisions.Decide(t, new FinishActionItem()),
                Originator.Job,
                Ct
            );

    private async Task<IReadOnlyList<Resolution>> ResolutionsAsync(HeldMeeting held)
    {
        await using var session = app.Query();
        var all = await session.QueryAsync<Resolution>(
            "where d.data ->> 'meeting' = ?",
            Ct,
            held.Id.ToString()
        );
        return [.. all.OrderBy(r => r.Number, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<ActionItem>> TasksAsync(HeldMeeting held)
    {
        await using var session = app.Query();
        return await TasksOfMeeting.AllAsync(session, held.Id, Ct);
    }
}
