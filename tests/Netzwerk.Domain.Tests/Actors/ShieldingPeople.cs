using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Actors;

/// <summary>Disclosure blocks (§ 51 BMG, law DP-23).</summary>
public sealed class ShieldingPeople
{
    private static readonly DateTimeOffset Today = Berlin("2026-12-01 10:00");

    private static readonly Story<Person, PersonEvent> Entered = new(
        new PersonEntered(PersonSource.Import, School)
    );

    private static readonly Story<Person, PersonEvent> Shielded = Entered.And(new PersonShielded());

    [Fact]
    public void A_block_is_set_once_and_lifted_once()
    {
        var set = Entered
            .When(p => PersonShieldDecisions.Decide(p, new ShieldPerson(true)))
            .Then(new PersonShielded());
        Assert.True(set.State.IsShielded);
        set.When(p => PersonShieldDecisions.Decide(p, new ShieldPerson(true))).ThenNothing();
        var lifted = set.When(p => PersonShieldDecisions.Decide(p, new ShieldPerson(false)))
            .Then(new PersonShieldLifted());
        Assert.False(lifted.State.IsShielded);
        lifted.When(p => PersonShieldDecisions.Decide(p, new ShieldPerson(false))).ThenNothing();
    }

    [Fact]
    public void Who_is_erased_or_means_somebody_else_gets_none()
    {
        var erased = Shielded.And(new PersonErased());
        Assert.False(erased.State.IsShielded);
        erased
            .When(p => PersonShieldDecisions.Decide(p, new ShieldPerson(true)))
            .ThenRefused("person.erased");
        Entered
            .And(new PersonMerged(Anna))
            .When(p => PersonShieldDecisions.Decide(p, new ShieldPerson(true)))
            .ThenRefused("merge.already-merged");
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void Who_stays_after_a_merge_is_shielded_when_either_was(
        bool stays,
        bool gone,
        bool isSet
    )
    {
        var story = stays ? Shielded : Entered;
        var ask = new TakePersonOver(Ben, NetworkRole.None, School, []) { IsShielded = gone };
        var after = story
            .When(p => PersonMergeDecisions.Decide(p, ask))
            .Then([new PersonTookOver(Ben), .. isSet ? [new PersonShielded()] : (PersonEvent[])[]]);
        Assert.Equal(stays || gone, after.State.IsShielded);
    }

    [Fact]
    public void Parted_again_both_are_shielded_because_nobody_can_tell_whom_it_protects()
    {
        var ask = new UndoPersonMerge(Today) { IsShielded = true };
        var parted = Entered
            .And(new PersonMerged(Anna))
            .When(p => PersonMergeDecisions.Decide(p, ask, Today))
            .Then(new PersonMergeUndone(), new PersonShielded());
        Assert.True(parted.State.IsShielded);
        Shielded
            .And(new PersonMerged(Anna))
            .When(p => PersonMergeDecisions.Decide(p, ask, Today))
            .Then(new PersonMergeUndone());
    }
}
