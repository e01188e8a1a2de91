using System.Globalization;
using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Feeds;

/// <summary>What the Integreat app asks of a calendar, rule by rule: interfaces.md 4.4.</summary>
public sealed class ShowingDatesToNewcomers : IAsyncLifetime
{
    private const string Path = "/kalender/integreat.ics";

    private readonly MailedNetzwerk _netzwerk = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _netzwerk.DisposeAsync();

    [Fact]
    public async Task Each_date_has_uid_summary_start_and_end_and_no_duration()
    {
        var meeting = await ShownAsync();
        var lines = (await FeedAsync()).Lines;
        Assert.Contains($"UID:{meeting}@netzwerk.example", lines);
        Assert.Contains("SUMMARY:Sprachkurse im Herbst", lines);
        Assert.Single(
            lines,
            l =>
                l.StartsWith("DTSTART", StringComparison.Ordinal)
                && l.Contains("Berlin", StringComparison.Ordinal)
        );
        Assert.Single(lines, l => l.StartsWith("DTEND", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith("DURATION", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10-25", 2, 30)] // the hour that comes twice
    [InlineData("2027-03-28", 9, 0)]
    [InlineData("2026-07-01", 14, 0)]
    public void Times_are_local_and_never_utc_even_in_the_repeated_hour(
        string day,
        int hour,
        int minute
    )
    {
        var from = new TimeOnly(hour, minute);
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new RawCalendar(Written(date, from));
        var stamp = date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        Assert.Contains($"DTSTART;TZID=Europe/Berlin:{stamp}T{hour:00}{minute:00}00", text.Lines);
        Assert.Contains($"DTEND;TZID=Europe/Berlin:{stamp}T{hour + 1:00}{minute:00}00", text.Lines);
    }

    [Fact]
    public void No_rule_stands_in_it_so_none_can_be_refused()
    {
        var text = new RawCalendar(Written(new(2026, 7, 1), new(14, 0)));
        var entry = text.Lines.SkipWhile(l => l != "BEGIN:VEVENT");
        Assert.DoesNotContain(entry, l => l.StartsWith("RRULE", StringComparison.Ordinal));
        Assert.DoesNotContain(entry, l => l.StartsWith("RECURRENCE-ID", StringComparison.Ordinal));
        Assert.DoesNotContain(entry, l => l.StartsWith("EXDATE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_can_filter_by_one_category_spelled_the_same_for_ever()
    {
        var calendar = Ical.Net.Calendar.Load(
            System.Text.Encoding.UTF8.GetString(Written(new(2026, 7, 1), new(14, 0)))
        );
        Assert.Equal(["Bildung"], calendar!.Events.Single()!.Categories);
    }

    [Fact]
    public async Task Place_and_words_are_plain_text_in_german_and_lead_to_the_group()
    {
        await ShownAsync();
        var feed = await _netzwerk.App.Visitor().GetAsync(Path + "?sprache=en", Ct);
        var text = new RawCalendar(await feed.Content.ReadAsByteArrayAsync(Ct));
        Assert.Contains("LOCATION:Rathaus", text.Lines);
        Assert.Contains(
            text.Lines,
            l => l.StartsWith("DESCRIPTION:AG Sprache\\nhttps://", StringComparison.Ordinal)
        );
        Assert.Contains("X-WR-CALNAME:Termine für Zugewanderte", text.Lines);
        Assert.DoesNotContain('<', text.Text);
    }

    [Fact]
    public async Task What_is_cancelled_over_or_no_longer_shown_leaves_the_feed()
    {
        var circle = await _netzwerk.FoundAsync(1);
        await ShowAsync(circle, shown: true);
        var (stays, goes) = (
            await _netzwerk.CallAsync(circle, 40),
            await _netzwerk.CallAsync(circle, 41)
        );
        var soon = await _netzwerk.CallAsync(circle, 2);
        Assert.Equal(3, (await UidsAsync()).Count);
        await _netzwerk.CancelAsync(goes);
        await _netzwerk.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal([$"{stays}@netzwerk.example"], await UidsAsync());
        Assert.NotEqual(soon, stays);
        await ShowAsync(circle, shown: false);
        Assert.Empty(await UidsAsync());
    }

    [Fact]
    public async Task Only_groups_that_want_it_are_shown_and_never_a_private_one()
    {
        var quiet = await _netzwerk.FoundAsync(1);
        await _netzwerk.CallAsync(quiet);
        Assert.Empty(await UidsAsync());
        await ShowAsync(quiet, shown: true);
        Assert.Single(await UidsAsync());
        await _netzwerk.DoAsync(
            quiet.Group,
            g =>
                GroupDecisions.Decide(
                    g,
                    new DescribeGroup(g.Name, GroupOpenness.Private, g.Mandate)
                )
        );
        Assert.Empty(await UidsAsync());
    }

    [Fact]
    public async Task Changes_not_told_yet_are_not_shown_and_without_news_there_is_nothing_to_load()
    {
        var meeting = await ShownAsync();
        await _netzwerk.PlaceAsync(meeting, "Volkshochschule");
        using var visitor = _netzwerk.App.Visitor();
        var first = await visitor.GetAsync(Path, Ct);
        Assert.DoesNotContain(
            "Volkshochschule",
            await first.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal
        );
        using var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Ct)).StatusCode);
    }

    [Fact]
    public async Task Other_programs_read_it_alike()
    {
        await ShownAsync();
        var feed = await FeedAsync();
        var read = await Conformance.ReadFeedAsync(feed.Bytes, Ct);
        Assert.Single(read.IcalJs);
        Assert.Equal(read.IcalJs, read.NodeIcal);
    }

    private static byte[] Written(DateOnly day, TimeOnly from) =>
        NewcomerFeedWriter.Write(
            new(
                "Termine",
                new("einladung@netzwerk.example", "Netzwerk"),
                [
                    new()
                    {
                        Uid = $"{Guid.CreateVersion7():D}@netzwerk.example",
                        Sequence = 0,
                        StampedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                        Appointment = new(day, from, from.AddHours(1)),
                        Summary = "Sprachcafé",
                    },
                ]
            )
        );

    private async Task<MeetingId> ShownAsync()
    {
        var circle = await _netzwerk.FoundAsync(1);
        await ShowAsync(circle, shown: true);
        return await _netzwerk.CallAsync(circle);
    }

    private Task ShowAsync(Circle circle, bool shown) =>
        _netzwerk.DoAsync(
            circle.Group,
            g => GroupDecisions.Decide(g, new ShowDatesToNewcomers(shown))
        );

    private async Task<RawCalendar> FeedAsync() =>
        new(await _netzwerk.App.Visitor().GetByteArrayAsync(Path, Ct));

    private async Task<IReadOnlyList<string>> UidsAsync() =>
        [
            .. (await FeedAsync())
                .Lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal))
                .Select(l => l[4..]),
        ];
}
