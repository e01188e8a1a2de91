using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

// Read by parsers that are not ours (tests/conformance): ical.js and node-ical.
public sealed class SeriesInOtherCalendars(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // rec.expansion-agrees, rec.dtstart-in-rule, rec.until: across both clock changes.
    [Fact]
    public async Task Two_other_programs_work_out_the_days_that_we_do()
    {
        var rules = new Dictionary<string, SeriesRule>(StringComparer.Ordinal)
        {
            ["weekly"] = new(Rhythm.Weekly, new(2027, 1, 7), 1, FromEnd: false, new(2027, 12, 31)),
            ["every-third-week"] = new(
                Rhythm.Weekly,
                new(2027, 2, 28),
                3,
                FromEnd: false,
                new(2028, 4, 30)
            ),
            ["second-tuesday"] = new(
                Rhythm.Monthly,
                new(2027, 1, 12),
                1,
                FromEnd: false,
                new(2028, 12, 31)
            ),
            ["last-friday"] = new(
                Rhythm.Monthly,
                new(2027, 1, 29),
                2,
                FromEnd: true,
                new(2029, 12, 31)
            ),
            ["last-sunday"] = new(
                Rhythm.Monthly,
                new(2027, 2, 28),
                1,
                FromEnd: true,
                new(2027, 11, 30)
            ),
        };
        var read = await Conformance.ReadSeriesAsync(
            rules.ToDictionary(
                r => r.Key,
                r => Written(r.Value, without: []),
                StringComparer.Ordinal
            ),
            Ct
        );
        foreach (var (name, rule) in rules)
        {
            var ours = rule.Days().Select(d => Appointment.Instant(d, new(14, 0))).ToArray();
            Assert.Equal(ours, read[name].IcalJs);
            Assert.Equal(ours, read[name].NodeIcal);
        }
    }

    // rec.exdate, rec.recurrence-id and the set.* names over a life: what calendars show is what the meetings are.
    [Fact]
    public async Task Over_a_whole_life_other_programs_show_the_dates_as_they_are()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned;
        await series.MoveAsync(3, planned[2].Day.AddDays(1));
        await netzwerk.CancelAsync(await series.DateAsync(2));
        await netzwerk.SettleAsync();
        await series.DescribeAsync("AG Deutsch", "Kreishaus");
        var changed = await StartsAsync(series);
        await netzwerk.PassAsync(TimeSpan.FromSeconds(2));
        await series.EndAsync(5);
        var ended = await StartsAsync(series);
        var late = await netzwerk.App.CreatePersonAsync("Lea", "Später");
        await series.InviteAsync(late);

        var letters = netzwerk.To(series.Ada);
        Assert.Equal(
            "REQUEST 0, REQUEST 1, CANCEL 1, REQUEST 1, REQUEST 2",
            string.Join(", ", letters)
        );
        var read = await Conformance.ReadSeriesAsync(
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["invited"] = letters[0].Calendar!.Bytes,
                ["moved"] = letters[1].Calendar!.Bytes,
                ["cancelled"] = letters[2].Calendar!.Bytes,
                ["changed"] = letters[3].Calendar!.Bytes,
                ["ended"] = letters[4].Calendar!.Bytes,
                ["late"] = netzwerk.To(late)[0].Calendar!.Bytes,
            },
            Ct
        );
        var all = planned.Select(d => Appointment.Instant(d.Day, new(14, 0))).ToArray();
        Same(all, read["invited"]);
        Same([Appointment.Instant(planned[2].Day.AddDays(1), new(14, 0))], read["moved"]);
        Same([all[1]], read["cancelled"]);
        Same(changed, read["changed"]);
        Same(ended, read["ended"]);
        Same(ended, read["late"]);
    }

    // set.token-per-person, set.organizer-stable, priv.single-recipient, set.no-duplicates
    [Fact]
    public async Task Everybody_has_one_address_to_answer_to_for_life_and_nobody_else_is_named()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await series.MoveAsync(3, (await series.LoadAsync()).Planned[2].Day.AddDays(1));
        await series.DescribeAsync("AG Deutsch", "Kreishaus");
        var (ada, ben) = (series.Ada, series.Circle.People[1]);
        var addresses = new[] { ada, ben }
            .Select(p =>
                Assert.Single(
                    netzwerk
                        .To(p)
                        .SelectMany(l => l.Calendar!.Events)
                        .Select(e =>
                            e.Single(l => l.StartsWith("ORGANIZER", StringComparison.Ordinal))
                        )
                        .Distinct()
                )
            )
            .ToArray();
        Assert.NotEqual(addresses[0], addresses[1]);
        Assert.All(
            netzwerk.To(ada),
            l => Assert.DoesNotContain(ben.Card.Mail, l.Calendar!.Text, StringComparison.Ordinal)
        );
        Assert.Distinct(netzwerk.To(ada).Select(l => l.MessageId));
    }

    private static void Same(IReadOnlyList<DateTimeOffset> dates, SeriesRead read)
    {
        Assert.Equal(dates, read.IcalJs);
        Assert.Equal(dates, read.NodeIcal);
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> StartsAsync(CalledSeries series)
    {
        var starts = new List<DateTimeOffset>();
        for (var n = 1; n <= 6; n++)
        {
            var date = await series.MeetingAsync(n);
            if (date.Status is MeetingStatus.Called)
            {
                starts.Add(date.When.Start);
            }
        }

        return [.. starts.Order()];
    }

    private static byte[] Written(SeriesRule rule, IReadOnlyList<DateOnly> without) =>
        CalendarWriter.Write(
            new()
            {
                Method = CalendarMethod.Request,
                Uid = "0197c0de-0000-7000-8000-000000000001@netzwerk.example",
                Sequence = 0,
                StampedAt = DateTimeOffset.UnixEpoch,
                Appointment = new(rule.First, new(14, 0), new(16, 0)),
                Repetition = new(rule, without),
                Summary = "AG Sprache",
                Organizer = new("einladung@netzwerk.example", "Netzwerk"),
                Attendee = new("ada@verein.example", "Ada", Participation.NeedsAction),
            }
        );
}
