using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

public sealed class ReadingTheMinutes
{
    private static readonly PersonId Anna = new(new Guid("0198c0de-0000-7000-8000-000000000001"));
    private static readonly PersonId Bilal = new(new Guid("0198c0de-0000-7000-8000-000000000002"));

    private static readonly MinutesWording Words = new(
        person => person == Anna ? "Anna <A.>" : "?",
        _ => "Verein & Co."
    )
    {
        Decision = "Beschluss",
        Vote = "Abstimmung",
        Task = "Aufgabe",
        Table = "Tabelle",
        Note = "Vermerk",
        Statement = "Erklärung",
        Date = "Termin",
        Image = "Bild",
        When = (day, from, to) => $"{day:dd.MM.}, {from:HH\\:mm}-{to:HH\\:mm}",
        Due = "bis {0}",
        Done = "erledigt",
        DayFormat = "dd.MM.yyyy",
    };

    private static readonly MinutesText Text = Read(
        """
        {"type":"doc","content":[
          {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Sprachkurse"}]},
          {"type":"paragraph","content":[{"type":"text","text":"Warteliste: "},
            {"type":"text","marks":[{"type":"link","attrs":{"href":"https://a.example/?a=1&b=2"}},{"type":"strong"}],"text":"34"},
            {"type":"hard_break"},{"type":"mention","attrs":{"id":"0198c0de-0000-7000-8000-000000000001"}},
            {"type":"text","text":" fragt nach."}]},
          {"type":"ordered_list","attrs":{"order":3},"content":[
            {"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"Döbeln"}]},
              {"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"},
                {"type":"task","attrs":{"assignee":"","due":"","done":true},"content":[{"type":"text","text":"Raum"}]}]}]}]}]},
          {"type":"decision","attrs":{"vote":"einstimmig bei 2 Enthaltungen"},"content":[
            {"type":"paragraph","content":[{"type":"mention","attrs":{"id":"0198c0de-0000-7000-8000-000000000001"}},{"type":"text","text":" leitet die AG."}]},
            {"type":"paragraph","content":[{"type":"text","text":"Sie beginnt sofort."}]}]},
          {"type":"task","attrs":{"assignee":"0198c0de-0000-7000-8000-000000000001","due":"2026-12-15","done":false},
            "content":[{"type":"text","text":"Raum anfragen"}]}]}
        """
    );

    [Fact]
    public void Decisions_and_tasks_come_out_in_the_order_of_the_text()
    {
        var decision = Assert.Single(Text.Decisions());
        Assert.Equal("einstimmig bei 2 Enthaltungen", decision.Vote);
        Assert.Equal("Anna leitet die AG.\nSie beginnt sofort.", decision.Wording(_ => "Anna"));
        Assert.Equal(
            [
                ("Raum", null, null, true),
                ("Raum anfragen", Anna, new DateOnly(2026, 12, 15), false),
            ],
            Text.Tasks().Select(t => (t.Wording(_ => ""), t.Assignee, t.Due, t.IsDone))
        );
    }

    [Fact]
    public void HTML_fits_below_the_headings_of_the_page() =>
        Assert.Equal(
            """
            <h4>Sprachkurse</h4>
            <p>Warteliste: <a href="https://a.example/?a=1&amp;b=2" rel="noopener"><strong>34</strong></a><br><span class="mention">Anna &lt;A.&gt;</span> fragt nach.</p>
            <ol start="3"><li><p>Döbeln</p><ul><li><p></p><p class="aufgabe erledigt"><span class="aufgabe-kopf">Aufgabe (erledigt):</span> Raum</p></li></ul></li></ol>
            <div class="beschluss" role="group" aria-label="Beschluss"><p class="beschluss-kopf">Beschluss</p><p><span class="mention">Anna &lt;A.&gt;</span> leitet die AG.</p><p>Sie beginnt sofort.</p><p class="abstimmung">Abstimmung: einstimmig bei 2 Enthaltungen</p></div>
            <p class="aufgabe"><span class="aufgabe-kopf">Aufgabe (Anna &lt;A.&gt;, bis 15.12.2026):</span> Raum anfragen</p>
            """.ReplaceLineEndings(""),
            MinutesHtml.Write(Text, Words, topLevel: 4)
        );

    [Fact]
    public void Plain_text_can_be_read_without_any_marks() =>
        Assert.Equal(
            """
            Sprachkurse

            Warteliste: 34
            Anna <A.> fragt nach.

            3. Döbeln
               - Aufgabe (erledigt): Raum

            Beschluss: Anna <A.> leitet die AG.
              Sie beginnt sofort.
              Abstimmung: einstimmig bei 2 Enthaltungen

            Aufgabe (Anna <A.>, bis 15.12.2026): Raum anfragen

            """.ReplaceLineEndings("\n"),
            MinutesPlainText.Write(Text, Words)
        );

