using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>
/// The text as one editor holds it, with the guarantees of prosemirror-collab: what is unconfirmed moves over what
/// others wrote, and comes back from the server as the very same steps.
/// </summary>
internal sealed class Replica(long version, CommonText text, string client)
{
    private CommonText _common = text;

    public long Version { get; private set; } = version;

    public MinutesDraft Draft { get; private set; } = MinutesDraft.On(text.Text);

    public int Caret { get; set; }

    /// <summary>Own steps that came back as something else.</summary>
    public int Diverged { get; private set; }

    /// <summary>Called for every own step that is confirmed, with its version.</summary>
    public Action<MinutesStep, long>? Confirmed { get; init; }

    public string Json => Draft.Text.ToJson();

    public bool TryWrite(object step)
    {
        var read = MinutesStep.Read(JsonSerializer.SerializeToElement(step), default);
        if (read is null || Draft.With(read) is not { Refusal: null } draft)
        {
            return false;
        }

        Draft = draft;
        Caret = read.Step.Changes.Map(Caret, 1).Position;
        return true;
    }

    /// <summary>False when something before this message is missing.</summary>
    public bool TryTake(StepsMessage message)
    {
        if (message.Version > Version)
        {
            return false;
        }

        for (var i = (int)(Version - message.Version); i < message.Steps.Count; i++)
        {
            (var step, _common) = _common.After(message.Steps[i]);
            Version++;
            if (string.Equals(message.Clients[i], client, StringComparison.Ordinal))
            {
                TakeOwn(message.Steps[i]);
            }
            else
            {
                Draft =
                    Draft.Steps.Count == 0
                        ? MinutesDraft.On(_common.Text)
                        : Draft.Over(step, _common.Text);
                Caret = step.Step.Changes.Map(Caret, -1).Position;
            }
        }

        return true;
    }

    /// <summary>Puts a letter into this replica that nobody else has.</summary>
    public void Falsify()
    {
        if (!TryWrite(Keys.Letter(1, 'x')))
        {
            throw new InvalidOperationException("Nothing could be falsified.");
        }

        Draft = Draft.Confirmed(1);
    }

    private void TakeOwn(JsonElement committed)
    {
        if (Draft.Steps.Count == 0 || !JsonElement.DeepEquals(Draft.Steps[0].ToJson(), committed))
        {
            Diverged++;
            Draft = MinutesDraft.On(_common.Text);
            return;
        }

        Confirmed?.Invoke(Draft.Steps[0].Written, Version);
        Draft = Draft.Confirmed(1);
    }
}

/// <summary>Steps as an editor sends them.</summary>
internal static class Keys
{
    public static object Letter(int at, char letter) =>
        new
        {
            stepType = "replace",
            from = at,
            to = at,
            slice = new { content = new[] { new { type = "text", text = letter.ToString() } } },
        };

    public static object Backspace(int at) =>
        new
        {
            stepType = "replace",
            from = at - 1,
            to = at,
        };

    /// <summary>An empty paragraph at the start of the text.</summary>
    public static object NewParagraph() =>
        new
        {
            stepType = "replace",
            from = 0,
            to = 0,
            slice = new { content = new[] { new { type = "paragraph" } } },
        };

    /// <summary>Paragraphs in the place of the empty first one.</summary>
    public static object Paragraphs(int paragraphs, string text) =>
        new
        {
            stepType = "replace",
            from = 0,
            to = 2,
            slice = new
            {
                content = Enumerable.Repeat(
                    new { type = "paragraph", content = new[] { new { type = "text", text } } },
                    paragraphs
                ),
            },
        };
}
