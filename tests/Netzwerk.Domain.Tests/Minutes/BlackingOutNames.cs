using System.Text.Json;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

public sealed class BlackingOutNames
{
    private static readonly PersonTraces Anna = new(
        "Anna",
        "Beispiel",
        "anna.b@verein.example",
        "03731 12 34 56"
    );

    [Theory]
    [InlineData("Anna Beispiel kommt.", "████ ████████ kommt.")]
    [InlineData("ANNA  BEISPIEL kommt.", "████  ████████ kommt.")]
    [InlineData("Beispiel, Anna", "█████████ ████")]
    [InlineData("mit Frau Dr. Beispiel", "mit ████ ███ ████████")]
    [InlineData("A. Beispiel und Beispiels Bericht", "██ ████████ und █████████ Bericht")]
    [InlineData("an Anna.B@Verein.example", "an █████████████████████")]
    [InlineData("Tel. +49 3731 123456", "Tel. ███ ████ ██████")]
    [InlineData("Tel. 03731/123456", "Tel. ████████████")]
    public void A_name_is_found_as_people_write_it(string text, string masked)
    {
        Assert.Equal(masked, Anna.Mask(text));
        Assert.Equal(text.Length, masked.Length);
    }

    [Theory]
    [InlineData("Zum Beispiel die Kurse")]
    [InlineData("Max Beispiel kommt.")]
    [InlineData("Beispielhaft, Annaberg")]
    [InlineData("12 34 5 Stühle")]
    public void What_means_somebody_or_something_else_stays(string text) =>
        Assert.Same(text, Anna.Mask(text));

    [Fact]
    public void Somebody_without_a_card_leaves_no_traces() =>
        Assert.Same("alles", new PersonTraces("", "", "", "").Mask("alles"));

    [Fact]
    public void Letters_typed_one_by_one_are_found_also_those_deleted_later()
    {
        var typed = Typed("Hallo Anna Beispiel!");
        MinutesTextEvent[] batches =
        [
            .. typed,
            Batch(typed.Count, """{"stepType":"replace","from":1,"to":15}"""),
            Batch(typed.Count + 1, Insert(1, "neu ")),
        ];

        var masked = MinutesMasking.Mask(batches, Anna);

        Assert.Equal("Hallo ████ ████████!", Text(masked.Take(typed.Count)));
        Assert.Equal("neu █████!", Text(masked));
        Assert.Same(batches[0], masked[0]);
        Assert.Equal(Read(batches).Size, Read(masked).Size);
    }

    [Fact]
    public void Steps_that_do_not_name_the_person_are_the_same_as_before()
    {
        var typed = Typed("Zum Beispiel so.");
        Assert.All(
            MinutesMasking.Mask(typed, Anna).Zip(typed),
            p => Assert.Same(p.First, p.Second)
        );
    }

    [Fact]
    public void Votes_and_links_are_looked_through_too()
    {
        const string decision =
            """{"stepType":"replace","from":0,"to":2,"slice":{"content":[{"type":"decision","attrs":{"vote":"gegen Anna Beispiel"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Mail","marks":[{"type":"link","attrs":{"href":"mailto:anna.b@verein.example"}}]}]}]}]}}""";
        var masked = Assert.Single(MinutesMasking.Mask([Batch(0, decision)], Anna));
        var json = Read([masked]).ToJson();
        using var read = JsonDocument.Parse(json);
        Assert.DoesNotContain(
            "Anna",
            read.RootElement.ToString(),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal("gegen ████ ████████", Assert.Single(Read([masked]).Decisions()).Vote);
    }

    [Fact]
    public void What_pictures_and_cells_of_tables_say_is_looked_through_too()
    {
        const string step =
            """{"stepType":"replace","from":0,"to":2,"slice":{"content":[{"type":"image","attrs":{"id":"0198c0de-0000-7000-8000-00000000000b","alt":"Anna Beispiel am Tisch"}},{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"Anna Beispiel"}]}]}]}]},{"type":"paragraph"}]}}""";
        var masked = Assert.Single(MinutesMasking.Mask([Batch(0, step)], Anna));
        Assert.DoesNotContain("Anna", masked.Steps, StringComparison.Ordinal);
        var image = Assert.IsType<MinutesImage>(Read([masked]).Blocks()[0]);
        Assert.Equal("████ ████████ am Tisch", image.Alternative);
    }

    [Fact]
    public void What_was_restored_is_looked_through_too()
    {
        var typed = Typed("Hallo Anna Beispiel!");
        var gone = Batch(typed.Count, """{"stepType":"replace","from":1,"to":21}""");
        var steps = MinutesRestoring.Steps(Read([.. typed, gone]), Read(typed))!;
        var restored = MinutesTextDecisions.Decide(
            new RestoreMinutes(
                MeetingId.Create(),
                PersonId.Create(),
                typed.Count + 1,
                steps,
                "test",
                typed.Count,
                Read(typed)
            )
        );

        var masked = MinutesMasking.Mask([.. typed, gone, restored], Anna);

        Assert.Equal("Hallo ████ ████████!", Text(masked));
        Assert.DoesNotContain("Anna", masked[^1].Steps, StringComparison.Ordinal);
        Assert.Equal(
            Read(typed).Authors(),
            MinutesReplay.After(Read(masked.SkipLast(1)), masked[^1]).Authors()
        );
    }

    private static List<MinutesTextEvent> Typed(string text) =>
        [.. text.Select((letter, i) => Batch(i, Insert(i + 1, letter.ToString())))];

    private static string Insert(int at, string text) =>
        $$$"""{"stepType":"replace","from":{{{at}}},"to":{{{at}}},"slice":{"content":[{"type":"text","text":"{{{text}}}"}]}}""";

    private static MinutesTextEvent Batch(int version, string step) =>
        MinutesTextDecisions.Decide(
            new WriteMinutes(MeetingId.Create(), PersonId.Create(), version, 1, $"[{step}]", "test")
        );

    private static MinutesText Read(IEnumerable<MinutesTextEvent> batches) =>
        batches.Aggregate(
            MinutesText.Empty,
            (t, b) => MinutesSteps.Apply(t, b.Steps, b.Author).Text!
        );

    private static string Text(IEnumerable<MinutesTextEvent> batches) =>
        string.Concat(
            Read(batches)
                .Blocks()
                .OfType<MinutesParagraph>()
                .SelectMany(p => p.Runs)
                .Select(r => r.Content)
        );
}
