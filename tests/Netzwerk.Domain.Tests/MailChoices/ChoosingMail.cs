using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.MailChoices;

public sealed class ChoosingMail
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly GroupId Other = new(new("0197c0de-0000-7000-8000-0000000000c2"));

    private static readonly Story<MailPreferences, MailPreferenceEvent> Weekly = new(
        new MailPaceChosen(Language, MailPace.Weekly)
    );

    [Fact]
    public void Who_never_chose_gets_everything_at_once()
    {
        var usual = MailPreferences.Usual(Anna.Value);
        Assert.False(usual.IsSilentOn(Today));
        Assert.Equal(new(Language, MailPace.AtOnce, Reminders: true), usual.Of(Language));
    }

    [Fact]
    public void Each_group_is_chosen_by_itself_and_only_differences_are_told()
    {
        GroupMail[] wish =
        [
            new(Language, MailPace.Weekly, Reminders: false),
            new(Other, MailPace.AtOnce, Reminders: true),
        ];
        var after = Weekly
            .When(p => MailPreferenceDecisions.Decide(p, new ChooseGroupMail(wish)))
            .Then(new RemindersStopped(Language));
        Assert.Equal(wish[0], after.State.Of(Language));
        Assert.Equal(wish[1], after.State.Of(Other));
        GroupMail[] back = [new(Language, MailPace.Daily, Reminders: true)];
        after
            .When(p => MailPreferenceDecisions.Decide(p, new ChooseGroupMail(back)))
            .Then(new MailPaceChosen(Language, MailPace.Daily), new RemindersResumed(Language));
    }

    [Fact]
    public void A_distribution_list_is_left_and_joined_again_by_itself()
    {
        var (list, another) = (DistributionListId.Create(), DistributionListId.Create());
        var left = Weekly
            .When(p => MailPreferenceDecisions.Decide(p, new StopListMail(list)))
            .Then(new ListMailStopped(list));
        Assert.False(left.State.Wants(list));
        Assert.True(left.State.Wants(another));
        Assert.Equal(MailPace.Weekly, left.State.Of(Language).Pace);
        var again = left.When(p => MailPreferenceDecisions.Decide(p, new ResumeListMail(list)))
            .Then(new ListMailResumed(list));
        Assert.True(again.State.Wants(list));
    }

    [Fact]
    public void A_pace_nobody_offers_is_refused() =>
        Weekly
            .When(p =>
                MailPreferenceDecisions.Decide(
                    p,
                    new ChooseGroupMail([new(Language, (MailPace)9, Reminders: true)])
                )
            )
            .ThenRefused("pace.unknown", "Pace");

    [Fact]
    public void Mail_is_muted_up_to_and_with_a_day()
    {
        var muted = Weekly
            .When(p => MailPreferenceDecisions.Decide(p, new MuteMail(Today.AddDays(2)), Today))
            .Then(new MailMuted(Today.AddDays(2)));
        Assert.True(muted.State.IsSilentOn(Today));
        Assert.True(muted.State.IsSilentOn(Today.AddDays(2)));
        Assert.False(muted.State.IsSilentOn(Today.AddDays(3)));
        muted
            .When(p => MailPreferenceDecisions.Decide(p, new MuteMail(Until: null), Today))
            .Then(new MailMuted(Until: null));
    }

    [Fact]
    public void Muted_for_good_lasts_until_it_is_taken_back()
    {
        var muted = Weekly.And(new MailMuted(Until: null));
        Assert.True(muted.State.IsSilentOn(Today.AddYears(9)));
        var heard = muted
            .When(p => MailPreferenceDecisions.Decide(p, new UnmuteMail()))
            .Then(new MailUnmuted());
        Assert.False(heard.State.IsSilentOn(Today));
        Assert.Equal(MailPace.Weekly, heard.State.Of(Language).Pace);
    }

    [Fact]
    public void Muting_up_to_a_day_that_is_over_is_a_slip() =>
        Weekly
            .When(p => MailPreferenceDecisions.Decide(p, new MuteMail(Today.AddDays(-1)), Today))
            .ThenRefused("mute.over-already", "Until");

    [Fact]
    public void Stopping_reminders_leaves_notices_alone()
    {
        var after = Weekly
            .When(p => MailPreferenceDecisions.Decide(p, new StopReminders(Language)))
            .Then(new RemindersStopped(Language));
        Assert.Equal(MailPace.Weekly, after.State.Of(Language).Pace);
        Assert.True(after.State.Of(Other).Reminders);
    }

    [Fact]
    public void Stopping_digests_stops_what_is_gathered_and_nothing_else()
    {
        var after = Weekly
            .And(new MailPaceChosen(Other, MailPace.AtOnce), new RemindersStopped(Other))
            .When(p => MailPreferenceDecisions.Decide(p, new StopDigests()))
            .Then(new MailPaceChosen(Language, MailPace.Never));
        Assert.Equal(MailPace.AtOnce, after.State.Of(Other).Pace);
        Assert.True(after.State.Of(Language).Reminders);
    }

    [Fact]
    public void The_coordination_sets_it_with_a_reason_until_the_person_chooses()
    {
        var set = Weekly
            .When(p =>
                MailPreferenceDecisions.Decide(
                    p,
                    new SetGroupMail(Language, MailPace.AtOnce, Reminders: true, " So besprochen. ")
                )
            )
            .Then(new GroupMailSet(Language, MailPace.AtOnce, Reminders: true, "So besprochen."));
        Assert.Equal("So besprochen.", set.State.Of(Language).SetBecause);

        GroupMail[] same = [new(Language, MailPace.AtOnce, Reminders: true)];
        set.When(p => MailPreferenceDecisions.Decide(p, new ChooseGroupMail(same))).ThenNothing();
        GroupMail[] other = [new(Language, MailPace.Daily, Reminders: true)];
        var chosen = set.When(p => MailPreferenceDecisions.Decide(p, new ChooseGroupMail(other)))
            .Then(new MailPaceChosen(Language, MailPace.Daily));
        Assert.Equal(other[0], chosen.State.Of(Language));
    }

    [Theory]
    [InlineData(MailPace.Daily, null, "pace.reason-missing", "Reason")]
    [InlineData(MailPace.Daily, " ", "pace.reason-missing", "Reason")]
    [InlineData((MailPace)9, "Darum", "pace.unknown", "Pace")]
    public void Without_a_reason_or_a_pace_nothing_is_set(
        MailPace pace,
        string? reason,
        string code,
        string field
    ) =>
        Weekly
            .When(p =>
                MailPreferenceDecisions.Decide(p, new SetGroupMail(Language, pace, true, reason))
            )
            .ThenRefused(code, field);

    [Fact]
    public void A_reason_fits_a_line_and_all_mail_stays_muted()
    {
        var muted = Weekly.And(new MailMuted(Until: null));
        muted
            .When(p =>
                MailPreferenceDecisions.Decide(
                    p,
                    new SetGroupMail(Language, MailPace.AtOnce, true, new string('x', 301))
                )
            )
            .ThenRefused("pace.reason-too-long", "Reason");
        var set = muted.And(new GroupMailSet(Language, MailPace.AtOnce, Reminders: true, "Bitte"));
        Assert.True(set.State.IsSilentOn(Today));
    }
}
