using CsCheck;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes.Templates;

public sealed class BeginningMinutes
{
    private static readonly string[] Beginnings =
    [
        "## ",
        "### ",
        "- ",
        "- \n- ",
        "1. ",
        "Beschluss:",
        "Aufgabe: x",
        "\n",
    ];

    private static readonly GroupId Group = GroupId.Create();
    private static readonly SnippetId Snippet = SnippetId.Create();

    private static readonly Story<MinutesTemplates, MinutesTemplateEvent> Chosen = new(
        new MinutesKindChosen(Group, MinutesKind.ResultMinutes)
    );

    private static Func<MinutesTemplates, Outcome<MinutesTemplateEvent>> Set(
        MinutesKind? kind,
        params (ItemPurpose Purpose, string? Text)[] texts
    ) =>
        t =>
            MinutesTemplateDecisions.Decide(
                t,
                new SetMinutesTemplates(
                    Group,
                    kind,
                    texts.ToDictionary(x => x.Purpose, x => x.Text)
                )
            );

    private static Func<MinutesTemplates, Outcome<MinutesTemplateEvent>> Keep(
        SnippetId id,
        string? name,
        string? text
    ) => t => MinutesTemplateDecisions.Decide(t, new SetMinutesSnippet(Group, id, name, text));

    [Fact]
    public void Only_what_changes_is_a_fact_and_an_emptied_wording_is_the_usual_one_again()
    {
        var own = Chosen
            .When(Set(MinutesKind.ResultMinutes, (ItemPurpose.Decision, " Beschluss: \r\n")))
            .Then(new MinutesTemplateSet(Group, ItemPurpose.Decision, "Beschluss:"));
        Assert.Equal("Beschluss:", own.State.TextFor(ItemPurpose.Decision));
        own.When(Set(MinutesKind.ResultMinutes, (ItemPurpose.Decision, "Beschluss:")))
            .ThenNothing();
        var usual = own.When(Set(kind: null, (ItemPurpose.Decision, "")))
            .Then(
                new MinutesKindChosen(Group, Kind: null),
                new MinutesTemplateSet(Group, ItemPurpose.Decision, "")
            );
        Assert.Equal("", usual.State.TextFor(ItemPurpose.Decision));
    }

    [Fact]
    public void What_cannot_be_kept_is_refused_beside_its_field()
    {
        var tooLong = new string('x', MinutesTemplateDecisions.LongestText + 1);
        Chosen
            .When(Set(MinutesKind.ResultMinutes, (ItemPurpose.Election, tooLong)))
            .ThenRefused("template.too-long", "Election");
        Chosen.When(Set((MinutesKind)9)).ThenRefused("template.kind-unknown", "Kind");
        Chosen.When(Keep(Snippet, " ", "Text")).ThenRefused("snippet.name-missing", "Name");
        Chosen.When(Keep(Snippet, "Gruß", "\n")).ThenRefused("snippet.text-missing", "Text");
        Chosen.When(Keep(Snippet, "Gruß", tooLong)).ThenRefused("snippet.too-long", "Text");
        Chosen
            .When(Keep(Snippet, new string('x', MinutesTemplateDecisions.LongestName + 1), "Text"))
            .ThenRefused("snippet.name-too-long", "Name");
    }

    [Fact]
    public void Snippets_are_kept_under_different_names_changed_and_given_up()
    {
        var kept = Chosen
            .When(Keep(Snippet, "Begrüßung", "Die Leitung begrüßt."))
            .Then(new MinutesSnippetSet(Group, Snippet, "Begrüßung", "Die Leitung begrüßt."));
        kept.When(Keep(Snippet, "Begrüßung", "Die Leitung begrüßt.")).ThenNothing();
        kept.When(Keep(SnippetId.Create(), "begrüßung", "Anders"))
            .ThenRefused("snippet.name-taken", "Name");
        var changed = kept.When(Keep(Snippet, "begrüßung", "Anders"))
            .Then(new MinutesSnippetSet(Group, Snippet, "begrüßung", "Anders"));
        Assert.Equal("Anders", Assert.Single(changed.State.Snippets).Text);
        var gone = changed
            .When(t => MinutesTemplateDecisions.Decide(t, new RemoveMinutesSnippet(Group, Snippet)))
            .Then(new MinutesSnippetRemoved(Group, Snippet));
        Assert.Empty(gone.State.Snippets);
        gone.When(t => MinutesTemplateDecisions.Decide(t, new RemoveMinutesSnippet(Group, Snippet)))
            .ThenNothing();
    }

    [Fact]
    public void There_is_an_end_to_the_list()
    {
        var full = new Story<MinutesTemplates, MinutesTemplateEvent>([
            .. Enumerable
                .Range(0, MinutesTemplateDecisions.MostSnippets)
                .Select(n => new MinutesSnippetSet(
                    Group,
                    SnippetId.Create(),
                    $"Baustein {n}",
                    "x"
                )),
        ]);
        full.When(Keep(Snippet, "Noch einer", "x")).ThenRefused("snippet.too-many", "Name");
    }

    [Fact]
    public void Lines_become_headings_lists_boxes_and_paragraphs()
    {
        var text = TemplateText.Read(
            "## Sachstand\nBericht\n\n- eins\n- zwei\n\n- drei\n3. vier\n4. fünf\n2026. war gut\nBeschluss: Ja\nAufgabe:",
            default
        );
        Assert.Equal(
            [
                "heading 2",
                "paragraph Bericht",
                "list 2",
                "list 1",
                "list from 3 2",
                "paragraph 2026. war gut",
                "decision Ja",
                "task",
            ],
            text.Blocks().Select(Short)
        );
    }

    [Fact]
    public void Whatever_lines_somebody_types_they_make_a_text_that_is_stored_and_read_again() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Beginnings.Length - 1].Select(i => Beginnings[i]))
            .Array[0, 12]
            .Select(string.Concat)
            .Sample(lines =>
            {
                var text = TemplateText.Read(lines, default);
                var again = MinutesText.Read(text.ToJson(), default).Text;
                return again?.ToJson() == text.ToJson();
            });

    private static string Short(MinutesBlock block) =>
        block switch
        {
            MinutesHeading h => $"heading {h.Level}",
            MinutesParagraph p => $"paragraph {string.Concat(p.Runs.Select(r => r.Content))}",
            MinutesList { IsNumbered: true } l => $"list from {l.Start} {l.Items.Count}",
            MinutesList l => $"list {l.Items.Count}",
            MinutesDecision d => $"decision {d.Wording(_ => "")}",
            MinutesTask => "task",
            _ => "?",
        };
}
