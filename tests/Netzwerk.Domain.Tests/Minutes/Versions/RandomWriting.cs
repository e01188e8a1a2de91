using System.Text.Json;
using CsCheck;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;

namespace Netzwerk.Domain.Tests.Minutes.Versions;

/// <summary>A text as several people write it in random steps of every kind; steps that do not fit are left out.</summary>
internal static class RandomWriting
{
    public static readonly PersonId[] People =
    [
        PersonId.Create(),
        PersonId.Create(),
        PersonId.Create(),
    ];

    public static readonly MeetingId Meeting = MeetingId.Create();

    private static readonly string[] Inserted =
    [
        """{"content":[{"type":"text","text":"wir "}]}""",
        """{"content":[{"type":"text","text":"😀"}]}""",
        """{"content":[{"type":"text","text":"fett","marks":[{"type":"strong"}]}]}""",
        """{"content":[{"type":"hard_break"}]}""",
        """{"content":[{"type":"mention","attrs":{"id":"0198c0de-0000-7000-8000-000000000001"}}]}""",
        """{"content":[{"type":"paragraph"},{"type":"paragraph"}],"openStart":1,"openEnd":1}""",
        """{"content":[{"type":"paragraph","content":[{"type":"text","text":"Neuer Absatz"}]}]}""",
        """{"content":[{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"Punkt"}]}]}]}]}""",
        """{"content":[{"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Beschlossen"}]}]}]}""",
        """{"content":[{"type":"task","attrs":{"assignee":"","due":"2026-12-15","done":false},"content":[{"type":"text","text":"Raum"}]}]}""",
        """{"content":[{"type":"table","attrs":{"header":true},"content":[{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"Ort"}]}]},{"type":"table_cell","content":[{"type":"paragraph"}]}]},{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph"}]}]}]}]}""",
        """{"content":[{"type":"note","content":[{"type":"paragraph","content":[{"type":"text","text":"Es zog"}]}]}]}""",
        """{"content":[{"type":"statement","attrs":{"member":""},"content":[{"type":"paragraph","content":[{"type":"text","text":"dagegen"}]}]}]}""",
        """{"content":[{"type":"date","attrs":{"day":"2026-12-12","from":"10:00","to":""},"content":[{"type":"text","text":"Fachtag"}]}]}""",
        """{"content":[{"type":"image","attrs":{"id":"0198c0de-0000-7000-8000-00000000000b","alt":"Karte"}}]}""",
        """{"content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Kopf"}]}]}""",
    ];

    /// <summary>A step for a text of this size; a wish that the text may refuse.</summary>
    private static readonly Gen<Func<int, string>> AnyStep = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 10_000],
        Gen.Int[0, 12],
        Gen.Int[0, Inserted.Length - 1],
        (kind, place, length, slice) =>
            new Func<int, string>(size =>
            {
                var from = place % (size + 1);
                var to = Math.Min(size, from + length);
                return kind switch
                {
                    <= 4 =>
                        $$$"""
                        {"stepType":"replace","from":{{{from}}},"to":{{{from}}},"slice":{{{Inserted[
                            slice
                        ]}}}}
                        """,
                    5 =>
                        $$$"""
                        {"stepType":"replace","from":{{{from}}},"to":{{{to}}},"slice":{{{Inserted[
                            slice
                        ]}}}}
                        """,
                    6 or 7 => $$$"""{"stepType":"replace","from":{{{from}}},"to":{{{to}}}}""",
                    8 => $$$"""
                        {"stepType":"replaceAround","from":{{{from}}},"to":{{{to}}},"gapFrom":{{{from}}},"gapTo":{{{to}}},"insert":1,"slice":{"content":[{"type":"blockquote"}]}}
                        """,
                    _ => $$$"""
                        {"stepType":"addMark","from":{{{from}}},"to":{{{to}}},"mark":{"type":"em"}}
                        """,
                };
            })
    );

    /// <summary>Facts that follow on one another, each with the text after it; some restore an earlier version.</summary>
    public static readonly Gen<IReadOnlyList<Written>> Any = Gen.Select(
            AnyStep,
            Gen.Int[0, People.Length - 1],
            Gen.Int[0, 30],
            Gen.Int[0, 20 * 60]
        )
        .Array[1, 60]
        .Select(IReadOnlyList<Written> (wishes) => Write(wishes));

    private static List<Written> Write((Func<int, string>, int, int, int)[] wishes)
    {
        var all = new List<Written>();
        var (text, version, at) = (
            MinutesText.Empty,
            0,
            new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero)
        );
        foreach (var (step, who, back, seconds) in wishes)
        {
            var earlier = back == 0 && all.Count > 0 ? all[all.Count / 2] : null;
            var steps = earlier is null
                ? $"[{step(text.Size)}]"
                : MinutesRestoring.Steps(text, earlier.Text);
            if (steps is null || MinutesSteps.Apply(text, steps, People[who]).Text is null)
            {
                continue;
            }

            var happened = earlier is null
                ? MinutesTextDecisions.Decide(
                    new WriteMinutes(Meeting, People[who], version, 1, steps, "c")
                )
                : MinutesTextDecisions.Decide(
                    new RestoreMinutes(
                        Meeting,
                        People[who],
                        version,
                        steps,
                        "c",
                        earlier.Happened.FirstVersion + 1,
                        earlier.Text
                    )
                );
            text = MinutesReplay.After(text, happened);
            version++;
            // Mostly a second apart, now and then a pause.
            at += TimeSpan.FromSeconds(back < 5 ? seconds : 1);
            all.Add(new(happened, at, text, earlier?.Text));
        }

        return all;
    }

    public static JsonElement Step(this Written written)
    {
        using var steps = JsonDocument.Parse(written.Happened.Steps);
        return steps.RootElement[0].Clone();
    }
}

/// <summary>A fact, when it happened, the text after it, and the text it brought back if it did.</summary>
internal sealed record Written(
    MinutesTextEvent Happened,
    DateTimeOffset At,
    MinutesText Text,
    MinutesText? Restored
);
