using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class FreezingMinutes(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private MinutesFreezer Freezer => app.Services.GetRequiredService<MinutesFreezer>();

    private IDocumentStore Store => app.Services.GetRequiredService<IDocumentStore>();

    [Fact]
    public async Task Minutes_freeze_by_themselves_once_even_when_many_try_at_the_same_time()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync(days: 1);
        Assert.Equal(CommandStatus.Refused, (await Freezer.FreezeAsync(new(held.Id), Ct)).Status);

        await held.LetObjectionsEndAsync();
        var results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Freezer.FreezeAsync(new(held.Id), Ct))
        );
        Assert.All(results, r => Assert.True(r.Succeeded, r.Status.ToString()));
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));

        await using var session = app.Query();
        var history = await session.Events.FetchStreamAsync(held.Id, token: Ct);
        var frozen = Assert.Single(history.Select(e => e.Data).OfType<MinutesFrozen>());
        var edition = Assert.Single(
            await session.Query<MinutesEdition>().Where(e => e.Meeting == held.Id).ToListAsync(Ct)
        );
        Assert.Equal(edition.Sha512, frozen.Sha512);
        var resolution = Assert.Single(await ResolutionsAsync(held));
        Assert.Equal($"1/{held.Day.Year}", resolution.Number);
        Assert.Equal("einstimmig", resolution.Vote);
        var tasks = await TasksOfMeeting.AllAsync(session, held.Id, Ct);
        Assert.Equal(4, tasks.Count);
        Assert.Single(tasks, t => t.State is ActionItemState.Done);
    }

    [Fact]
    public async Task An_open_objection_keeps_minutes_from_freezing()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync(days: 1);
        var objected = await held.Commands.ObjectAsync(
            new(held.Id),
            "Falsch.",
            HeldMeeting.As(held.Vera),
            Ct
        );
        Assert.Equal(CommandStatus.Done, objected.Status);
        await held.LetObjectionsEndAsync();
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        Assert.Equal(MinutesState.InReview, (await held.MinutesAsync()).State);

        var ask = new SettleObjection(held.Vera.Id, ObjectionResult.Rejected, "Es stimmt so.");
        await held.Commands.SettleAsync(new(held.Id), ask, HeldMeeting.As(held.Chair), Ct);
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        Assert.Equal(MinutesState.Frozen, (await held.MinutesAsync()).State);
    }

    [Fact]
    public async Task A_run_that_breaks_off_leaves_nothing_behind_and_can_be_repeated()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync(days: 1);
        // Something stands where the first resolution would go, so the one transaction cannot be saved.
        var key = RegisterEntries.KeyOf("resolution", held.Id, held.Item, 0);
        await using (var session = Store.LightweightSession())
        {
            session.Events.StartStream(key, new ActionItemDone());
            await session.SaveChangesAsync(Ct);
        }

        await held.LetObjectionsEndAsync();
        var broken = await Freezer.FreezeAsync(new(held.Id), Ct);
        Assert.Equal(CommandStatus.Conflict, broken.Status);
        Assert.Equal(MinutesState.InReview, (await held.MinutesAsync()).State);
        Assert.Null(await held.EditionAsync());
        Assert.Empty(await ResolutionsAsync(held));

        await using (var session = Store.LightweightSession())
        {
            session.QueueSqlCommand("delete from netzwerk.mt_events where stream_id = ?", key);
            session.QueueSqlCommand("delete from netzwerk.mt_streams where id = ?", key);
            await session.SaveChangesAsync(Ct);
        }

        Assert.Equal(CommandStatus.Done, (await Freezer.FreezeAsync(new(held.Id), Ct)).Status);
        Assert.Equal($"1/{held.Day.Year}", Assert.Single(await ResolutionsAsync(held)).Number);
    }

    [Fact]
    public async Task Meetings_of_one_group_that_freeze_together_number_their_resolutions_in_one_row()
    {
        var first = await HeldMeeting.HoldAsync(app);
        HeldMeeting[] all =
        [
            first,
            await HeldMeeting.HoldAsync(app, group: first.Group),
            await HeldMeeting.HoldAsync(app, group: first.Group),
        ];
        foreach (var held in all)
        {
            await held.SubmitAsync(days: 1);
        }

        await all[^1].LetObjectionsEndAsync();
        await Task.WhenAll(all.Select(held => Freezer.FreezeAsync(new(held.Id), Ct)));
        var numbers = new List<string>();
        foreach (var held in all)
        {
            numbers.Add(Assert.Single(await ResolutionsAsync(held)).Number);
        }

        Assert.Equal(
            Enumerable.Range(1, 3).Select(n => $"{n}/{first.Day.Year}"),
            numbers.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task One_changed_letter_in_an_edition_is_noticed()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var edition = await held.FreezeAsync();
        var recorded = (await held.MinutesAsync()).Sha512;
        Assert.True(edition.Matches(recorded));
        Assert.Equal(128, recorded.Length);
        var json = edition.Json.Replace("Döbeln: 34", "Döbeln: 35", StringComparison.Ordinal);
        Assert.NotEqual(edition.Json, json);
        var changed = edition with { Json = json };
        Assert.False(changed.Matches(recorded));
        var covered = changed with
        {
            Sha512 = MinutesEdition.ChecksumOf(System.Text.Encoding.UTF8.GetBytes(json)),
        };
        Assert.False(covered.Matches(recorded));

        // Read and written again it is the same to the byte.
        Assert.Equal(
            edition.Json,
            System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(edition.Content()))
        );
        Assert.Contains("Emil Öztürk", edition.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_are_too_long_for_a_register_do_not_keep_minutes_from_freezing()
    {
        var long1 = new string('x', ActionItemDecisions.LongestWording + 1);
        var long2 = string.Join(' ', Enumerable.Repeat("Beschluss", 1_200));
        var held = await HeldMeeting.HoldAsync(
            app,
            $$$"""
            {"type":"task","attrs":{"assignee":"","due":"","done":false},"content":[{"type":"text","text":"{{{long1}}}"}]},
            {"type":"task","attrs":{"assignee":"","due":"","done":false}},
            {"type":"decision","attrs":{"vote":""},"content":[{"type":"paragraph","content":[{"type":"text","text":"{{{long2}}}"}]}]}
            """
        );
        var edition = await held.FreezeAsync();
        Assert.Contains(long2, edition.Json, StringComparison.Ordinal);
        Assert.EndsWith(
            " …",
            Assert.Single(await ResolutionsAsync(held)).Wording,
            StringComparison.Ordinal
        );
        await using var session = app.Query();
        var task = Assert.Single(await TasksOfMeeting.AllAsync(session, held.Id, Ct));
        Assert.Equal(ActionItemDecisions.LongestWording, task.Wording.Length);
    }

    private async Task<IReadOnlyList<Resolution>> ResolutionsAsync(HeldMeeting held)
    {
        await using var session = app.Query();
        return await session.QueryAsync<Resolution>(
            "where d.data ->> 'meeting' = ?",
            Ct,
            held.Id.ToString()
        );
    }
}
