using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Meetings.Series;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

public sealed class AnsweringASeries(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    [Theory]
    [InlineData("exchange")]
    [InlineData("gmail")]
    [InlineData("apple")]
    [InlineData("thunderbird")]
    public async Task A_calendar_that_answers_the_series_answers_all_dates(string client)
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var mail = await series.ReceiveAsync(series.From(series.Ada, client));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal("AAAAAA", await series.AnswersOfAsync(series.Ada));
    }

    [Fact]
    public async Task A_date_that_was_moved_is_answered_by_itself()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned[2].Day;
        await series.MoveAsync(3, planned.AddDays(1));
        await series.ReceiveAsync(series.From(series.Ada));
        Assert.Equal("AA-AAA", await series.AnswersOfAsync(series.Ada));

        var one = series.From(series.Ada) with
        {
            Extra = AnswersToASeries.RecurrenceId(planned),
            Sequence = 1,
            Participation = "DECLINED",
        };
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(await series.ReceiveAsync(one)));
        Assert.Equal("AADAAA", await series.AnswersOfAsync(series.Ada));
    }

    // rec.recurrence-id: compared as an instant, whatever zone it is written in.
    [Theory]
    [InlineData("RECURRENCE-ID;TZID=Europe/Berlin:{0:yyyyMMdd}T140000")]
    [InlineData("RECURRENCE-ID;TZID=W. Europe Standard Time:{0:yyyyMMdd}T140000")]
    [InlineData("RECURRENCE-ID:{1:yyyyMMdd'T'HHmmss'Z'}")]
    [InlineData("RECURRENCE-ID;TZID=America/New_York:{0:yyyyMMdd}T080000")]
    [InlineData("RECURRENCE-ID;VALUE=DATE:{0:yyyyMMdd}")]
    public async Task One_date_is_known_however_it_is_written(string line)
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var day = (await series.LoadAsync()).Planned[3].Day;
        var start = Appointment.Instant(day, new(14, 0)).UtcDateTime;
        var written = string.Format(CultureInfo.InvariantCulture, line, day, start);
        var mail = await series.ReceiveAsync(
            series.From(series.Ada) with
            {
                Extra = written,
                Participation = "TENTATIVE",
            }
        );
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal("---T--", await series.AnswersOfAsync(series.Ada));
    }

    [Fact]
    public async Task A_date_that_the_series_does_not_have_is_for_a_coordinator()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var day = (await series.LoadAsync()).Planned[3].Day.AddDays(1);
        var mail = await series.ReceiveAsync(
            series.From(series.Ada) with
            {
                Extra = AnswersToASeries.RecurrenceId(day),
            }
        );
        Assert.Equal("Review UnknownDate", AnsweredMeeting.Told(mail));
        Assert.False(mail.OffersAnswer);
        Assert.Equal("------", await series.AnswersOfAsync(series.Ada));
    }

    // RFC 5546 section 2.1.5, per person and date.
    [Fact]
    public async Task An_older_answer_to_all_dates_does_not_undo_a_newer_one_to_one_date()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var all = series.From(series.Ada);
        var one = series.From(series.Ada) with
        {
            Extra = AnswersToASeries.RecurrenceId((await series.LoadAsync()).Planned[1].Day),
            Participation = "DECLINED",
            StampedAt = all.StampedAt.AddMinutes(5),
        };
        await series.ReceiveAsync(one);
        await series.ReceiveAsync(all);
        Assert.Equal("ADAAAA", await series.AnswersOfAsync(series.Ada));
    }

    [Fact]
    public async Task Yes_in_words_to_the_invitation_answers_all_dates_and_is_confirmed()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var mail = await series.ReceiveAsync(Words(series, "Ja, ich bin dabei."));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal("AAAAAA", await series.AnswersOfAsync(series.Ada));
        await netzwerk.SettleAsync();
        Assert.Contains("AG Sprache", netzwerk.To(series.Ada)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_in_words_to_a_reminder_answers_that_date()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await netzwerk.PassAsync(TimeSpan.FromDays(24));
        var reminder = netzwerk.To(series.Ada).First(l => l.Calendar is null);
        var to = reminder.Message.ReplyTo.Mailboxes.Single().Address;
        await series.ReceiveAsync(Words(series, "Ja") with { To = to });
        Assert.Equal("A-----", await series.AnswersOfAsync(series.Ada));
    }

    [Fact]
    public async Task Another_time_proposed_for_one_date_and_a_delegation_are_looked_at_about_that_date()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var extra = AnswersToASeries.RecurrenceId((await series.LoadAsync()).Planned[1].Day);
        var counter = await series.ReceiveAsync(
            series.From(series.Ada, "exchange", "outlook-counter") with
            {
                Extra = extra,
                Method = "COUNTER",
            }
        );
        Assert.Equal("Review CounterProposed", AnsweredMeeting.Told(counter));
        Assert.Equal(await series.DateAsync(2), counter.Meeting);
        Assert.True(counter.OffersDate);
        var sent = await series.ReceiveAsync(
            series.From(series.Ada, calendar: "delegated") with
            {
                Extra = extra,
                Participation = "DELEGATED",
                Delegate = "vertretung@verein.example",
            }
        );
        Assert.Equal("Review Delegated", AnsweredMeeting.Told(sent));
        Assert.Equal(await series.DateAsync(2), sent.Meeting);
    }

    [Fact]
    public async Task Somebody_else_at_the_token_of_a_series_is_for_a_coordinator()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var mail = await series.ReceiveAsync(
            series.From(series.Ada) with
            {
                From = "sekretariat@verein.example",
                Attendee = series.Ada.Card.Mail,
            }
        );
        Assert.Equal("Review OtherSender", AnsweredMeeting.Told(mail));
        Assert.True(mail.OffersAnswer);
        Assert.Equal("------", await series.AnswersOfAsync(series.Ada));
    }

    private static RawAnswer Words(CalledSeries series, string text) =>
        series.From(series.Ada, "plain", "") with
        {
            Text = text,
        };
}
