using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

public sealed class InvitingToASeries(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Compact(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // rec.outlook-subset, rec.dtstart-in-rule, att.fresh
    [Fact]
    public async Task Everybody_gets_one_mail_for_all_dates()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        foreach (var person in series.Circle.People)
        {
            var letter = Assert.Single(netzwerk.To(person));
            Assert.Equal("REQUEST 0", letter.ToString());
            Assert.Equal($"{series.Id.Value:D}@netzwerk.example", letter.Uid);
            Assert.StartsWith(
                "FREQ=WEEKLY;",
                letter.Calendar!.Value("RRULE"),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("RANGE", letter.Calendar.Text, StringComparison.Ordinal);
            Assert.Single(letter.Calendar.Events);
            Assert.Contains(
                "PARTSTAT=NEEDS-ACTION",
                Assert.Single(letter.Attendees),
                StringComparison.Ordinal
            );
        }

        for (var n = 1; n <= 6; n++)
        {
            var date = await series.MeetingAsync(n);
            Assert.Equal(MeetingStatus.Called, date.Status);
            Assert.Equal(2, date.Invitees.Count);
        }
    }

    // rec.recurrence-id, txt.when, org.reply-token, set.organizer-stable, set.threading
    [Fact]
    public async Task One_date_moved_tells_only_of_that_date()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned[2].Day;
        await series.MoveAsync(3, planned.AddDays(1));

        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(series.Ada));
        var (first, moved) = (netzwerk.To(series.Ada)[0], netzwerk.To(series.Ada)[1]);
        Assert.Equal(first.Uid, moved.Uid);
        Assert.Equal(
            $"RECURRENCE-ID;TZID=Europe/Berlin:{Compact(planned)}T140000",
            moved.Calendar!.Line("RECURRENCE-ID")
        );
        Assert.StartsWith(
            Compact(planned.AddDays(1)),
            moved.Calendar.Value("DTSTART"),
            StringComparison.Ordinal
        );
        Assert.Null(moved.Calendar.Line("RRULE"));
        Assert.Single(moved.Calendar.Events);
        Assert.Equal(first.Calendar!.Value("ORGANIZER"), moved.Calendar.Value("ORGANIZER"));
        Assert.Equal(first.MessageId, moved.InReplyTo);
        Assert.Contains("Bisher", moved.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("nur den Termin", moved.Text, StringComparison.Ordinal);
    }

    // rec.exdate, set.nothing-after-cancel of one date
    [Fact]
    public async Task One_date_cancelled_is_taken_back_alone_and_left_out_of_what_follows()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned[1].Day;
        await netzwerk.CancelAsync(await series.DateAsync(2));
        await netzwerk.SettleAsync();
        await series.DescribeAsync("AG Sprache", "Kreishaus");

        Assert.Equal("REQUEST 0, CANCEL 1, REQUEST 1", netzwerk.StoryOf(series.Ada));
        var letters = netzwerk.To(series.Ada);
        Assert.Equal(
            $"RECURRENCE-ID;TZID=Europe/Berlin:{Compact(planned)}T140000",
            letters[1].Calendar!.Line("RECURRENCE-ID")
        );
        Assert.Equal("CANCELLED", letters[1].Calendar!.Value("STATUS"));
        Assert.Equal(
            $"EXDATE;TZID=Europe/Berlin:{Compact(planned)}T140000",
            letters[2].Calendar!.Line("EXDATE")
        );
        Assert.Equal("Kreishaus", letters[2].Calendar!.Value("LOCATION"));
        Assert.Contains("fällt aus", letters[2].Text, StringComparison.Ordinal);
    }

    // set.sequence-bump: other words keep SEQUENCE; what one date has of its own stays with it.
    [Fact]
    public async Task Other_words_for_all_dates_are_one_mail_and_leave_a_moved_date_where_it_is()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned[3].Day;
        await series.MoveAsync(4, planned.AddDays(2));
        await series.DescribeAsync("AG Deutsch", "Rathaus");

        Assert.Equal("REQUEST 0, REQUEST 1, REQUEST 0", netzwerk.StoryOf(series.Ada));
        var update = netzwerk.To(series.Ada)[2].Calendar!;
        Assert.Equal(2, update.Events.Count);
        Assert.Contains("SUMMARY:AG Deutsch", update.Events[0]);
        Assert.Contains(
            $"RECURRENCE-ID;TZID=Europe/Berlin:{Compact(planned)}T140000",
            update.Events[1]
        );
        Assert.Contains("SEQUENCE:1", update.Events[1]);
        Assert.Contains(
            $"DTSTART;TZID=Europe/Berlin:{Compact(planned.AddDays(2))}T140000",
            update.Events[1]
        );
        for (var n = 1; n <= 6; n++)
        {
            Assert.Equal("AG Deutsch", (await series.MeetingAsync(n)).Title);
        }
    }

    // rec.until: SEQUENCE rises, one mail, and the later dates are gone without mails of their own.
    [Fact]
    public async Task Ended_early_one_mail_tells_the_last_day()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await series.EndAsync(4);

        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(series.Ada));
        var until = netzwerk.To(series.Ada)[1].Calendar!.Value("RRULE");
        var last = (await series.LoadAsync()).Planned[3].Day;
        Assert.Contains($"UNTIL={Compact(last)}T1", until, StringComparison.Ordinal);
        Assert.Equal(MeetingStatus.Called, (await series.MeetingAsync(4)).Status);
        Assert.Equal(MeetingStatus.Cancelled, (await series.MeetingAsync(5)).Status);
    }

    [Fact]
    public async Task Cancelled_as_a_whole_one_mail_takes_everything_back()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await series.CancelAsync();
        await netzwerk.PassAsync(TimeSpan.FromDays(25));

        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(series.Ada));
        var end = netzwerk.To(series.Ada)[1];
        Assert.Equal("CANCELLED", end.Calendar!.Value("STATUS"));
        Assert.Null(end.Calendar.Line("RECURRENCE-ID"));
        Assert.Contains("Kein Raum", end.Text, StringComparison.Ordinal);
    }

    // "Ab hier neu": the old one ends, a new one with another UID begins, and both mails say so.
    [Fact]
    public async Task From_one_date_on_otherwise_the_old_ends_and_a_new_one_begins()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var since = (await series.LoadAsync()).Planned[3].Day;
        var next = SeriesId.Create();
        var plan = CalledSeries.PlanOf(series.Circle, since.AddDays(1), since.AddDays(30), hour: 9);
        var result = await series.Commands.ContinueAsync(
            series.Id,
            next,
            plan,
            since,
            CalledSeries.Asker,
            CommandOptions.None,
            Ct
        );
        MailedNetzwerk.Must(result);
        await netzwerk.SettleAsync();

        var letters = netzwerk.To(series.Ada);
        Assert.Equal(3, letters.Count);
        var (end, begin) =
            letters[1].Uid == letters[0].Uid ? (letters[1], letters[2]) : (letters[2], letters[1]);
        Assert.Equal("REQUEST 1", end.ToString());
        Assert.Contains("neue Einladung", end.Text, StringComparison.Ordinal);
        Assert.Equal("REQUEST 0", begin.ToString());
        Assert.Equal($"{next.Value:D}@netzwerk.example", begin.Uid);
    }

    // set.sequence-order over a whole life: never falls for a date, and equal ones carry a later stamp.
    [Fact]
    public async Task Over_a_whole_life_no_entry_ever_goes_back()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned;
        await series.MoveAsync(3, planned[2].Day.AddDays(1));
        await series.DescribeAsync("AG Deutsch", "Kreishaus");
        await series.MoveAsync(3, planned[2].Day.AddDays(2));
        await netzwerk.CancelAsync(await series.DateAsync(2));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await series.DescribeAsync("AG Deutsch und mehr", "Kreishaus");
        // Stamps count seconds, and here no time passes by itself.
        await netzwerk.PassAsync(TimeSpan.FromSeconds(2));
        await series.EndAsync(5);
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await series.MoveAsync(4, planned[3].Day.AddDays(1));

        var known = new Dictionary<string, (int Sequence, string Stamp)>(StringComparer.Ordinal);
        foreach (var entry in netzwerk.To(series.Ada).SelectMany(l => l.Calendar!.Events))
        {
            string Of(string name) =>
                entry.Single(l => l.StartsWith(name, StringComparison.Ordinal))[
                    (name.Length + 1)..
                ];
            var id =
                entry.FirstOrDefault(l => l.StartsWith("RECURRENCE-ID", StringComparison.Ordinal))
                ?? "";
            var now = (
                Sequence: int.Parse(Of("SEQUENCE"), CultureInfo.InvariantCulture),
                Stamp: Of("DTSTAMP")
            );
            if (known.TryGetValue(id, out var before) || known.TryGetValue("", out before))
            {
                Assert.True(
                    now.Sequence > before.Sequence
                        || (
                            now.Sequence == before.Sequence
                            && string.CompareOrdinal(now.Stamp, before.Stamp) > 0
                        ),
                    $"{id}: {before} then {now}"
                );
            }

            known[id] = now;
        }
    }
}
