namespace Netzwerk.Domain.Letterheads;

/// <summary>The picture on letters: its checksum, form and size, and what it shows in words.</summary>
public sealed record LetterheadLogo(
    string Sha256,
    LogoFormat Format,
    int Width,
    int Height,
    string Description
);

/// <summary>What stands on letters, mails and prints of the office: name, lines to reach it by, foot and picture.</summary>
public sealed record Letterhead(
    Guid Id,
    string Name,
    string Lines,
    string Footer,
    LetterheadLogo? Logo
) : IFolded<Letterhead, LetterheadEvent>
{
    /// <summary>There is one office, so there is one letterhead.</summary>
    public static readonly Guid OfTheOffice = new("6c657474-6572-4865-a164-000000000001");

    public static readonly Letterhead Blank = new(OfTheOffice, "", "", "", Logo: null);

    public int Version { get; init; }

    /// <summary>Where the office can be reached, line by line.</summary>
    public IReadOnlyList<string> ContactLines =>
        Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Letterhead? Evolve(Letterhead? letterhead, Guid id, object happened) =>
        happened switch
        {
            LetterheadWorded e => (letterhead ?? Blank with { Id = id }) with
            {
                Name = e.Name,
                Lines = e.Lines,
                Footer = e.Footer,
            },
            LetterheadLogoSet e => (letterhead ?? Blank with { Id = id }) with
            {
                Logo = new(e.Sha256, e.Format, e.Width, e.Height, e.Description),
            },
            LetterheadLogoRemoved when letterhead is not null => letterhead with { Logo = null },
            _ => letterhead,
        };
}
