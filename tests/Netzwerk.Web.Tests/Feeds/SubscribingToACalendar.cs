using System.Net;
using System.Net.Http.Headers;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Feeds;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Feeds;

/// <summary>Calendars that programs read by themselves: mail-calendar.md 8.</summary>
public sealed class SubscribingToACalendar : IAsyncLifetime
{
    private readonly MailedNetzwerk _netzwerk = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _netzwerk.DisposeAsync();

    [Fact]
    public async Task It_shows_my_dates_as_they_were_told_and_what_was_cancelled_as_cancelled()
    {
        var circle = await _netzwerk.FoundAsync(2);
        var ada = circle.People[0];
        var stays = await _netzwerk.CallAsync(circle, daysAhead: 10);
        var goes = await _netzwerk.CallAsync(circle, daysAhead: 20);
        await _netzwerk.PlanAsync(circle, _netzwerk.Today.AddDays(30));
        await _netzwerk.CancelAsync(goes);
        // Not told yet, so not shown yet.
        await _netzwerk.PlaceAsync(stays, "Volkshochschule");

        var url = await SubscribeAsync(ada);
        var feed = await GetAsync(url);

        var text = new RawCalendar(await feed.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("text/calendar; charset=utf-8", feed.Content.Headers.ContentType?.ToString());
        Assert.Contains("METHOD:PUBLISH", text.Lines);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT4H", text.Lines);
        Assert.Contains("X-PUBLISHED-TTL:PT4H", text.Lines);
        Assert.Contains("X-WR-CALNAME:Meine Termine", text.Lines);
        Assert.Contains("BEGIN:VTIMEZONE", text.Lines);
        Assert.DoesNotContain(text.Lines, l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.DoesNotContain("Volkshochschule", text.Text, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Rathaus", text.Lines);

        var read = await Conformance.ReadFeedAsync(text.Bytes, Ct);
        Assert.Equal("Meine Termine", read.Name);
        foreach (var dates in (IReadOnlyList<DateRead>[])[read.IcalJs, read.NodeIcal])
        {
            Assert.Equal(
                [$"{stays}@netzwerk.example CONFIRMED", $"{goes}@netzwerk.example CANCELLED"],
                dates.OrderBy(d => d.Start).Select(d => $"{d.Uid} {d.Status}")
            );
        }

        Assert.Equal(
            new Netzwerk.Domain.Appointment(
                _netzwerk.Today.AddDays(10),
                new(14, 0),
                new(16, 0)
            ).Start,
            read.IcalJs.Min(d => d.Start)
        );
    }

    [Fact]
    public async Task Without_news_the_answer_is_empty_and_answers_are_no_news()
    {
        var circle = await _netzwerk.FoundAsync(2);
        var meeting = await _netzwerk.CallAsync(circle);
        var url = await SubscribeAsync(circle.People[0]);
        var first = await GetAsync(url);
        Assert.Equal("no-cache, private", first.Headers.CacheControl?.ToString());
        Assert.Contains("noindex", first.Headers.GetValues("X-Robots-Tag").Single());

        await _netzwerk.AnswerAsync(meeting, circle.People[1], Rsvp.Accepted);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(url, first)).StatusCode);

        await _netzwerk.MoveAsync(meeting, _netzwerk.Today.AddDays(31));
        await _netzwerk.PassAsync(MailedNetzwerk.Window);
        var second = await GetAsync(url, first);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var text = new RawCalendar(await second.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("1", text.Value("SEQUENCE"));
    }

    [Fact]
    public async Task What_I_am_told_by_mail_can_be_left_out_and_what_I_declined_leaves_my_time_free()
    {
        var circle = await _netzwerk.FoundAsync(2);
        var meeting = await _netzwerk.CallAsync(circle);
        await _netzwerk.AnswerAsync(meeting, circle.People[0], Rsvp.Declined);
        var url = await SubscribeAsync(circle.People[0]);

        var all = new RawCalendar(await (await GetAsync(url)).Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("TRANSPARENT", all.Value("TRANSP"));
        var rest = await (await GetAsync(url + FeedFiles.WithoutMail)).Content.ReadAsStringAsync(
            Ct
        );
        Assert.DoesNotContain("BEGIN:VEVENT", rest, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VCALENDAR", rest, StringComparison.Ordinal);

        // Who muted all mail is told of nothing by mail.
        await _netzwerk.App.MuteAsync(circle.People[0]);
        rest = await (await GetAsync(url + FeedFiles.WithoutMail)).Content.ReadAsStringAsync(Ct);
        Assert.Contains("BEGIN:VEVENT", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_address_replaces_the_old_one_and_a_deleted_one_leads_nowhere()
    {
        var ada = (await _netzwerk.FoundAsync(1)).People[0];
        var first = await SubscribeAsync(ada);
        var second = await SubscribeAsync(ada);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(second)).StatusCode);
        Assert.True(second.Split('/')[^1].Length >= 22 + ".ics".Length);

        var browser = await _netzwerk.App.SignInAsync(ada);
        var page = await browser.OpenAsync("/kalender/abonnieren");
        await page.SubmitAsync("feeds", ("Do", "end:"));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(second)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await GetAsync("/kalender/abcdefghijklmnopqrstuvwxyz234567.ics")).StatusCode
        );
    }

    [Fact]
    public async Task Who_left_the_group_or_the_network_reads_no_more()
    {
        var circle = await _netzwerk.FoundAsync(2);
        await _netzwerk.CallAsync(circle);
        var ada = circle.People[0];
        var url = await SubscribeAsync(ada, circle.Group);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(url)).StatusCode);
        await _netzwerk.DoAsync(
            circle.Group,
            g => GroupDecisions.Decide(g, new ReleaseMember(ada.Id))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(url)).StatusCode);

