namespace Netzwerk.Domain.Letterheads;

/// <summary>Something that happened to the letterhead of the office.</summary>
[AboutPeople(
    "who set the letterhead of the office, by id; its lines, free texts",
    "show in letters, mails and prints who writes",
    SeenBy = "everybody who gets a letter or mail",
    Kept = "as an id that leads nowhere"
)]
public abstract record LetterheadEvent;

/// <summary>In what form a picture is kept.</summary>
public enum LogoFormat
{
    Png,
    Jpeg,
}

/// <summary>The office said how it is called in letters and mails, where it can be reached, and what stands at the foot.</summary>
[StoredAs("letterhead-worded.1")]
public sealed record LetterheadWorded(
    string Name,
    [property: Personal] string Lines,
    [property: Personal] string Footer
) : LetterheadEvent;

/// <summary>The office gave its letters a picture; the picture itself is kept by its checksum.</summary>
[StoredAs("letterhead-logo-set.1")]
public sealed record LetterheadLogoSet(
    string Sha256,
    LogoFormat Format,
    int Width,
    int Height,
    [property: Personal] string Description
) : LetterheadEvent;

/// <summary>The letters of the office carry no picture any more.</summary>
[StoredAs("letterhead-logo-removed.1")]
public sealed record LetterheadLogoRemoved : LetterheadEvent;
