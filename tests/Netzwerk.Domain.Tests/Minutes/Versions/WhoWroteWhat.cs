using System.Text.Json;
using CsCheck;
using Netzwerk.Domain.Minutes.Text;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes.Versions;

public sealed class WhoWroteWhat
{
    /// <summary>
    /// Counts places only, as the maps of the steps say: what a step takes away is gone, what it brings is its author's,
    /// the rest moves.
    /// </summary>
    [Fact]
    public void Every_letter_belongs_to_the_author_of_the_step_that_brought_it() =>
        RandomWriting.Any.Sample(
            written =>
            {
                var (places, before) = (new List<PersonId> { default, default }, MinutesText.Empty);
                var known = new List<(MinutesText Text, List<PersonId> Places)>();
                foreach (var one in written)
                {
                    places = one.Restored is { } restored
                        ? known.Single(k => ReferenceEquals(k.Text, restored)).Places
                        : Moved(places, one, before.Size);
                    Assert.Equal(places, Expanded(one.Text));
                    known.Add((one.Text, places));
                    before = one.Text;
                }
            },
            iter: 2_000
        );

    [Fact]
    public void The_stretches_by_writers_say_the_whole_text_and_name_each_writer() =>
        RandomWriting.Any.Sample(
            written =>
            {
                var text = written.Count > 0 ? written[^1].Text : MinutesText.Empty;
                var stretches = Runs(text.BlocksByWriters());
                Assert.Equal(Said(Runs(text.Blocks())), Said(stretches));
                Assert.Equal(
                    text.Shares().OrderBy(s => s.Key.Value),
                    stretches
                        .Where(r => r.Mention is null && !r.IsLineBreak)
                        .GroupBy(r => r.Writer!.Value, r => r.Content.Length)
                        .Select(g => KeyValuePair.Create(g.Key, g.Sum()))
                        .OrderBy(s => s.Key.Value)
                );
            },
            iter: 2_000
        );

    [Fact]
    public void Two_people_in_one_word_are_two_stretches()
    {
        var (anna, bilal) = (RandomWriting.People[0], RandomWriting.People[1]);
        var text = Insert(MinutesText.Empty, 1, "Kosten", anna);
        text = Insert(text, 4, "ten und Los", bilal);

        var runs = Runs(text.BlocksByWriters());

        Assert.Equal(
            [("Kos", anna), ("ten und Los", bilal), ("ten", anna)],
            runs.Select(r => (r.Content, r.Writer!.Value))
        );
        Assert.Null(Assert.Single(Runs(text.Blocks())).Writer);
    }

    private static List<PersonId> Moved(List<PersonId> places, Written one, int size)
    {
        var step = one.Step();
        if (step.GetProperty("stepType").GetString() is "addMark")
        {
            return places;
        }

        int Number(string name) => step.GetProperty(name).GetInt32();
        var (from, to) = (Number("from"), Number("to"));
        var author = one.Happened.Author;
        if (step.GetProperty("stepType").GetString() is "replace")
        {
            var come = one.Text.Size - size + to - from;
            return [.. places[..from], .. Enumerable.Repeat(author, come), .. places[to..]];
        }

        var (gapFrom, gapTo, insert) = (Number("gapFrom"), Number("gapTo"), Number("insert"));
        var behind = one.Text.Size - size + to - from - (gapTo - gapFrom) - insert;
        return
        [
            .. places[..from],
            .. Enumerable.Repeat(author, insert),
            .. places[gapFrom..gapTo],
            .. Enumerable.Repeat(author, behind),
            .. places[to..],
        ];
    }

    private static List<PersonId> Expanded(MinutesText text) =>
        [.. text.Authors().SelectMany(run => Enumerable.Repeat(run.Person, run.Length))];

    private static List<MinutesRun> Runs(IEnumerable<MinutesBlock> blocks) =>
        [
            .. blocks
                .SelectMany(block => block.WithInner())
                .SelectMany(block =>
                    block switch
                    {
                        MinutesHeading b => b.Runs,
                        MinutesParagraph b => b.Runs,
                        MinutesTask b => b.Runs,
                        MinutesDate b => b.Runs,
                        _ => [],
                    }
                ),
        ];

    private static string Said(IEnumerable<MinutesRun> runs) =>
        string.Concat(runs.Select(r => r.Shown(person => person.ToString())));

    private static MinutesText Insert(MinutesText text, int at, string letters, PersonId author) =>
        MinutesSteps
            .Apply(
                text,
                JsonSerializer.Serialize(
                    new[]
                    {
                        new
                        {
                            stepType = "replace",
                            from = at,
                            to = at,
                            slice = new
                            {
                                content = new[] { new { type = "text", text = letters } },
                            },
                        },
                    }
                ),
                author
            )
            .Text!;
}
