using Netzwerk.Domain.Letterheads;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Letterheads;

/// <summary>What somebody typed about the office.</summary>
public sealed class LetterheadForm
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Lines { get; set; }

    public string? Footer { get; set; }

    public WordLetterhead Ask => new(Name ?? "", Lines ?? "", Footer ?? "");

    public static LetterheadForm Of(Letterhead letterhead)
    {
        ArgumentNullException.ThrowIfNull(letterhead);
        return new()
        {
            Version = letterhead.Version,
            Name = letterhead.Name,
            Lines = letterhead.Lines,
            Footer = letterhead.Footer,
        };
    }

    /// <summary>Goes on from the letterhead as it is now with what was typed here.</summary>
    public LetterheadForm On(LetterheadForm was, LetterheadForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Version = stands.Version,
            Name = Meanwhile.Keep(Name, was.Name, stands.Name),
            Lines = Meanwhile.Keep(Lines, was.Lines, stands.Lines),
            Footer = Meanwhile.Keep(Footer, was.Footer, stands.Footer),
        };
    }

    public bool SaysAs(LetterheadForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meanwhile.Same(Name, other.Name)
            && Meanwhile.Same(Lines, other.Lines)
            && Meanwhile.Same(Footer, other.Footer);
    }
}

/// <summary>What somebody typed about the picture.</summary>
public sealed class LogoForm
{
    public int Version { get; set; }

    public string? Description { get; set; }
}
