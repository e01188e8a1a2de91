using Netzwerk.Domain.SchedulingPolls;
using Xunit;
using static Netzwerk.Domain.Tests.SchedulingPolls.Polls;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.SchedulingPolls;

public sealed class AskingForDates
{
    public static readonly TheoryData<string, string, OpenPoll> Wrong = new()
    {
        { "poll.title-missing", "Title", Ask with { Title = " " } },
        { "poll.link-unusable", "VideoLink", Ask with { VideoLink = "javascript:x" } },
        { "poll.length-unusable", "Minutes", Ask with { Minutes = 14 } },
        { "poll.options-missing", "Options", Ask with { Options = [] } },
        {
            "poll.in-the-past",
            "Options",
            Ask with
            {
                Options = [Monday, Tuesday with { Day = new(2027, 1, 31) }],
            }
        },
        {
            "poll.end-before-start",
            "Options",
            Ask with
            {
                Options = [Monday with { From = new(23, 0) }],
            }
        },
        { "poll.deadline-past", "Deadline", Ask with { Deadline = new(2027, 1, 31) } },
        { "poll.nobody-invited", "Invited", Ask with { Invited = [] } },
    };

    [Fact]
    public void Dates_are_asked_about_once_and_in_order()
    {
        var opened = Assert.IsType<SchedulingPollOpened>(
            Assert.Single(
                PollDecisions
                    .Decide(
                        Ask with
                        {
                            Title = " Klausur\n",
                            Options = [Tuesday, Monday, Tuesday with { Id = Friday.Id }],
                            Invited = [Anna, Ben, Anna],
                            Needed = [Chris, Anna],
                        },
                        Now
                    )
                    .Events
            )
        );
        Assert.Equal("Klausur", opened.Title);
        Assert.Equal([Anna, Ben], opened.Invited);
        Assert.Equal([Anna], opened.Needed);
        Assert.Equal([Tuesday.Id, Monday.Id], opened.Options);
        Assert.Equal([Tuesday.Day, Monday.Day], opened.Days);
        Assert.Equal([Monday, Tuesday], Open.State.Options);
        Assert.Equal(new(Monday.Day, new(10, 0), new(12, 0)), Open.State.When(Monday));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_become_a_meeting_is_not_asked_about(
        string code,
        string field,
        OpenPoll ask
    ) => Assert.Equal(new Refusal(code, field), PollDecisions.Decide(ask, Now).Refusal);

    [Fact]
    public void Who_answered_is_asked_about_the_new_date_only()
    {
        var answered = Open.And(
            Said(Anna, (Monday, PollAnswer.Yes), (Tuesday, PollAnswer.No)),
            Said(Ben, (Monday, PollAnswer.Yes))
        );
        Assert.Equal([Ben], answered.State.Silent.Select(p => p.Person));
        var more = answered
            .When(p => PollDecisions.Decide(p, new AddPollOptions([Monday, Friday]), Now))
            .Then(new PollOptionsAdded([Friday.Id], [Friday.Day], [Friday.From]));
        Assert.Equal([Anna, Ben], more.State.Silent.Select(p => p.Person));
        Assert.Equal(new(2, 0, 0, 0), more.State.CountOf(Monday.Id));
        Assert.Equal(new(0, 0, 0, 2), more.State.CountOf(Friday.Id));
    }

    [Fact]
    public void A_date_is_withdrawn_but_never_the_last_one()
    {
        var one = Open.When(p => PollDecisions.Decide(p, new WithdrawPollOption(Monday.Id)))
            .Then(new PollOptionWithdrawn(Monday.Id));
        one.When(p => PollDecisions.Decide(p, new WithdrawPollOption(Tuesday.Id)))
            .ThenRefused("poll.last-option", field: null);
    }

    [Fact]
    public void The_deadline_moves_to_a_day_to_come()
    {
        Open.When(p => PollDecisions.Decide(p, new MovePollDeadline(new(2027, 2, 25)), Now))
            .Then(new PollDeadlineMoved(new(2027, 2, 25)));
        Open.When(p => PollDecisions.Decide(p, new MovePollDeadline(new(2027, 1, 1)), Now))
            .ThenRefused("poll.deadline-past", "Deadline");
    }

    [Fact]
    public void Only_the_silent_are_reminded_and_only_while_answers_count()
    {
        var half = Open.And(Said(Anna, (Monday, PollAnswer.No), (Tuesday, PollAnswer.No)));
        half.When(p => PollDecisions.Decide(p, new NudgeSilent(), Now))
            .ThenEachTime(new PollSilentNudged([Ben]));
        half.And(Said(Ben, (Monday, PollAnswer.Yes), (Tuesday, PollAnswer.Yes)))
            .When(p => PollDecisions.Decide(p, new NudgeSilent(), Now))
            .ThenRefused("poll.nobody-silent", field: null);
        half.When(p => PollDecisions.Decide(p, new NudgeSilent(), Berlin("2027-02-21 09:00")))
            .ThenRefused("poll.deadline-over", field: null);
    }

    [Fact]
    public void Holidays_of_the_schools_are_known_by_day()
    {
        Assert.Equal(SchoolHoliday.Winter, SaxonSchoolHolidays.On(new(2027, 2, 8)));
        Assert.Equal(SchoolHoliday.Winter, SaxonSchoolHolidays.On(new(2027, 2, 19)));
        Assert.Null(SaxonSchoolHolidays.On(new(2027, 2, 20)));
        Assert.Null(SaxonSchoolHolidays.On(new(2030, 7, 20)));
    }
}
