using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Meetings.Series;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// RFC 5546 section 3.2.6 for an entry that comes back: whoever is invited to the series gets all of it.
public sealed class AskingForASeriesAgain(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whose_invitation_it_is_gets_it_once_more_with_the_same_sequence()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var first = netzwerk.To(series.Ada)[0];
        netzwerk.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var mail = await series.ReceiveAsync(Refresh(series, series.Ada));
        Assert.Equal("Applied Refreshed", AnsweredMeeting.Told(mail));
        Assert.Equal(MailSort.Refresh, mail.Sort);
        Assert.Equal(series.Id, mail.Series);
        Assert.Null(mail.Meeting);
        Assert.Equal(series.Ada.Id, mail.Person);
        await netzwerk.SettleAsync();

        Assert.Equal("REQUEST 0, REQUEST 0", netzwerk.StoryOf(series.Ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(series.Circle.People[1]));
        var again = netzwerk.To(series.Ada)[1];
        Assert.Equal(first.Uid, again.Uid);
        Assert.Equal(first.Calendar!.Value("ORGANIZER"), again.Calendar!.Value("ORGANIZER"));
        Assert.NotEqual(first.MessageId, again.MessageId);
        Assert.Equal(first.MessageId, again.InReplyTo);
        // An older stamp with the same SEQUENCE would be dropped.
        Assert.True(string.CompareOrdinal(first.Stamp, again.Stamp) < 0);
        Assert.Contains(
            "Bitte antworten Sie mit einem Klick",
            again.Text,
            StringComparison.Ordinal
        );
    }

    // rec.exdate, rec.recurrence-id, rec.expansion-agrees: the state by now, not the mail of then.
    [Fact]
    public async Task It_is_the_series_as_it_is_by_now_and_other_programs_show_just_that()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned;
        await series.ReceiveAsync(series.From(series.Ada));
        await netzwerk.AnswerAsync(await series.DateAsync(5), series.Ada, Rsvp.Declined);
        await series.MoveAsync(3, planned[2].Day.AddDays(1));
        await netzwerk.CancelAsync(await series.DateAsync(2));
        await netzwerk.PassAsync(TimeSpan.FromMinutes(2));
        await series.ReceiveAsync(Refresh(series, series.Ada));
        await netzwerk.SettleAsync();

        var again = netzwerk.To(series.Ada)[^1];
        Assert.Equal("REQUEST 0", again.ToString());
        var calendar = again.Calendar!;
        Assert.Equal(
            AnswersToASeries
                .RecurrenceId(planned[1].Day)
                .Replace("RECURRENCE-ID", "EXDATE", StringComparison.Ordinal),
            calendar.Line("EXDATE")
        );
        // The date that was moved asks anew, the one declined says so, the others are as the series was answered.
        Assert.Equal(3, calendar.Events.Count);
        Assert.Contains(
            "PARTSTAT=ACCEPTED",
            AttendeeOf(calendar.Events[0]),
            StringComparison.Ordinal
        );
        var moved = Override(calendar, planned[2].Day);
        Assert.Contains("PARTSTAT=NEEDS-ACTION", AttendeeOf(moved), StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", moved);
        var declined = Override(calendar, planned[4].Day);
        Assert.Contains("PARTSTAT=DECLINED", AttendeeOf(declined), StringComparison.Ordinal);
        Assert.Contains("Ihre Antworten gelten weiter", again.Text, StringComparison.Ordinal);

        var read = await Conformance.ReadSeriesAsync(
            new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["again"] = calendar.Bytes },
            Ct
        );
        DateTimeOffset[] expected =
        [
            Start(planned[0].Day),
            Start(planned[2].Day.AddDays(1)),
            .. planned.Skip(3).Select(d => Start(d.Day)),
        ];
        Assert.Equal(expected, read["again"].IcalJs);
        Assert.Equal(expected, read["again"].NodeIcal);
    }

    [Fact]
    public async Task Asked_for_one_date_the_whole_entry_comes()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var day = (await series.LoadAsync()).Planned[3].Day;
        var ask = Refresh(series, series.Ada) with { Extra = AnswersToASeries.RecurrenceId(day) };
        Assert.Equal("Applied Refreshed", AnsweredMeeting.Told(await series.ReceiveAsync(ask)));
        await netzwerk.SettleAsync();
        var again = netzwerk.To(series.Ada)[1].Calendar!;
        Assert.NotNull(again.Line("RRULE"));
        Assert.Null(again.Line("RECURRENCE-ID"));
    }

    // rec.until; set.nothing-after-cancel: what is over stays over.
    [Fact]
    public async Task An_end_and_a_cancellation_are_sent_again_as_they_are()
    {
        var ended = await CalledSeries.CallAsync(netzwerk);
        await ended.EndAsync(4);
        await ended.ReceiveAsync(Refresh(ended, ended.Ada));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 1, REQUEST 1", netzwerk.StoryOf(ended.Ada));

        var cancelled = await CalledSeries.CallAsync(netzwerk);
        await cancelled.CancelAsync();
        await cancelled.ReceiveAsync(Refresh(cancelled, cancelled.Ada));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, CANCEL 1, CANCEL 1", netzwerk.StoryOf(cancelled.Ada));
    }

    [Fact]
    public async Task A_guest_of_one_date_gets_that_date_alone()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var guest = await netzwerk.App.CreatePersonAsync("Gerda", "Gast");
        var date = await series.DateAsync(2);
        await netzwerk.InviteAsync(date, guest);
        await netzwerk.SettleAsync();
        var mail = await series.ReceiveAsync(Refresh(series, guest));
        Assert.Equal("Applied Refreshed", AnsweredMeeting.Told(mail));
        Assert.Equal(date, mail.Meeting);
        await netzwerk.SettleAsync();
        var letters = netzwerk.To(guest);
        Assert.Equal(2, letters.Count);
        Assert.Equal(
            letters[0].Calendar!.Line("RECURRENCE-ID"),
            letters[1].Calendar!.Line("RECURRENCE-ID")
        );
        Assert.Null(letters[1].Calendar!.Line("RRULE"));
    }

    [Fact]
    public async Task It_comes_once_an_hour_at_most_whatever_was_asked_for()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await series.ReceiveAsync(Refresh(series, series.Ada));
        var soon = await series.ReceiveAsync(Refresh(series, series.Ada));
        Assert.Equal("Noted RefreshedBefore", AnsweredMeeting.Told(soon));
        await netzwerk.PassAsync(TimeSpan.FromMinutes(61));
        var later = await series.ReceiveAsync(Refresh(series, series.Ada));
        Assert.Equal("Applied Refreshed", AnsweredMeeting.Told(later));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 0, REQUEST 0", netzwerk.StoryOf(series.Ada));
    }

    [Fact]
    public async Task Others_programs_and_former_people_are_ignored()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var other = await CalledSeries.CallAsync(netzwerk);
        var ben = series.Circle.People[1];
        var ask = Refresh(series, series.Ada);
        RawAnswer[] asked =
        [
            ask with
            {
                To = "einladung@netzwerk.example",
                Id = "fremd-1",
            },
            ask with
            {
                To = Refresh(other, other.Ada).To,
                Id = "fremd-2",
            },
            ask with
            {
                From = ben.Card.Mail,
                Id = "fremd-3",
            },
            ask with
            {
                Attendee = ben.Card.Mail,
                Id = "fremd-4",
            },
            ask with
            {
                Above = "Auto-Submitted: auto-generated\n",
                Id = "fremd-5",
            },
            ask with
            {
                Uid = $"{Guid.CreateVersion7():D}@netzwerk.example",
                Id = "fremd-6",
            },
            ask with
            {
                Uid = "unlesbar",
                Id = "fremd-7",
            },
        ];
        foreach (var one in asked)
        {
            var mail = await series.ReceiveAsync(one);
            Assert.StartsWith("Ignored ", AnsweredMeeting.Told(mail), StringComparison.Ordinal);
        }

        await series.WithdrawAsync(series.Ada);
        var former = await series.ReceiveAsync(Refresh(series, series.Ada));
        Assert.Equal("Ignored NotInvited", AnsweredMeeting.Told(former));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(series.Ada));
    }

    [Fact]
    public async Task When_the_last_date_is_over_nothing_is_sent_any_more()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var ask = Refresh(series, series.Ada);
        await netzwerk.PassAsync(TimeSpan.FromDays(66));
        Assert.Equal("Ignored TooLate", AnsweredMeeting.Told(await series.ReceiveAsync(ask)));
    }

    [Fact]
    public async Task Coordinators_see_what_became_of_it_and_about_which_series()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await series.ReceiveAsync(Refresh(series, series.Ada));
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var page = await (await netzwerk.App.SignInAsync(karla)).OpenAsync("/verwaltung/eingang");
        Assert.Contains(
            page.Document.QuerySelectorAll("a"),
            a => a.GetAttribute("href") == $"/sitzungsreihen/{series.Id}"
        );
        Assert.Contains(
            "Die Einladung geht noch einmal an die Person",
            page.Text,
            StringComparison.Ordinal
        );
    }

    private static DateTimeOffset Start(DateOnly day) => Appointment.Instant(day, new(14, 0));

    private static IReadOnlyList<string> Override(RawCalendar calendar, DateOnly day) =>
        Assert.Single(calendar.Events, e => e.Contains(AnswersToASeries.RecurrenceId(day)));

    private static string AttendeeOf(IReadOnlyList<string> entry) =>
        entry.Single(l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));

    private static RawAnswer Refresh(CalledSeries series, KnownPerson person) =>
        series.From(person, "thunderbird", "refresh") with
        {
            Method = "REFRESH",
        };
}