        var mine = await SubscribeAsync(circle.People[1]);
        await EraseAsync(circle.People[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(mine)).StatusCode);
        await using var session = _netzwerk.App.Query();
        Assert.False(
            await session
                .Query<FeedAddress>()
                .AnyAsync(a => a.Person == circle.People[1].Id.Value, Ct)
        );
    }

    [Fact]
    public async Task A_group_that_is_not_mine_is_not_offered()
    {
        var mine = await _netzwerk.FoundAsync(1);
        var other = await _netzwerk.FoundAsync(1);
        var browser = await _netzwerk.App.SignInAsync(mine.People[0]);
        var page = await browser.OpenAsync("/kalender/abonnieren");
        await page.SubmitAsync("feeds", ("Do", $"renew:{other.Group}"), ("x", ""));
        await page.SubmitAsync("feeds", ("Do", "unsinn"));
        await using var session = _netzwerk.App.Query();
        Assert.Equal(0, await session.Query<FeedAddress>().CountAsync(Ct));
    }

    [Fact]
    public async Task Everybody_may_know_the_dates_of_open_groups_but_not_their_agenda()
    {
        var circle = await _netzwerk.FoundAsync(1);
        await _netzwerk.CallAsync(circle);
        foreach (
            var path in (string[])
                [$"/gruppen/{circle.Group}/termine.ics", "/kalender/oeffentlich.ics"]
        )
        {
            var answer = await GetAsync(path);
            var text = new RawCalendar(await answer.Content.ReadAsByteArrayAsync(Ct));
            Assert.Equal("Sprachkurse im Herbst", text.Value("SUMMARY"));
            Assert.DoesNotContain("Bericht aus den Kursen", text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("URL", text.Names);
        }

        await _netzwerk.DoAsync(
            circle.Group,
            g =>
                GroupDecisions.Decide(
                    g,
                    new DescribeGroup(g.Name, GroupOpenness.Private, g.Mandate)
                )
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await GetAsync($"/gruppen/{circle.Group}/termine.ics")).StatusCode
        );
        var all = await (await GetAsync("/kalender/oeffentlich.ics")).Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("BEGIN:VEVENT", all, StringComparison.Ordinal);
    }

    private async Task<string> SubscribeAsync(
        KnownPerson person,
        Netzwerk.Domain.GroupId? group = null
    )
    {
        var browser = await _netzwerk.App.SignInAsync(person);
        var page = await browser.OpenAsync("/kalender/abonnieren");
        var done = await page.SubmitAsync("feeds", ("Do", $"renew:{group?.ToString() ?? ""}"));
        var after = await done.FollowAsync();
        var addresses = after.Document.QuerySelectorAll("code").Select(c => c.TextContent);
        return new Uri(
            addresses.First(a =>
                !a.Contains('?', StringComparison.Ordinal)
                && !a.Contains("oeffentlich", StringComparison.Ordinal)
            )
        ).PathAndQuery;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, HttpResponseMessage? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known?.Headers.ETag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag));
        }

        return await _netzwerk.App.Visitor().SendAsync(request, Ct);
    }

    private async Task EraseAsync(KnownPerson person)
    {
        var erasure = _netzwerk.App.Services.GetRequiredService<PersonErasure>();
        await using var session = _netzwerk.App.Query();
        var user = await SignInSessions.PrincipalAsync(session, person.Id, "test", Ct);
        var erased = await erasure.EraseAsync(person.Id, new Asker(user!, Originator.Job), Ct);
        Assert.True(erased.Succeeded, erased.ToString());
    }
}