    [Fact]
    public void Blocks_say_what_a_document_writer_needs()
    {
        var blocks = Text.Blocks();
        Assert.Equal(2, Assert.IsType<MinutesHeading>(blocks[0]).Level);
        var paragraph = Assert.IsType<MinutesParagraph>(blocks[1]);
        Assert.Equal(
            "Warteliste: |34|\n|Anna <A.>| fragt nach.",
            string.Join('|', paragraph.Runs.Select(run => run.Shown(Words.Name)))
        );
        Assert.True(paragraph.Runs[1].IsStrong);
        Assert.Equal("https://a.example/?a=1&b=2", paragraph.Runs[1].Link);
        Assert.True(paragraph.Runs[2].IsLineBreak);
        var list = Assert.IsType<MinutesList>(blocks[2]);
        Assert.Equal((true, 3, 1), (list.IsNumbered, list.Start, list.Items.Count));
        Assert.IsType<MinutesList>(list.Items[0][1]);
    }

    [Fact]
    public void A_table_is_shown_with_every_cell_even_where_two_people_changed_it_at_once()
    {
        var text = Read(
            """
            {"type":"doc","content":[{"type":"table","attrs":{"header":true},"content":[
              {"type":"table_row","content":[
                {"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"Ort"}]}]},
                {"type":"table_cell","content":[{"type":"paragraph"}]}]},
              {"type":"table_row","content":[
                {"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"Döbeln"}]},
                  {"type":"paragraph","content":[{"type":"text","marks":[{"type":"strong"}],"text":"<34>"}]}]}]}]}]}
            """
        );
        Assert.Equal(
            "<div class=\"scroll\" role=\"group\" aria-label=\"Tabelle\" tabindex=\"0\"><table class=\"tabelle\">"
                + "<thead><tr><th scope=\"col\">Ort</th><td></td></tr></thead>"
                + "<tbody><tr><td>Döbeln<br><strong>&lt;34&gt;</strong></td><td></td></tr></tbody></table></div>",
            MinutesHtml.Write(text, Words, topLevel: 3)
        );
        Assert.Equal("Ort |\nDöbeln <34> |\n", MinutesPlainText.Write(text, Words));
        var table = Assert.IsType<MinutesTable>(Assert.Single(text.Blocks()));
        Assert.All(table.Rows, row => Assert.Equal(2, row.Count));
        Assert.Equal(5, table.WithInner().OfType<MinutesParagraph>().Count());
    }

    [Fact]
    public void Notes_statements_dates_and_tasks_of_organisations_say_what_they_are()
    {
        const string anna = "0198c0de-0000-7000-8000-000000000001";
        var text = Read(
            $$$"""
            {"type":"doc","content":[
              {"type":"note","content":[{"type":"paragraph","content":[{"type":"text","text":"Es zog."}]}]},
              {"type":"statement","attrs":{"member":"{{{anna}}}"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Ich war dagegen."}]}]},
              {"type":"statement","content":[{"type":"paragraph"}]},
              {"type":"date","attrs":{"day":"2026-12-12","from":"10:00","to":"12:30"},"content":[{"type":"text","text":"Fachtag"}]},
              {"type":"task","attrs":{"assignee":"","organisation":"0198c0de-0000-7000-8000-000000000009","due":"","done":false},"content":[{"type":"text","text":"Raum"}]}]}
            """
        );
        Assert.Equal(
            """
            <div class="vermerk" role="group" aria-label="Vermerk"><p class="vermerk-kopf">Vermerk</p><p>Es zog.</p></div>
            <div class="erklaerung" role="group" aria-label="Erklärung (Anna &lt;A.&gt;)"><p class="erklaerung-kopf">Erklärung (Anna &lt;A.&gt;)</p><p>Ich war dagegen.</p></div>
            <div class="erklaerung" role="group" aria-label="Erklärung"><p class="erklaerung-kopf">Erklärung</p><p></p></div>
            <p class="termin"><span class="termin-kopf">Termin (12.12., 10:00-12:30):</span> Fachtag</p>
            <p class="aufgabe"><span class="aufgabe-kopf">Aufgabe (Verein &amp; Co.):</span> Raum</p>
            """.ReplaceLineEndings(""),
            MinutesHtml.Write(text, Words, topLevel: 3)
        );
        Assert.Equal(
            """
            Vermerk: Es zog.

            Erklärung (Anna <A.>): Ich war dagegen.

            Erklärung:

            Termin (12.12., 10:00-12:30): Fachtag

            Aufgabe (Verein & Co.): Raum

            """.ReplaceLineEndings("\n"),
            MinutesPlainText.Write(text, Words)
        );
        Assert.Equal([Anna], text.People());
        Assert.Single(text.Organisations());
    }

