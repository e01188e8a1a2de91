using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class SettingReminders
{
    private static readonly int[] OfGroup = [7, 1];

    private static SetMeetingReminders Days(params int[] days) => new(days, "");

    [Fact]
    public void A_meeting_is_reminded_of_as_the_group_is_unless_it_has_days_of_its_own()
    {
        Assert.Equal(OfGroup, AMeeting.Planned.State.RemindedOn(OfGroup));
        var own = AMeeting
            .Planned.When(m => ReminderDecisions.Decide(m, Days(2, 10, 2)))
            .Then(new MeetingRemindersSet([10, 2]));
        Assert.Equal([10, 2], own.State.RemindedOn(OfGroup));
        var none = own.When(m => ReminderDecisions.Decide(m, Days()))
            .Then(new MeetingRemindersSet([]));
        Assert.Empty(none.State.RemindedOn(OfGroup));
        var again = none.When(m =>
                ReminderDecisions.Decide(m, new SetMeetingReminders(DaysBefore: null, ""))
            )
            .Then(new MeetingRemindersSet(null));
        Assert.Equal(OfGroup, again.State.RemindedOn(OfGroup));
    }

    [Fact]
    public void A_sentence_is_put_in_and_taken_out_again()
    {
        var worded = AMeeting
            .Called.When(m =>
                ReminderDecisions.Decide(
                    m,
                    new SetMeetingReminders(null, "  Bitte Zahlen\nmitbringen ")
                )
            )
            .Then(new MeetingReminderWorded("Bitte Zahlen mitbringen"));
        worded
            .When(m => ReminderDecisions.Decide(m, new SetMeetingReminders(null, "")))
            .Then(new MeetingReminderWorded(""));
    }

    [Fact]
    public void Days_and_sentence_are_set_in_one_go() =>
        AMeeting
            .Called.When(m => ReminderDecisions.Decide(m, new SetMeetingReminders([3], "Hallo")))
            .Then(new MeetingRemindersSet([3]), new MeetingReminderWorded("Hallo"));

    [Theory]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { -1 })]
    [InlineData(new[] { 61 })]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6 })]
    public void Only_few_and_sensible_days_are_taken(int[] days) =>
        AMeeting
            .Called.When(m => ReminderDecisions.Decide(m, Days(days)))
            .ThenRefused("meeting.reminder-days-unusable", "Days");

    [Fact]
    public void A_long_sentence_is_refused() =>
        AMeeting
            .Called.When(m =>
                ReminderDecisions.Decide(
                    m,
                    new SetMeetingReminders(
                        null,
                        new string('x', ReminderDecisions.LongestWords + 1)
                    )
                )
            )
            .ThenRefused("meeting.reminder-words-too-long", "Words");

    [Fact]
    public void What_is_over_or_cancelled_is_not_reminded_of()
    {
        AMeeting
            .Called.And(new MeetingCancelled(""))
            .When(m => ReminderDecisions.Decide(m, Days(3)))
            .ThenRefused("meeting.cancelled");
        AMeeting
            .Called.And(new MeetingOpened(), new MeetingClosed())
            .When(m => ReminderDecisions.Decide(m, Days(3)))
            .ThenRefused("meeting.already-held");
    }
}
