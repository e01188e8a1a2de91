using CsCheck;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.Comparing;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Versions;

public sealed class ComparingTexts
{
    private static readonly MinutesWording Wording = new(_ => "Anna Brandt", _ => "Verein")
    {
        Decision = "Beschluss",
        Vote = "Abstimmung",
        Task = "Aufgabe",
        Table = "Tabelle",
        Note = "Vermerk",
        Statement = "Erklärung",
        Date = "Termin",
        Image = "Bild",
        When = (day, _, _) => $"{day:dd.MM.yyyy}",
        Due = "bis {0}",
        Done = "erledigt",
        DayFormat = "dd.MM.yyyy",
    };

    private static readonly string[] Vocabulary =
    [
        "Kosten",
        " ",
        "  ",
        ",",
        "😀",
        "😁",
        "nicht",
        "é",
        "\n",
        "34",
    ];

    private static readonly Gen<LineWord> Word = Gen.Select(
        Gen.Int[0, Vocabulary.Length - 1],
        Gen.Int[0, 6],
        (word, mark) => new LineWord(Vocabulary[word]) { IsStrong = mark == 0, IsLabel = mark == 1 }
    );

    private static readonly Gen<TextLine> Line = Gen.Select(
        Gen.Enum<LineKind>(),
        Gen.Int[0, 1],
        Word.Array[0, 12],
        (kind, depth, words) => new TextLine(kind, depth, words)
    );

    /// <summary>Two texts of which the second keeps, changes, drops or moves lines of the first.</summary>
    private static readonly Gen<(TextLine[] Old, TextLine[] New)> Pair = Gen.Select(
        Line.Array[0, 12],
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 11], Word, Line).Array[0, 12],
        (old, wishes) =>
        {
            var lines = old.ToList();
            foreach (var (what, at, word, line) in wishes)
            {
                var place = lines.Count == 0 ? 0 : at % lines.Count;
                if (lines.Count == 0 || what == 0)
                {
                    lines.Insert(place, line);
                }
                else if (what == 1)
                {
                    lines.RemoveAt(place);
                }
                else
                {
                    List<LineWord> words = [.. lines[place].Words];
                    words.Insert(Math.Min(at, words.Count), word);
                    lines[place] = lines[place] with { Words = words };
                }
            }

            return (old, lines.ToArray());
        }
    );

    [Fact]
    public void The_changes_lead_from_the_old_text_to_the_new_one() =>
        Pair.Sample(
            pair =>
            {
                var compared = TextComparison.Of(pair.Old, pair.New);
                Assert.Equal(Keys(pair.Old), Side(compared, ChangeKind.Removed));
                Assert.Equal(Keys(pair.New), Side(compared, ChangeKind.Added));
                Assert.Equal(
                    Keys(pair.Old).SequenceEqual(Keys(pair.New)),
                    compared.All(line => line.Kind is ChangeKind.Same)
                );
                Assert.All(
                    compared.Where(line => line.Kind is ChangeKind.Changed),
                    line => Assert.Contains(line.Parts, part => part.Kind is not ChangeKind.Same)
                );
            },
            iter: 5_000
        );

    [Fact]
    public void What_stands_between_changes_is_the_same_in_both_lists() =>
        Gen.Select(
                Gen.Int[0, 3].Select(n => $"{n}").Array[0, 30],
                Gen.Int[0, 3].Select(n => $"{n}").Array[0, 30]
            )
            .Sample(
                (old, @new) =>
                {
                    var rest = old.ToList();
                    foreach (var d in Differences.Find(old, @new).Reverse())
                    {
                        rest.RemoveRange(d.OldStart, d.OldCount);
                        rest.InsertRange(d.OldStart, @new.Skip(d.NewStart).Take(d.NewCount));
                    }

                    Assert.Equal(@new, rest);
                },
                iter: 5_000
            );

    [Fact]
    public void A_changed_word_is_shown_within_its_line()
    {
        var lines = Compare(
            """{"type":"paragraph","content":[{"type":"text","text":"Die Kosten steigen."}]}""",
            """{"type":"paragraph","content":[{"type":"text","text":"Die Kosten sinken stark."}]},{"type":"paragraph","content":[{"type":"text","text":"Neu."}]}"""
        );
        Assert.Equal(
            ["Changed: Die Kosten |-steigen|+sinken stark|.", "Added: |+Neu."],
            lines.Select(Described)
        );
    }

    [Fact]
    public void What_a_task_and_a_decision_say_about_themselves_is_compared_too()
    {
        static string Task(string due) =>
            $$$"""{"type":"task","attrs":{"assignee":"0198c0de-0000-7000-8000-000000000001","due":"{{{due}}}","done":false},"content":[{"type":"text","text":"Raum anfragen"}]},{"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"So."}]}]}""";
        var lines = Compare(Task("2026-12-15"), Task("2026-12-16"));
        Assert.Equal(
            [
                "Changed: Aufgabe (Anna Brandt, bis |-15|+16|.12.2026): Raum anfragen",
                "Same: Beschluss: So.",
                "Same: Abstimmung: einstimmig",
            ],
            lines.Select(Described)
        );
    }

    [Fact]
    public void Lists_keep_their_depth_and_numbers()
    {
        var text = Read(
            """{"type":"ordered_list","attrs":{"order":3},"content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"drei"}]},{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"tief"}]}]}]}]}]}"""
        );
        Assert.Equal(
            [(1, "3. drei"), (2, "– tief")],
            TextLine.Of(text, Wording).Select(l => (l.Depth, l.Said))
        );
    }

    [Fact]
    public async Task Long_texts_that_have_nothing_in_common_are_compared_in_moments()
    {
        var ct = TestContext.Current.CancellationToken;
        string[] old = [.. Enumerable.Range(0, 60_000).Select(i => $"a{i}")];
        string[] @new = [.. Enumerable.Range(0, 60_000).Select(i => $"b{i}")];
        var found = await Task.Run(() => Differences.Find(old, @new), ct)
            .WaitAsync(TimeSpan.FromSeconds(20), ct);
        Assert.Equal(new Difference(0, old.Length, 0, @new.Length), Assert.Single(found));
    }

    private static IReadOnlyList<ComparedLine> Compare(string old, string @new) =>
        TextComparison.Of(TextLine.Of(Read(old), Wording), TextLine.Of(Read(@new), Wording));

    private static MinutesText Read(string content) =>
        MinutesText.Read($$"""{"type":"doc","content":[{{content}}]}""", PersonId.Create()).Text!;

    private static string Described(ComparedLine line) =>
        $"{line.Kind}: "
        + string.Join(
            '|',
            line.Parts.Select(part =>
                (
                    part.Kind is ChangeKind.Removed ? "-"
                    : part.Kind is ChangeKind.Added ? "+"
                    : ""
                ) + string.Concat(part.Words.Select(w => w.Text))
            )
        ) switch
        {
            ['+' or '-', ..] and var whole => "|" + whole,
            var whole => whole,
        };

    private static IEnumerable<string> Keys(IEnumerable<TextLine> lines) =>
        lines.Select(l => l.Key);

    /// <summary>The old side is all but what was added, the new side all but what was removed.</summary>
    private static IEnumerable<string> Side(IEnumerable<ComparedLine> compared, ChangeKind own)
    {
        var others = own is ChangeKind.Added ? ChangeKind.Removed : ChangeKind.Added;
        return compared
            .Where(line => line.Kind != others)
            .Select(line =>
                (
                    line.Line with
                    {
                        Words =
                        [
                            .. line.Parts.Where(p => p.Kind != others).SelectMany(p => p.Words),
                        ],
                    }
                ).Key
            );
    }
}
