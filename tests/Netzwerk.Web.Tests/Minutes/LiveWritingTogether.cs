using System.Globalization;
using Marten;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

public sealed class LiveWritingTogether(TestDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_writers_and_a_reader_see_the_same_text()
    {
        await using var site = await StartAsync();
        var (anna, bilal, reader) = (
            await site.PersonAsync("Anna"),
            await site.PersonAsync("Bilal"),
            await site.PersonAsync("Rita")
        );
        var (_, _, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.MinuteTaker),
            (reader, GroupRole.Member)
        );
        await using var a = await site.JoinedAsync(anna, items[0]);
        await using var b = await site.JoinedAsync(bilal, items[0]);
        await using var r = await site.WriterAsync(reader, items[0]);
        var joined = await r.JoinAsync(Ct);
        Assert.False(joined.MayWrite);
        Assert.Equal(["Anna Brandt", "Bilal Brandt"], joined.People.Select(p => p.Name).Order());
        Assert.Equal(2, joined.People.Select(p => p.Hue).Distinct().Count());

        await Task.WhenAll(
            Task.Run(
                async () =>
                {
                    foreach (var c in "Hallo")
                    {
                        await a.TypeAsync(c.ToString(), Ct);
                    }
                },
                Ct
            ),
            Task.Run(
                async () =>
                {
                    foreach (var c in "12345")
                    {
                        await b.TypeAsync(c.ToString(), Ct);
                    }
                },
                Ct
            )
        );

        await Task.WhenAll(a.UntilAsync(10, Ct), b.UntilAsync(10, Ct), r.UntilAsync(10, Ct));
        // What was there at joining is written by nobody in a replica, so all began with the empty text.
        Assert.Equal(a.State, b.State);
        Assert.Equal(a.State, r.State);
        Assert.Equal("Hallo", string.Concat(a.Plain.Where(char.IsLetter)));
        Assert.Equal("12345", string.Concat(a.Plain.Where(char.IsDigit)));
        var stored = await site.Services.GetRequiredService<MinutesTexts>().ReadAsync(items[0], Ct);
        Assert.Equal(10, stored.Version);
        Assert.Equal(a.State.Text, stored.Text.ToJson());
        Assert.Equal(5, stored.Text.Shares()[anna]);
        Assert.Equal(5, stored.Text.Shares()[bilal]);
        Assert.Equal("forbidden", (await r.PushAsync(10, [Typing.Insert(1, "x")], Ct)).Reason);
    }

    [Fact]
    public async Task Every_event_says_who_wrote_it_and_by_which_way()
    {
        await using var site = await StartAsync();
        var (anna, bilal) = (await site.PersonAsync(), await site.PersonAsync());
        var (_, meeting, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.Chair)
        );
        await using var a = await site.JoinedAsync(anna, items[0]);
        await using var b = await site.JoinedAsync(bilal, items[0]);
        await a.TypeAsync("a", Ct);
        await b.TypeAsync("b", Ct);

        await using var session = site.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var events = await session.Events.FetchStreamAsync(items[0].Value, token: Ct);
        Assert.Equal([anna.ToString(), bilal.ToString()], events.Select(e => e.UserName));
        Assert.All(events, e => Assert.Equal("Live", e.Headers!["channel"].ToString()));
        Assert.All(events, e => Assert.Equal(meeting, ((MinutesStepsApplied)e.Data).Meeting));
    }

    [Fact]
    public async Task A_push_whose_answer_got_lost_is_accepted_again_but_written_once()
    {
        await using var site = await StartAsync();
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var a = await site.JoinedAsync(anna, items[0]);
        object[] batch = [Typing.Insert(1, "ein"), Typing.Insert(4, "mal")];
        var first = await a.PushAsync(0, batch, Ct);
        var second = await a.PushAsync(0, batch, Ct);
        Assert.Equal(new PushReply(Accepted: true, 2, Reason: null), first);
        Assert.Equal(first, second);

        // Somebody typed on before pushing again: that is another batch and has to be rebased.
        var longer = await a.PushAsync(0, [.. batch, Typing.Insert(7, "!")], Ct);
        Assert.Equal(new PushReply(Accepted: false, 2, Reason: null), longer);
        var since = await a.Hub.InvokeAsync<StepsMessage>("Since", a.Item, 1L, Ct);
        Assert.Equal([a.Client], since.Clients);
        await a.CatchUpAsync(Ct);
        Assert.Equal("einmal", a.Plain);
    }

    [Fact]
    public async Task Batches_sent_one_after_the_other_without_waiting_are_all_committed()
    {
        await using var site = await StartAsync();
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var a = await site.JoinedAsync(anna, items[0]);
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    a.PushAsync(
                        i,
                        [Typing.Insert(1 + i, i.ToString(CultureInfo.InvariantCulture))],
                        Ct
                    )
                )
        );
        Assert.All(replies, r => Assert.True(r.Accepted));
        await a.UntilAsync(10, Ct);
        Assert.Equal("0123456789", a.Plain);
    }

    [Fact]
    public async Task Steps_that_break_the_rules_of_the_text_are_refused_by_name()
    {
        await using var site = await StartAsync();
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var a = await site.JoinedAsync(anna, items[0]);
        Assert.Equal(
            "minutes.does-not-fit",
            (await a.PushAsync(0, [Typing.Insert(99, "x")], Ct)).Reason
        );
        Assert.Equal(
            "minutes.malformed",
            (await a.PushAsync(0, [new { stepType = "nonsense" }], Ct)).Reason
        );
        var many = Enumerable
            .Repeat(Typing.Insert(1, "x"), MinutesSteps.MaxStepsPerBatch + 1)
            .ToArray();
        Assert.Equal("minutes.too-many-steps", (await a.PushAsync(0, many, Ct)).Reason);
        Assert.True((await a.PushAsync(0, [Typing.Insert(1, "gut")], Ct)).Accepted);
    }

    [Fact]
    public async Task Twenty_writers_hammer_one_text_and_nobody_starves_or_differs()
    {
        const int writers = 20;
        const int each = 12;
        await using var site = await StartAsync();
        var people = await Task.WhenAll(
            Enumerable.Range(0, writers).Select(_ => site.PersonAsync())
        );
        var (_, _, items) = await site.MeetingAsync(
            1,
            [.. people.Select(p => (p, GroupRole.MinuteTaker))]
        );
        var all = new List<MinutesWriter>();
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            all.Add(await site.JoinedAsync(person, items[0], $"w{i}"));
        }

        await Task.WhenAll(
            all.Select(
                (writer, i) =>
                    Task.Run(
                        async () =>
                        {
                            for (var n = 0; n < each; n++)
                            {
                                await writer.TypeAsync(((char)('A' + i)).ToString(), Ct);
                            }
                        },
                        Ct
                    )
            )
        );

        var fresh = await site.JoinedAsync(people[0], items[0], "fresh");
        await Task.WhenAll(all.Select(w => w.UntilAsync(writers * each, Ct)));
        Assert.Single(all.Select(w => w.State).Distinct());
        Assert.Equal(all[0].State.Text, fresh.State.Text);
        Assert.All(
            Enumerable.Range(0, writers),
            i => Assert.Equal(each, all[0].Plain.Count(c => c == 'A' + i))
        );
        // In order: each writer's own steps reached everybody as they were sent, exactly once.
        var since = await fresh.Hub.InvokeAsync<StepsMessage>("Since", fresh.Item, 0L, Ct);
        Assert.Equal(writers * each, since.Steps.Count);
        Assert.All(since.Clients.CountBy(c => c), c => Assert.Equal(each, c.Value));
        await fresh.DisposeAsync();
        foreach (var writer in all)
        {
            await writer.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_writes_faster_than_anybody_can_is_told_so_and_nothing_breaks()
    {
        await using var site = await StartAsync();
        var anna = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var a = await site.JoinedAsync(anna, items[0]);
        // Pushes that say nothing are answered without the database, so even a slow machine gets ahead of the limit.
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(_ =>
                    a.Hub.InvokeAsync<PushReply>("Push", a.Item, 0L, "nothing", a.Client, Ct)
                )
        );
        Assert.Contains(replies, r => r.Reason == MinutesRefusals.Malformed);
        Assert.Contains(replies, r => r.Reason == "too-fast");
        await a.UntilAsync(await a.TypeAsync("geht noch", Ct), Ct);
        Assert.Equal("geht noch", a.Plain);
    }

    private async Task<LiveSite> StartAsync() => new(await database.CreateDatabaseAsync(Ct));
}
