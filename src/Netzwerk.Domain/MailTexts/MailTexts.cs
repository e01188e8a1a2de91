namespace Netzwerk.Domain.MailTexts;

/// <summary>How one kind of mail begins and ends in both languages; an empty text stands for the usual one.</summary>
public sealed record MailText(
    MailTextKind Kind,
    string GermanOpening,
    string GermanClosing,
    string EnglishOpening,
    string EnglishClosing
)
{
    public static MailText Usual(MailTextKind kind) => new(kind, "", "", "", "");

    public bool IsUsual => this == Usual(Kind);
}

/// <summary>The own words of the office in mails, one text for each kind of mail at most.</summary>
public sealed record OwnMailTexts(Guid Id, IReadOnlyList<MailText> Texts)
    : IFolded<OwnMailTexts, MailTextEvent>
{
    /// <summary>There is one office, so there is one set of texts.</summary>
    public static readonly Guid OfTheOffice = new("6d61696c-7465-4874-b300-000000000001");

    public static readonly OwnMailTexts None = new(OfTheOffice, []);

    public int Version { get; init; }

    public MailText Of(MailTextKind kind) =>
        Texts.FirstOrDefault(t => t.Kind == kind) ?? MailText.Usual(kind);

    public static OwnMailTexts? Evolve(OwnMailTexts? texts, Guid id, object happened) =>
        happened switch
        {
            MailTextSet e => (texts ?? None with { Id = id }).With(
                e.Kind,
                [new(e.Kind, e.GermanOpening, e.GermanClosing, e.EnglishOpening, e.EnglishClosing)]
            ),
            MailTextReset e => texts?.With(e.Kind, []),
            _ => texts,
        };

    private OwnMailTexts With(MailTextKind kind, IEnumerable<MailText> text) =>
        this with
        {
            Texts = [.. Texts.Where(t => t.Kind != kind), .. text],
        };
}
