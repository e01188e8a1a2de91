using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

public sealed class LiveRights(TestDatabase database)
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task For_a_guest_an_item_of_the_closed_part_does_not_exist()
    {
        await using var site = await StartAsync();
        var (chair, guest) = (await site.PersonAsync(), await site.PersonAsync());
        var (_, meeting, items) = await site.MeetingAsync(
            2,
            (chair, GroupRole.Chair),
            (guest, GroupRole.Guest)
        );
        await site.ChangeMeetingAsync(
            meeting,
            m =>
                AgendaDecisions.Decide(
                    m,
                    new ChangeAgendaItem(
                        items[0],
                        "Intern",
                        default,
                        10,
                        null,
                        AgendaPart.ClosedPart
                    )
                )
        );
        await site.ChangeMeetingAsync(
            meeting,
            m =>
                InvitationDecisions.Decide(
                    m,
                    new InvitePerson(guest),
                    TimeProvider.System.GetUtcNow()
                )
        );
        await using var open = await site.JoinedAsync(guest, items[1]);
        await using var closed = await site.WriterAsync(guest, items[0]);

        var problem = await Assert.ThrowsAsync<HubException>(() => closed.JoinAsync(Ct));
        Assert.EndsWith("not-found", problem.Message, StringComparison.Ordinal);
        await using var member = await site.JoinedAsync(chair, items[0]);
    }

    [Fact]
    public async Task A_removed_member_hears_no_more_and_writes_no_more_within_ten_seconds()
    {
        await using var site = await StartAsync();
        var (chair, leaver) = (await site.PersonAsync(), await site.PersonAsync());
        var (group, _, items) = await site.MeetingAsync(1, (chair, GroupRole.Chair));
        await site.ChangeGroupAsync(
            group,
            g =>
                GroupDecisions.Decide(
                    g,
                    new SeatMember(leaver, Organisation: null, GroupRole.MinuteTaker)
                )
        );
        await using var a = await site.JoinedAsync(chair, items[0]);
        await using var b = await site.JoinedAsync(leaver, items[0]);
        await b.TypeAsync("vorher", Ct);

        await site.ChangeGroupAsync(
            group,
            g => GroupDecisions.Decide(g, new ReleaseMember(leaver))
        );
        await b.Closed.Task.WaitAsync(SoonEnough, Ct);
        Assert.Equal(
            "forbidden",
            (await b.PushAsync(b.Version, [Typing.Insert(1, "x")], Ct)).Reason
        );
        var known = b.Version;
        await a.TypeAsync("geheim", Ct);
        var problem = await Assert.ThrowsAsync<HubException>(() => b.CatchUpAsync(Ct));
        Assert.EndsWith("not-found", problem.Message, StringComparison.Ordinal);
        Assert.Equal(known, b.Version);
        Assert.Equal(a.Seen.Select(p => p.Connection).Distinct(), a.Gone);
    }

    [Fact]
    public async Task An_ended_session_is_out_within_ten_seconds()
    {
        await using var site = await StartAsync();
        var chair = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (chair, GroupRole.Chair));
        var secret = await site.SignInAsync(chair);
        await using var a = await site.WriterAsync(secret, items[0].ToString(), "a");
        await a.JoinAsync(Ct);

        await site.Services.GetRequiredService<SignInSessions>().EndAsync(secret, Ct);
        await UntilAsync(() => a.Hub.State is HubConnectionState.Disconnected);
    }

    [Fact]
    public async Task A_foreign_text_looks_like_one_that_does_not_exist()
    {
        await using var site = await StartAsync();
        var (chair, outsider) = (await site.PersonAsync(), await site.PersonAsync());
        var (_, _, items) = await site.MeetingAsync(1, (chair, GroupRole.Chair));
        await using var a = await site.JoinedAsync(chair, items[0]);
        await a.TypeAsync("vertraulich", Ct);

        async Task<string[]> TryAllAsync(string item)
        {
            await using var x = await site.WriterAsync(await site.SignInAsync(outsider), item, "x");
            var join = await Assert.ThrowsAsync<HubException>(() => x.JoinAsync(Ct));
            var since = await Assert.ThrowsAsync<HubException>(() =>
                x.Hub.InvokeAsync<StepsMessage>("Since", item, 0L, Ct)
            );
            var push = await x.PushAsync(1, [Typing.Insert(1, "x")], Ct);
            await x.Hub.InvokeAsync("Caret", item, 1, Ct);
            await x.Hub.InvokeAsync("Leave", item, Ct);
            return [join.Message, since.Message, push.ToString()];
        }

        var foreign = await TryAllAsync(items[0].ToString());
        Assert.Equal(foreign, await TryAllAsync(AgendaItemId.Create().ToString()));
        Assert.Equal(foreign, await TryAllAsync("keine Nummer"));
        Assert.Contains("forbidden", foreign[2], StringComparison.Ordinal);
        Assert.DoesNotContain(a.Seen, p => p.Person == outsider.ToString());
    }

    [Fact]
    public async Task Submitting_the_minutes_ends_the_writing_for_everybody_at_once()
    {
        await using var site = await StartAsync();
        var chair = await site.PersonAsync();
        var (_, meeting, items) = await site.MeetingAsync(2, (chair, GroupRole.Chair));
        await using var a = await site.JoinedAsync(chair, items[0]);
        await using var b = await site.JoinedAsync(chair, items[1]);
        await a.TypeAsync("fertig", Ct);
        await SubmitAsync(site, meeting);

        // Nothing slips in behind, not even before the news are heard.
        Assert.Equal("closed", (await a.PushAsync(1, [Typing.Insert(1, "x")], Ct)).Reason);
        Assert.Equal("closed", (await b.PushAsync(0, [Typing.Insert(1, "x")], Ct)).Reason);
        await Task.WhenAll(a.Closed.Task, b.Closed.Task).WaitAsync(SoonEnough, Ct);
        Assert.False((await a.JoinAsync(Ct)).MayWrite);
        Assert.Equal("fertig", a.Plain);
    }

    [Fact]
    public async Task Strange_arguments_break_nothing_and_tell_nothing()
    {
        await using var site = await StartAsync();
        var chair = await site.PersonAsync();
        var (_, _, items) = await site.MeetingAsync(1, (chair, GroupRole.Chair));
        await using var a = await site.JoinedAsync(chair, items[0]);
        var deep = JsonDocument.Parse(new string('[', 60) + new string(']', 60)).RootElement;
        var deeper = JsonDocument
            .Parse(
                new string('[', 900) + new string(']', 900),
                new JsonDocumentOptions { MaxDepth = 1_000 }
            )
            .RootElement;
        Assert.Equal(
            "minutes.malformed",
            (await a.Hub.InvokeAsync<PushReply>("Push", a.Item, 0L, deeper, a.Client, Ct)).Reason
        );
        (string Call, object?[] Arguments)[] strange =
        [
            ("Join", [null]),
            ("Join", [42]),
            ("Join", []),
            ("Join", [new { a = 1 }]),
            ("Push", [a.Item, "eins", new[] { 1 }, "c"]),
            ("Push", [a.Item, 1.5, new[] { 1 }, "c"]),
            ("Push", [a.Item, -1, new[] { 1 }, "c"]),
            ("Push", [a.Item, 0, null, "c"]),
            ("Push", [a.Item, 0, "steps", "c"]),
            ("Push", [a.Item, 0, new[] { 1 }, null]),
            ("Push", [a.Item, 0, new[] { Typing.Insert(1, "x") }, new string('c', 5_000)]),
            ("Push", [a.Item, 0, new[] { Typing.Insert(1, "a\u0000b") }, "c"]),
            ("Push", [a.Item, 0, deep, "c"]),
            ("Push", [a.Item, 0, deeper, "c"]),
            ("Join", [deeper]),
            ("Push", [a.Item]),
            ("Since", [a.Item, -5]),
            ("Since", [a.Item, long.MaxValue]),
            ("Caret", [a.Item, "hier"]),
            ("Caret", [a.Item, -7]),
            ("Leave", [new[] { "a" }]),
            ("Nothing", ["x"]),
        ];
        foreach (var (call, arguments) in strange)
        {
            try
            {
                var answer = await a.Hub.InvokeCoreAsync<JsonElement>(call, arguments, Ct);
                Assert.False(
                    answer.TryGetProperty("accepted", out var ok) && ok.GetBoolean(),
                    call
                );
            }
            catch (HubException problem)
            {
                Assert.DoesNotContain(
                    "Exception",
                    problem.Message.Replace("HubException", "", StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain("Netzwerk", problem.Message, StringComparison.Ordinal);
            }
            catch (Exception problem) when (problem is InvalidOperationException or JsonException)
            {
                // A call without an answer was read as one with an answer.
            }

            Assert.Equal(HubConnectionState.Connected, a.Hub.State);
        }

        await a.TypeAsync("heil", Ct);
        await a.UntilAsync(1, Ct);
        Assert.Equal("heil", a.Plain);
    }

    [Fact]
    public async Task Everybody_sees_who_is_there_and_where()
    {
        await using var site = await StartAsync();
        var (anna, bilal) = (await site.PersonAsync("Anna"), await site.PersonAsync("Bilal"));
        var (_, _, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.Chair)
        );
        await using var a = await site.JoinedAsync(anna, items[0]);
        var b = await site.JoinedAsync(bilal, items[0]);
        await b.Hub.InvokeAsync("Caret", b.Item, 1, Ct);
        await UntilAsync(() => a.Seen.Count >= 2);

        Assert.All(
            a.Seen,
            p => Assert.Equal(("Bilal Brandt", bilal.ToString()), (p.Name, p.Person))
        );
        Assert.Equal([null, 1], a.Seen.Select(p => p.Head));
        // Without negotiation a client never learns its own connection.
        var connection = a.Seen.Last().Connection;
        await b.DisposeAsync();
        await UntilAsync(() => a.Gone.Contains(connection));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(SoonEnough);
        while (!isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private static async Task SubmitAsync(LiveSite site, MeetingId meeting)
    {
        var day = Appointment.LocalDay(TimeProvider.System.GetUtcNow()).AddDays(14);
        var result = await site
            .Services.GetRequiredService<CommandRunner>()
            .RunAsync(
                Originator.Job,
                (work, ct) =>
                    work.AppendAsync<MeetingMinutes, MinutesEvent>(
                        meeting.Value,
                        _ => new MinutesSubmitted(day),
                        ct
                    ),
                Ct
            );
        Assert.Equal(CommandStatus.Done, result.Status);
    }

    private async Task<LiveSite> StartAsync() => new(await database.CreateDatabaseAsync(Ct));
}
