using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.MailTexts;

/// <summary>What somebody typed for one kind of mail.</summary>
public sealed class MailTextForm
{
    public int Version { get; set; }

    public string? GermanOpening { get; set; }

    public string? GermanClosing { get; set; }

    public string? EnglishOpening { get; set; }

    public string? EnglishClosing { get; set; }

    public MailText Read(MailTextKind kind) =>
        new(
            kind,
            GermanOpening ?? "",
            GermanClosing ?? "",
            EnglishOpening ?? "",
            EnglishClosing ?? ""
        );

    public static MailTextForm Of(OwnMailTexts texts, MailTextKind kind)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var text = texts.Of(kind);
        return new()
        {
            Version = texts.Version,
            GermanOpening = text.GermanOpening,
            GermanClosing = text.GermanClosing,
            EnglishOpening = text.EnglishOpening,
            EnglishClosing = text.EnglishClosing,
        };
    }

    /// <summary>Goes on from the texts as they are now with what was typed here.</summary>
    public MailTextForm On(MailTextForm was, MailTextForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Version = stands.Version,
            GermanOpening = Meanwhile.Keep(GermanOpening, was.GermanOpening, stands.GermanOpening),
            GermanClosing = Meanwhile.Keep(GermanClosing, was.GermanClosing, stands.GermanClosing),
            EnglishOpening = Meanwhile.Keep(
                EnglishOpening,
                was.EnglishOpening,
                stands.EnglishOpening
            ),
            EnglishClosing = Meanwhile.Keep(
                EnglishClosing,
                was.EnglishClosing,
                stands.EnglishClosing
            ),
        };
    }

    public bool SaysAs(MailTextForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meanwhile.Same(GermanOpening, other.GermanOpening)
            && Meanwhile.Same(GermanClosing, other.GermanClosing)
            && Meanwhile.Same(EnglishOpening, other.EnglishOpening)
            && Meanwhile.Same(EnglishClosing, other.EnglishClosing);
    }
}