    [Fact]
    public void A_picture_is_shown_with_its_description_and_never_without_one()
    {
        const string id = "0198c0de-0000-7000-8000-00000000000b";
        static string Image(string alt) =>
            $$$"""{"type":"doc","content":[{"type":"image","attrs":{"id":"{{{id}}}","alt":"{{{alt}}}"}},{"type":"paragraph"}]}""";
        var text = Read(Image("Karte von <Döbeln>"));
        Assert.Equal(
            $"<p class=\"bild\"><img src=\"/protokoll/bilder/{id}\" alt=\"Karte von &lt;Döbeln&gt;\" loading=\"lazy\"></p><p></p>",
            MinutesHtml.Write(text, Words, topLevel: 3)
        );
        Assert.Equal("[Bild: Karte von <Döbeln>]\n\n\n", MinutesPlainText.Write(text, Words));
        Assert.Equal([new MinutesImageId(new(id))], text.Images());
        Assert.Null(MinutesText.Read(Image(" "), Anna).Text);
        Assert.Null(MinutesText.Read(Image(new('x', 501)), Anna).Text);
    }

    [Fact]
    public void Two_people_who_add_a_column_at_the_same_time_both_get_theirs()
    {
        const string cell = """{"type":"table_cell","content":[{"type":"paragraph"}]}""";
        var text = Read(
            $$$"""{"type":"doc","content":[{"type":"table","content":[{"type":"table_row","content":[{{{cell}}}]},{"type":"table_row","content":[{{{cell}}}]}]}]}"""
        );
        // As the editor does it: one cell in each row, from the last row to the first.
        MinutesStep[] Column() =>
            [
                .. new[] { 12, 6 }.Select(at =>
                    MinutesStep.Read(
                        JsonDocument
                            .Parse(
                                $$$"""{"stepType":"replace","from":{{{at}}},"to":{{{at}}},"slice":{"content":[{{{cell}}}]}}"""
                            )
                            .RootElement,
                        Anna
                    )!
                ),
            ];
        var own = Column().Aggregate(MinutesDraft.On(text), (draft, step) => draft.With(step));
        foreach (var other in Column())
        {
            text = other.ApplyTo(text).Text!;
            own = own.Over(other, text);
        }

        Assert.Null(own.Refusal);
        Assert.Equal(
            [3, 3],
            Assert.IsType<MinutesTable>(own.Text.Blocks()[0]).Rows.Select(row => row.Count)
        );
    }

    [Fact]
    public void Each_letter_keeps_its_writer()
    {
        var text = Read(
            """{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Raum"}]}]}"""
        );
        text = MinutesSteps
            .Apply(
                text,
                """[{"stepType":"replace","from":5,"to":5,"slice":{"content":[{"type":"text","text":" frei"}]}},{"stepType":"addMark","mark":{"type":"em"},"from":1,"to":4}]""",
                Bilal
            )
            .Text!;
        Assert.Equal(new Dictionary<PersonId, int> { [Anna] = 4, [Bilal] = 5 }, text.Shares());
        Assert.Equal(
            [new AuthorRun(Anna, 5), new AuthorRun(Bilal, 5), new AuthorRun(Anna, 1)],
            text.Authors()
        );

        // A snapshot is the JSON and the runs; together they give the same text back.
        var again = MinutesText.Read(text.ToJson(), default).Text!.WithAuthors(text.Authors());
        Assert.Equal(text.Shares(), again.Shares());
        Assert.Equal(text.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_batch_is_taken_whole_or_not_at_all()
    {
        var before = Text.ToJson();
        var result = MinutesSteps.Apply(
            Text,
            """[{"stepType":"replace","from":1,"to":2},{"stepType":"replace","from":9999,"to":9999}]""",
            Anna
        );
        Assert.Equal(MinutesRefusals.DoesNotFit, result.Refusal?.Code);
        Assert.Equal(before, Text.ToJson());
    }

    [Fact]
    public void New_minutes_are_one_empty_paragraph()
    {
        Assert.Equal(
            """{"type":"doc","content":[{"type":"paragraph"}]}""",
            MinutesText.Empty.ToJson()
        );
        Assert.Equal("<p></p>", MinutesHtml.Write(MinutesText.Empty, Words, topLevel: 3));
        Assert.Empty(MinutesText.Empty.Shares());
    }

    private static MinutesText Read(string json) => MinutesText.Read(json, Anna).Text!;
}
