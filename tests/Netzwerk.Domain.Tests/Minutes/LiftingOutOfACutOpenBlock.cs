using Netzwerk.Domain.Minutes.Text;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

/// <summary>
/// The gap of a step may stand in a node of the slice that is cut open: what that node holds is decided by the
/// node it grows together with. Found by the differential test (seed 1417298544).
/// </summary>
public sealed class LiftingOutOfACutOpenBlock
{
    private const string Text = """
        {"type":"doc","content":[{"type":"bullet_list","content":[{"type":"list_item","content":[
        {"type":"paragraph","content":[{"type":"text","text":"a"}]},
        {"type":"blockquote","content":[
        {"type":"paragraph","content":[{"type":"text","text":"x"}]},
        {"type":"task","attrs":{"assignee":"","due":"","done":false},"content":[{"type":"text","text":"b"}]}]}]}]}]}
        """;

    [Theory]
    [InlineData("""{"content":[{"type":"decision","attrs":{"vote":""}}],"openStart":1}""", true)]
    [InlineData("""{"content":[{"type":"decision","attrs":{"vote":""}}]}""", false)]
    public void What_a_cut_open_block_may_hold_is_decided_by_the_outcome(string slice, bool fits)
    {
        var step =
            $$"""[{"stepType":"replaceAround","from":5,"to":{{(fits ? 14 : 13)}},"gapFrom":6,"gapTo":12,"insert":0,"slice":{{slice}}}]""";
        var text = MinutesText.Read(Text, default).Text!;

        var result = MinutesSteps.Apply(text, step, default);

        Assert.Equal(fits, result.Text is not null);
        if (fits)
        {
            Assert.DoesNotContain("blockquote", result.Text!.ToJson(), StringComparison.Ordinal);
            Assert.Contains("\"task\"", result.Text.ToJson(), StringComparison.Ordinal);
        }
    }
}
