using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Support;
using Xunit;
using static Netzwerk.Web.Tests.Meetings.Calling.CallingSteps;

namespace Netzwerk.Web.Tests.Meetings.Calling;

public sealed class ReadingPublicNotices(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HttpClient Stranger => app.Visitor();

    private MeetingCommands Commands => app.Services.GetRequiredService<MeetingCommands>();

    [Fact]
    public async Task A_call_makes_the_meeting_known_without_closed_part_names_and_video()
    {
        var board = await app.BoardAsync();
        var meeting = await app.CalledAsync(board);
        Assert.Equal(
            (await app.LoadAsync(meeting)).Notice?.FirstWhen,
            (await app.LoadAsync(meeting)).When
        );
        var page = await Stranger.OpenAsync($"/bekanntmachungen/{meeting}");
        Has("Herbstsitzung", page);
        Has("Rathaus", page);
        Has("Bericht", page);
        Has("Verschiedenes", page);
        Assert.Equal(
            ["1", "3"],
            page.Document.QuerySelectorAll("li[data-number]")
                .Select(i => i.GetAttribute("data-number"))
        );
        foreach (var kept in new[] { Closed, "Vorsitz", "treffen.example", "30 Min" })
        {
            Assert.DoesNotContain(
                kept,
                page.Document.DocumentElement.OuterHtml,
                StringComparison.Ordinal
            );
        }

        var list = await Stranger.OpenAsync("/bekanntmachungen");
        Assert.Contains(
            $"/bekanntmachungen/{meeting}",
            list.Document.Links.Select(l => l.GetAttribute("href"))
        );
        var english = await (await Stranger.InEnglishAsync()).OpenAsync(
            $"/bekanntmachungen/{meeting}"
        );
        Has("Public agenda", english);
    }

    [Fact]
    public async Task It_goes_into_a_calendar_and_is_not_sent_twice()
    {
        var meeting = await app.CalledAsync(await app.BoardAsync());
        var path = $"/bekanntmachungen/{meeting}.ics";
        var answer = await Stranger.GetAsync(path, Ct);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("SUMMARY:Herbstsitzung", text, StringComparison.Ordinal);
        Assert.DoesNotContain("treffen.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", text, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await Stranger.SendAsync(again, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_made_known_is_not_there()
    {
        var board = await app.BoardAsync(publicNoticeDays: 0);
        var secret = await app.BoardAsync(GroupOpenness.Private);
        MeetingId[] meetings =
        [
            await app.DraftAsync(await app.BoardAsync()),
            await app.CalledAsync(board),
            await app.CalledAsync(secret),
        ];
        foreach (var meeting in meetings)
        {
            var path = $"/bekanntmachungen/{meeting}";
            Assert.Equal(HttpStatusCode.NotFound, (await Stranger.OpenAsync(path)).Status);
            var file = await Stranger.GetAsync($"{path}.ics", Ct);
            Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        }
    }

    [Fact]
    public async Task The_coordination_makes_known_what_the_rules_do_not_and_takes_it_back()
    {
        var board = await app.BoardAsync(publicNoticeDays: 0);
        var meeting = await app.CalledAsync(board);
        var path = $"/sitzungen/{meeting}/bekanntmachen";
        foreach (var person in new[] { board.Chair, board.Member })
        {
            var other = await app.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(path)).Status);
        }

        var browser = await app.SignInAsync(board.Coordinator);
        var first = await browser.OpenAsync(path);
        var given = await first.SubmitAsync("bekanntmachen");
        Has("Bekanntmachung ansehen", await given.FollowAsync());
        Assert.Equal(
            HttpStatusCode.OK,
            (await Stranger.OpenAsync($"/bekanntmachungen/{meeting}")).Status
        );
        Assert.Equal(
            $"/sitzungen/{meeting}",
            (await first.SubmitAsync("bekanntmachen")).RedirectsTo
        );

        await (await browser.OpenAsync(path)).SubmitAsync("zuruecknehmen");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Stranger.OpenAsync($"/bekanntmachungen/{meeting}")).Status
        );
    }

    [Fact]
    public async Task A_private_group_is_refused_with_a_reason()
    {
        var board = await app.BoardAsync(GroupOpenness.Private);
        var meeting = await app.CalledAsync(board);
        var browser = await app.SignInAsync(board.Coordinator);
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/bekanntmachen");
        Has("Die Gruppe ist nicht öffentlich.", await page.SubmitAsync("bekanntmachen"));
    }

    [Fact]
    public async Task Moved_and_cancelled_is_said_honestly_and_without_the_reason()
    {
        var meeting = await app.CalledAsync(await app.BoardAsync());
        var first = (await app.LoadAsync(meeting)).When;
        var ask = new MoveMeeting(first.Day.AddDays(3), first.From, first.To);
        Assert.True(
            (await Commands.MoveAsync(meeting, ask, Office, CommandOptions.None, Ct)).Succeeded
        );
        var silent = await Stranger.OpenAsync($"/bekanntmachungen/{meeting}");
        Lacks("Diese Sitzung ist verlegt.", silent);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.RunAsync<AnnounceDueChanges>(j => j.RunAsync(Ct));
        Has("Diese Sitzung ist verlegt.", await Stranger.OpenAsync($"/bekanntmachungen/{meeting}"));
        var cancel = new CancelMeeting("Vera Vorsitz ist krank");
        Assert.True(
            (await Commands.CancelAsync(meeting, cancel, Office, CommandOptions.None, Ct)).Succeeded
        );
        var page = await Stranger.OpenAsync($"/bekanntmachungen/{meeting}");
        Has("Diese Sitzung ist abgesagt.", page);
        Lacks("krank", page);
    }
}
