using Netzwerk.Domain.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class PlanningAMeeting
{
    private static readonly PlanMeeting Usual = new(
        Language,
        "4. Sitzung",
        AMeeting.Day,
        AMeeting.Two,
        AMeeting.Four,
        "Kreishaus",
        AMeeting.Link
    );

    private static Outcome<MeetingEvent> Plan(PlanMeeting ask, string now = "2026-11-26 09:00") =>
        MeetingDecisions.Decide(ask, Berlin(now));

    private static void Refused(PlanMeeting ask, string code, string field) =>
        Assert.Equal(new Refusal(code, field), Plan(ask).Refusal);

    [Fact]
    public void A_meeting_is_planned_as_a_draft_that_nobody_was_told_of()
    {
        Assert.Single(Plan(Usual).Events);
        var meeting = AMeeting.Planned.State;
        Assert.Equal(MeetingStatus.Draft, meeting.Status);
        Assert.Empty(meeting.Invitees);
        Assert.Null(meeting.Announced);
        Assert.False(meeting.HasUnannouncedChanges);
    }

    [Fact]
    public void What_was_typed_is_cleaned_and_markup_stays_text() =>
        Assert.Equal(
            new MeetingPlanned(
                Language,
                "<i>Sitzung</i> 4",
                AMeeting.Day,
                AMeeting.Two,
                AMeeting.Four,
                "",
                ""
            ),
            Assert.Single(
                Plan(
                    Usual with
                    {
                        Title = "\u202E<i>Sitzung</i>\n4 ",
                        Place = null,
                        VideoLink = " ",
                    }
                ).Events
            )
        );

    [Fact]
    public void A_title_is_needed_and_neither_it_nor_the_place_is_endless()
    {
        Refused(Usual with { Title = "\u200B" }, "meeting.title-missing", "Title");
        Assert.Null(
            Plan(Usual with { Title = new string('x', MeetingDecisions.LongestTitle) }).Refusal
        );
        Refused(
            Usual with
            {
                Title = new string('x', MeetingDecisions.LongestTitle + 1),
            },
            "meeting.title-too-long",
            "Title"
        );
        Refused(
            Usual with
            {
                Place = new string('x', MeetingDecisions.LongestPlace + 1),
            },
            "meeting.place-too-long",
            "Place"
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("treffen.example/sprache")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    public void A_video_link_is_a_web_address(string link) =>
        Refused(Usual with { VideoLink = link }, "meeting.link-unusable", "VideoLink");

    [Fact]
    public void A_video_link_is_not_endless() =>
        Refused(
            Usual with
            {
                VideoLink = AMeeting.Link + new string('x', MeetingDecisions.LongestVideoLink),
            },
            "meeting.link-too-long",
            "VideoLink"
        );

    [Theory]
    [InlineData("14:00", "14:00")]
    [InlineData("14:00", "13:59")]
    [InlineData("22:00", "01:00")]
    public void A_meeting_ends_after_it_begins(string from, string to) =>
        Refused(
            Usual with
            {
                From = TimeOnly.Parse(from, null),
                To = TimeOnly.Parse(to, null),
            },
            "meeting.end-before-start",
            "To"
        );

    [Theory]
    [InlineData("02:30", "03:00", "From")]
    [InlineData("02:00", "08:00", "From")]
    [InlineData("01:30", "02:59", "To")]
    public void No_meeting_begins_or_ends_in_the_hour_that_spring_skips(
        string from,
        string to,
        string field
    ) =>
        Refused(
            Usual with
            {
                Day = new(2027, 3, 28),
                From = TimeOnly.Parse(from, null),
                To = TimeOnly.Parse(to, null),
            },
            "meeting.time-skipped",
            field
        );

    [Fact]
    public void A_meeting_may_last_through_the_clock_change() =>
        Assert.Null(
            Plan(
                Usual with
                {
                    Day = new(2027, 3, 28),
                    From = new(1, 59),
                    To = new(3, 0),
                },
                "2026-12-01 12:00"
            ).Refusal
        );

    [Fact]
    public void A_meeting_lies_ahead()
    {
        Assert.Null(Plan(Usual, "2026-12-10 13:59").Refusal);
        Assert.Equal(
            new Refusal("meeting.in-the-past", "Day"),
            Plan(Usual, "2026-12-10 14:00").Refusal
        );
    }

    [Fact]
    public void The_first_and_the_last_day_of_all_calendars_are_refused_calmly()
    {
        Refused(
            Usual with
            {
                Day = DateOnly.MinValue,
                From = TimeOnly.MinValue,
            },
            "meeting.in-the-past",
            "Day"
        );
        Refused(Usual with { Day = DateOnly.MaxValue }, "meeting.too-far-ahead", "Day");
    }

    [Fact]
    public void Nobody_plans_further_ahead_than_a_term_of_five_years()
    {
        var last = new DateOnly(2026, 11, 26).AddDays(MeetingDecisions.FurthestDays);
        Assert.Null(Plan(Usual with { Day = last }).Refusal);
        Refused(Usual with { Day = last.AddDays(1) }, "meeting.too-far-ahead", "Day");
    }
}
