namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The text after reading or changing it, or the reason why it was turned down.</summary>
public sealed class MinutesResult
{
    private MinutesResult(MinutesText? text, Refusal? refusal) => (Text, Refusal) = (text, refusal);

    public MinutesText? Text { get; }

    public Refusal? Refusal { get; }

    public static implicit operator MinutesResult(MinutesText text) => new(text, refusal: null);

    public static implicit operator MinutesResult(Refusal refusal) => new(text: null, refusal);

    internal static MinutesResult Refused(string code) => new Refusal(code);
}

/// <summary>Why a text or a change to it was turned down; the wording lives in the texts.</summary>
public static class MinutesRefusals
{
    /// <summary>Not what the editor sends: wrong shape, unknown kinds, values that are not allowed.</summary>
    public const string Malformed = "minutes.malformed";

    /// <summary>Well formed, but this text has no such place, or the outcome would break the schema.</summary>
    public const string DoesNotFit = "minutes.does-not-fit";

    /// <summary>Would leave half a character, which no other program can read.</summary>
    public const string BrokenCharacter = "minutes.broken-character";

    public const string TooManySteps = "minutes.too-many-steps";

    public const string TooLong = "minutes.too-long";

    public const string TooDeep = "minutes.too-deep";

    /// <summary>Limits of ours that ProseMirror does not know: the browser would apply what we turn down.</summary>
    internal static bool IsLimit(Refusal? refusal) =>
        refusal?.Code is BrokenCharacter or TooLong or TooDeep;
}
