namespace Netzwerk.Domain.Letterheads;

/// <summary>The wish for another name, other lines or another foot on letters and mails.</summary>
public sealed record WordLetterhead(string Name, string Lines, string Footer);

/// <summary>The wish for a picture on letters; null takes the picture away.</summary>
public sealed record SetLetterheadLogo(LetterheadLogo? Logo);

/// <summary>The rules for the letterhead of the office.</summary>
public static class LetterheadDecisions
{
    /// <summary>The longest official name has to fit the head of a letter in two lines.</summary>
    public const int LongestName = 120;

    /// <summary>The block beside the address of a letter holds five lines, each broken once, above the text.</summary>
    public const int MostLines = 5;

    public const int LongestLine = 80;

    /// <summary>Three lines at the foot of a page.</summary>
    public const int LongestFooter = 200;

    public const int LongestDescription = 200;

    private static readonly LetterheadEvent[] Nothing = [];

    public static Outcome<LetterheadEvent> Decide(Letterhead? now, WordLetterhead ask)
    {
        var name = PlainText.Line(ask.Name);
        var lines = PlainText
            .Lines(ask.Lines)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var footer = PlainText.Line(ask.Footer);
        var all = string.Join('\n', lines);
        var before = now ?? Letterhead.Blank;
        return name.Length == 0 && (all.Length > 0 || footer.Length > 0)
                ? new Refusal("letterhead.name-missing", "Name")
            : name.Length > LongestName ? new Refusal("letterhead.name-too-long", "Name")
            : lines.Length > MostLines ? new Refusal("letterhead.too-many-lines", "Lines")
            : lines.Any(l => l.Length > LongestLine)
                ? new Refusal("letterhead.line-too-long", "Lines")
            : footer.Length > LongestFooter ? new Refusal("letterhead.footer-too-long", "Footer")
            : (before.Name, before.Lines, before.Footer) == (name, all, footer) ? Nothing
            : new LetterheadWorded(name, all, footer);
    }

    public static Outcome<LetterheadEvent> Decide(Letterhead? now, SetLetterheadLogo ask)
    {
        if (ask.Logo is not { } logo)
        {
            return now?.Logo is null ? Nothing : new LetterheadLogoRemoved();
        }

        var description = PlainText.Line(logo.Description);
        return description.Length == 0
                ? new Refusal("letterhead.description-missing", "Description")
            : description.Length > LongestDescription
                ? new Refusal("letterhead.description-too-long", "Description")
            : now?.Logo == logo with { Description = description } ? Nothing
            : new LetterheadLogoSet(logo.Sha256, logo.Format, logo.Width, logo.Height, description);
    }
}
