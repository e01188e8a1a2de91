using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class StandingInATree
{
    private static readonly Group Top = New("Steuerung");

    private static readonly Group Middle = New("AG Sprache", Top);

    private static readonly Group Low = New("UG Kita", Middle);

    private static readonly GroupTree Tree = new([Low, Top, Middle]);

    [Fact]
    public void Groups_are_listed_behind_the_one_they_stand_under() =>
        Assert.Equal(
            [("Steuerung", 0), ("AG Sprache", 1), ("UG Kita", 2)],
            Tree.InOrder(_ => true, StringComparer.Ordinal).Select(p => (p.Group.Name, p.Depth))
        );

    [Fact]
    public void What_is_hidden_in_between_is_skipped() =>
        Assert.Equal(
            [("Steuerung", 0), ("UG Kita", 1)],
            Tree.InOrder(g => g != Middle, StringComparer.Ordinal)
                .Select(p => (p.Group.Name, p.Depth))
        );

    [Fact]
    public void A_group_is_placed_under_another_and_back_on_top()
    {
        var other = New("Beirat");
        var tree = new GroupTree([Top, Middle, Low, other]);
        Assert.Equal(
            [new GroupPlaced(new(other.Id))],
            GroupDecisions.Decide(Middle, new PlaceGroup(new(other.Id)), tree).Events
        );
        Assert.Equal(
            [new GroupPlaced(null)],
            GroupDecisions.Decide(Middle, new PlaceGroup(null), tree).Events
        );
        Assert.Empty(GroupDecisions.Decide(Middle, new PlaceGroup(new(Top.Id)), tree).Events);
    }

    [Fact]
    public void No_group_stands_under_itself()
    {
        Refused("group.parent-below", Top, Low);
        Refused("group.parent-below", Top, Top);
    }

    [Fact]
    public void No_group_stands_under_one_that_has_ended_or_is_not_there()
    {
        var ended = New("Alt") with { IsClosed = true };
        Refused("group.parent-closed", Low, ended, ended);
        Refused("group.parent-unknown", Low, New("Fremd"));
    }

    [Fact]
    public void The_tree_does_not_grow_beyond_four_levels()
    {
        var fourth = New("Vierte", Low);
        Refused("group.parent-too-deep", New("Fünfte"), fourth, fourth);
        // With what stands under it.
        var (head, tail) = (New("Kopf"), New("Schwanz"));
        Refused("group.parent-too-deep", head, Low, head, tail with { Parent = new(head.Id) });
    }

    [Fact]
    public void Two_that_were_put_under_each_other_at_once_stand_on_top()
    {
        var (one, two) = (New("Eins"), New("Zwei"));
        var tree = new GroupTree([
            one with
            {
                Parent = new(two.Id),
            },
            two with
            {
                Parent = new(one.Id),
            },
        ]);
        Assert.Equal(
            [("Eins", 0), ("Zwei", 0)],
            tree.InOrder(_ => true, StringComparer.Ordinal).Select(p => (p.Group.Name, p.Depth))
        );
    }

    [Fact]
    public void A_group_is_founded_under_another()
    {
        var ask = new FoundGroup("UG Ferien", GroupKind.SubGroup, GroupOpenness.Private, "")
        {
            Parent = new(Middle.Id),
            Term = new(new(2026, 1, 1), new(2027, 12, 31)),
        };
        Assert.Equal(
            [
                new GroupFounded("UG Ferien", GroupKind.SubGroup, GroupOpenness.Private, ""),
                new GroupPlaced(new(Middle.Id)),
                new GroupTermSet(new(2026, 1, 1), new(2027, 12, 31)),
            ],
            GroupDecisions.Decide(ask, Tree).Events
        );
        Assert.Equal("group.parent-unknown", GroupDecisions.Decide(ask).Refusal?.Code);
    }

    private static void Refused(string code, Group group, Group under, params Group[] more)
    {
        var tree = new GroupTree([Top, Middle, Low, .. more]);
        Assert.Equal(
            new Refusal(code, "Parent"),
            GroupDecisions.Decide(group, new PlaceGroup(new(under.Id)), tree).Refusal
        );
    }

    private static Group New(string name, Group? under = null) =>
        Group.Evolve(
            null,
            Guid.CreateVersion7(),
            new GroupFounded(name, GroupKind.WorkingGroup, GroupOpenness.Listed, "")
        )! with
        {
            Parent = under is null ? null : new(under.Id),
        };
}
