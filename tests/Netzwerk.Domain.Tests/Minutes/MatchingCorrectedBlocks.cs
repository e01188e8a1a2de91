using CsCheck;
using Netzwerk.Domain.Minutes.Corrections;
using Netzwerk.Domain.Tests.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Minutes;

public sealed class MatchingCorrectedBlocks
{
    private static readonly Gen<PlacedBlock> Block = Gen.Select(
        Gen.OneOf(AMeeting.Item1, AMeeting.Item2),
        Gen.OneOf("Raum", "Kurs", "Geld", "Döbeln", "März", "zwei").Array[1, 4],
        Gen.OneOf("einstimmig", "3 Ja", ""),
        Gen.OneOf<PersonId?>(Anna, Ben, null),
        (item, words, details, holder) =>
            new PlacedBlock(item, string.Join(' ', words), details, holder)
    );

    /// <summary>In the order of the text: first all of the first item.</summary>
    private static readonly Gen<PlacedBlock[]> Text = Block.Array[0, 8].Select(InOrder);

    [Fact]
    public void However_a_text_changes_no_entry_is_lost_or_taken_twice() =>
        Gen.Select(Text, Text)
            .Sample(
                (old, @new) =>
                {
                    var found = BlockMatching.Find(old, @new);
                    Assert.Equal(@new.Length, found.Count);
                    int[] taken = [.. found.OfType<int>()];
                    Assert.Distinct(taken);
                    Assert.All(taken, i => Assert.InRange(i, 0, old.Length - 1));
                    // Whatever still stands there word by word has its entry.
                    foreach (var block in old.Distinct())
                    {
                        var both = Math.Min(
                            old.Count(o => o == block),
                            @new.Count(n => n == block)
                        );
                        Assert.Equal(
                            both,
                            @new.Where((n, i) => n == block && found[i] is { } o && old[o] == block)
                                .Count()
                        );
                    }
                },
                iter: 2000
            );

    [Fact]
    public void The_same_text_is_the_same_entries() =>
        Text.Sample(text =>
            Assert.Equal(
                Enumerable.Range(0, text.Length).Select(i => (int?)i),
                BlockMatching.Find(text, text)
            )
        );

    [Fact]
    public void What_is_put_in_somewhere_takes_nobodys_place() =>
        Gen.Select(Text, Gen.Int[0, 8], Gen.OneOf(AMeeting.Item1, AMeeting.Item2))
            .Sample(
                (text, at, item) =>
                {
                    var added = new PlacedBlock(item, "Ganz anderer Wortlaut", "", Chris);
                    var place = Math.Min(at, text.Length);
                    PlacedBlock[] @new =
                    [
                        .. InOrder([.. text.Take(place), added, .. text.Skip(place)]),
                    ];
                    var found = BlockMatching.Find(text, @new);
                    Assert.Null(found[Array.IndexOf(@new, added)]);
                    Assert.Equal(text.Length, found.OfType<int>().Count());
                }
            );

    [Fact]
    public void What_is_taken_out_leaves_all_others_their_entry() =>
        Gen.Select(Text.Where(t => t.Length > 0), Gen.Int[0, 7])
            .Sample(
                (text, at) =>
                {
                    var gone = at % text.Length;
                    PlacedBlock[] @new = [.. text.Where((_, i) => i != gone)];
                    var found = BlockMatching.Find(text, @new);
                    Assert.All(
                        @new.Zip(found),
                        n => Assert.Equal(n.First, text[Assert.NotNull(n.Second)])
                    );
                }
            );

    [Fact]
    public void Reworded_moved_and_replaced_blocks_are_told_apart()
    {
        PlacedBlock[] old =
        [
            new(AMeeting.Item1, "Die Gruppe empfiehlt zwei Kurse in Döbeln.", "einstimmig"),
            new(AMeeting.Item1, "Der Antrag wird vertagt.", ""),
            new(AMeeting.Item2, "Der Haushalt ist angenommen.", "9 Ja"),
        ];
        PlacedBlock[] @new =
        [
            new(AMeeting.Item1, "Niemand war dagegen.", ""),
            new(AMeeting.Item1, "Die Gruppe empfiehlt drei Kurse in Döbeln.", "einstimmig"),
            new(AMeeting.Item2, "Der Antrag wird vertagt.", ""),
            new(AMeeting.Item2, "Der Haushalt ist angenommen.", "8 Ja"),
        ];
        Assert.Equal([null, 0, 1, 2], BlockMatching.Find(old, @new));
    }

    [Fact]
    public void At_the_same_place_it_is_the_same_decision_but_nobody_elses_task()
    {
        PlacedBlock Said(string wording, PersonId? holder = null) =>
            new(AMeeting.Item1, wording, "", holder);
        Assert.Equal([0], BlockMatching.Find([Said("Ja.")], [Said("Nein!")]));
        Assert.Equal([null], BlockMatching.Find([Said("Raum", Anna)], [Said("Flyer", Ben)]));
        Assert.Equal([0], BlockMatching.Find([Said("Raum", Anna)], [Said("Flyer", Anna)]));
        Assert.Equal(
            [null, null],
            BlockMatching.Find([Said("Ja.")], [Said("Nein!"), Said("Vielleicht.")])
        );
    }

    private static PlacedBlock[] InOrder(PlacedBlock[] blocks) =>
        [.. blocks.OrderBy(b => b.Item == AMeeting.Item1 ? 0 : 1)];
}
