using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class RemindingAfterAMeeting
{
    private const string Words = "Bitte schicken Sie Ihre Zahlen.";

    [Fact]
    public void Days_and_words_are_set_once_and_taken_back()
    {
        var set = AMeeting
            .Called.When(m => AfterReminderDecisions.Decide(m, new([14, 1, 14], $" {Words} ")))
            .Then(new AfterReminderSet([1, 14], Words));
        set.When(m => AfterReminderDecisions.Decide(m, new([1, 14], Words))).Then();
        set.When(m => AfterReminderDecisions.Decide(m, new([], "")))
            .Then(new AfterReminderSet([], ""));
    }

    [Theory]
    [InlineData(0, Words, "meeting.after-days-unusable", "Days")]
    [InlineData(61, Words, "meeting.after-days-unusable", "Days")]
    [InlineData(1, "  ", "meeting.after-words-missing", "Words")]
    public void What_makes_no_sense_is_refused(int day, string words, string code, string field) =>
        AMeeting
            .Called.When(m => AfterReminderDecisions.Decide(m, new([day], words)))
            .ThenRefused(code, field);

    [Fact]
    public void Four_days_and_a_novel_are_too_much()
    {
        AMeeting
            .Called.When(m => AfterReminderDecisions.Decide(m, new([1, 2, 3, 4], Words)))
            .ThenRefused("meeting.after-days-unusable", "Days");
        var novel = new string('a', AfterReminderDecisions.LongestWords + 1);
        AMeeting
            .Called.When(m => AfterReminderDecisions.Decide(m, new([1], novel)))
            .ThenRefused("meeting.after-words-too-long", "Words");
    }
}
