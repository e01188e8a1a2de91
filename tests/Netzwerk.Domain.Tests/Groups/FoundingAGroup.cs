using Netzwerk.Domain.Groups;
using Xunit;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class FoundingAGroup
{
    private static Outcome<GroupEvent> Found(
        string? name = "AG Sprache",
        GroupKind kind = GroupKind.WorkingGroup,
        GroupOpenness openness = GroupOpenness.Open,
        string? mandate = "Deutschkurse abstimmen"
    ) => GroupDecisions.Decide(new FoundGroup(name, kind, openness, mandate));

    [Fact]
    public void A_group_begins_without_members_and_with_the_usual_deadlines()
    {
        var founded = Assert.IsType<GroupFounded>(Assert.Single(Found().Events));
        Assert.Equal(
            new GroupFounded(
                "AG Sprache",
                GroupKind.WorkingGroup,
                GroupOpenness.Open,
                "Deutschkurse abstimmen"
            ),
            founded
        );
        var group = AGroup.Founded.State;
        Assert.Empty(group.Members);
        Assert.Equal([7, 1], group.ReminderDays);
        Assert.Equal(14, group.ObjectionDays);
        Assert.False(group.IsClosed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("\u202E\u200B\uFEFF")]
    [InlineData("\u2060\u00AD\u200D")]
    public void A_group_needs_a_name_that_can_be_seen(string? name) =>
        Assert.Equal(new Refusal("group.name-missing", "Name"), Found(name).Refusal);

    [Fact]
    public void The_longest_name_is_taken_and_one_letter_more_is_not()
    {
        Assert.Null(Found(new string('ä', GroupDecisions.LongestName)).Refusal);
        Assert.Equal(
            new Refusal("group.name-too-long", "Name"),
            Found(new string('ä', GroupDecisions.LongestName + 1)).Refusal
        );
    }

    [Fact]
    public void A_mandate_may_be_empty_and_two_pages_long_but_not_longer()
    {
        Assert.Null(Found(mandate: null).Refusal);
        Assert.Null(Found(mandate: new string('x', GroupDecisions.LongestMandate)).Refusal);
        Assert.Equal(
            new Refusal("group.mandate-too-long", "Mandate"),
            Found(mandate: new string('x', GroupDecisions.LongestMandate + 1)).Refusal
        );
    }

    [Fact]
    public void Markup_stays_the_text_it_was_typed_as()
    {
        var founded = (GroupFounded)Found("<b>AG</b> & <script>", mandate: "a\r\nb\0").Events[0];
        Assert.Equal("<b>AG</b> & <script>", founded.Name);
        Assert.Equal("a\nb", founded.Mandate);
    }

    [Fact]
    public void A_kind_or_openness_that_does_not_exist_is_refused()
    {
        Assert.Equal(new Refusal("group.kind-missing", "Kind"), Found(kind: (GroupKind)99).Refusal);
        Assert.Equal(
            new Refusal("group.openness-missing", "Openness"),
            Found(openness: (GroupOpenness)99).Refusal
        );
    }
}
