using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class UndertakingSecrecy
{
    private const string Words = "Ich behalte für mich, was nichtöffentlich ist.";

    private static readonly DateTimeOffset Now = Berlin("2026-12-01 10:00");

    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly ConfidentialityAskedFor First = new(1, Words, true, false, Now);

    private static readonly Story<Group, GroupEvent> Asked = AGroup.WithAnna.And(First);

    private static readonly Story<Group, GroupEvent> Given = Asked.And(Gave(Anna, 1));

    private static ConfidentialityGiven Gave(PersonId person, int number, DateOnly? on = null) =>
        new(person, number, Now, on);

    private static Outcome<GroupEvent> Ask(
        Group group,
        string? text = Words,
        bool again = false,
        bool guests = false
    ) => Ask(group, group.Confidentiality.Texts.Count, text, again, guests);

    private static Outcome<GroupEvent> Ask(
        Group group,
        int before,
        string? text = Words,
        bool again = false,
        bool guests = false
    ) =>
        ConfidentialityDecisions.Decide(
            group,
            new AskForConfidentiality(text, again, guests, before),
            Now
        );

    private static Outcome<GroupEvent> Give(Group group, PersonId person, int number = 1) =>
        ConfidentialityDecisions.Decide(group, new GiveConfidentiality(person, number), Now);

    private static Outcome<GroupEvent> Record(Group group, DateOnly? on) =>
        ConfidentialityDecisions.Decide(group, new RecordConfidentiality(Anna, on), Now);

    private static Outcome<GroupEvent> Remind(Group group, int before, DateOnly? today = null) =>
        ConfidentialityDecisions.Decide(group, new RemindOfConfidentiality(before), today ?? Today);

    [Fact]
    public void The_first_words_have_to_be_given_by_everybody() =>
        AGroup.WithAnna.When(g => Ask(g, $" {Words} ")).Then(First);

    [Fact]
    public void Without_words_nobody_knows_what_they_undertake() =>
        AGroup.WithAnna.When(g => Ask(g, " ")).ThenRefused("confidentiality.text-missing", "Text");

    [Fact]
    public void Words_that_nobody_reads_are_too_long() =>
        AGroup
            .WithAnna.When(g => Ask(g, new string('x', ConfidentialityDecisions.LongestText + 1)))
            .ThenRefused("confidentiality.text-too-long", "Text");

    [Fact]
    public void A_group_that_ended_asks_for_nothing_new() =>
        AGroup.Closed.When(g => Ask(g)).ThenRefused("confidentiality.group-closed");

    [Fact]
    public void Words_that_somebody_else_changed_meanwhile_are_not_written_over() =>
        Asked
            .When(g => Ask(g, before: 0, "Neu"))
            .ThenRefused("confidentiality.changed-meanwhile", "Text");

    [Fact]
    public void Whoever_is_asked_owes_it_until_it_is_given()
    {
        Assert.True(Asked.State.OwesConfidentiality(Anna));
        var after = Asked.When(g => Give(g, Anna)).Then(Gave(Anna, 1)).State;
        Assert.False(after.OwesConfidentiality(Anna));
        Assert.Equal(Today, after.ConfidentialityOf(Anna)?.Since);
    }

    [Fact]
    public void Deputies_are_asked_and_guests_only_if_the_group_says_so()
    {
        var with = Asked.And(
            new SeatDeputiesNamed(Anna, [Ben]),
            new MemberSeated(Chris, null, GroupRole.Guest)
        );
        Assert.Equal([Anna, Ben], with.State.OwingConfidentiality);
        var guests = with.When(g => Ask(g, guests: true))
            .Then(new ConfidentialityAskedFor(2, Words, false, true, Now));
        Assert.Equal([Anna, Ben, Chris], guests.State.OwingConfidentiality);
    }

    [Fact]
    public void Whoever_is_not_asked_gives_none()
    {
        AGroup.WithAnna.When(g => Give(g, Anna)).ThenRefused("confidentiality.not-asked");
        Asked.When(g => Give(g, Ben)).ThenRefused("confidentiality.not-asked");
    }

    [Fact]
    public void Words_that_changed_meanwhile_are_read_again_before() =>
        Asked
            .And(new ConfidentialityAskedFor(2, "Neu", false, false, Now))
            .When(g => Give(g, Anna, number: 1))
            .ThenRefused("confidentiality.text-changed");

    [Fact]
    public void Other_words_leave_what_was_given_unless_they_have_to_be_given_again()
    {
        Assert.Empty(
            Given
                .When(g => Ask(g, "Neu"))
                .Then(new ConfidentialityAskedFor(2, "Neu", false, false, Now))
                .State.OwingConfidentiality
        );
        var renewed = Given
            .When(g => Ask(g, "Neu", again: true))
            .Then(new ConfidentialityAskedFor(2, "Neu", true, false, Now));
        Assert.Equal([Anna], renewed.State.OwingConfidentiality);
        Assert.Empty(
            renewed.When(g => Give(g, Anna, 2)).Then(Gave(Anna, 2)).State.OwingConfidentiality
        );
    }

    [Fact]
    public void The_same_words_can_be_asked_for_again_once_somebody_gave_them()
    {
        Given
            .When(g => Ask(g, again: true))
            .Then(new ConfidentialityAskedFor(2, Words, true, false, Now));
        Asked.When(g => Ask(g, again: true)).ThenNothing();
        Given.When(g => Ask(g)).ThenNothing();
    }

    [Fact]
    public void Asked_for_no_longer_nobody_owes_it_and_what_was_given_is_kept()
    {
        var after = Given
            .When(g => ConfidentialityDecisions.Decide(g, new AskForConfidentialityNoLonger()))
            .Then(new ConfidentialityNoLongerAskedFor())
            .And(new MemberSeated(Ben, null, GroupRole.Member));
        Assert.Empty(after.State.OwingConfidentiality);
        Assert.NotNull(after.State.ConfidentialityOf(Anna));
        after
            .When(g => Ask(g))
            .Then(new ConfidentialityAskedFor(2, Words, false, false, Now))
            .When(g => Give(g, Ben, 2))
            .Then(Gave(Ben, 2));
    }

    [Fact]
    public void A_signature_on_paper_counts_from_its_day()
    {
        DateOnly day = new(2026, 11, 20);
        var after = Asked.When(g => Record(g, day)).Then(Gave(Anna, 1, day)).State;
        Assert.Equal(day, after.ConfidentialityOf(Anna)?.Since);
    }

    [Fact]
    public void A_signature_has_a_day_that_has_been()
    {
        Asked.When(g => Record(g, null)).ThenRefused("confidentiality.day-missing", "SignedOn");
        Asked
            .When(g => Record(g, Today.AddDays(1)))
            .ThenRefused("confidentiality.day-to-come", "SignedOn");
        Asked
            .When(g => Record(g, new(1926, 12, 1)))
            .ThenRefused("confidentiality.day-too-old", "SignedOn");
    }

    [Fact]
    public void A_reminder_goes_to_those_who_owe_it_once_a_day()
    {
        var reminded = Given
            .And(new MemberSeated(Ben, null, GroupRole.Member))
            .When(g => Remind(g, before: 0))
            .Then(new ConfidentialityReminded(1, Today, [Ben]));
        reminded.When(g => Remind(g, before: 1)).ThenRefused("confidentiality.reminded-today");
        reminded
            .When(g => Remind(g, before: 1, Today.AddDays(1)))
            .Then(new ConfidentialityReminded(2, Today.AddDays(1), [Ben]));
        Given.When(g => Remind(g, before: 0)).ThenRefused("confidentiality.nobody-owes");
    }

    [Fact]
    public void Leaving_ends_the_duty_to_give_it_and_keeps_the_proof()
    {
        Assert.Empty(Asked.And(new MemberLeft(Anna)).State.OwingConfidentiality);
        Assert.NotNull(Given.And(new MemberLeft(Anna)).State.ConfidentialityOf(Anna));
    }

    [Fact]
    public void What_one_entry_gave_counts_for_the_one_that_stays_until_they_are_parted()
    {
        var left = Given.And(new MemberLeft(Anna), new MemberSeated(Ben, null, GroupRole.Member));
        var merged = left.When(g => MemberMergeDecisions.Decide(g, new MergeMember(Anna, Ben)))
            .ThenEachTime(new MemberMerged(Anna, Ben, GroupRole.Member));
        Assert.False(merged.State.OwesConfidentiality(Ben));
        var parted = merged.And(new MemberMergeUndone(Anna, Ben));
        Assert.True(parted.State.OwesConfidentiality(Ben));
        Assert.NotNull(parted.State.ConfidentialityOf(Anna));
    }
}
