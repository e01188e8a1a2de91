using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers.Sniffing;

/// <summary>Why a file is not taken.</summary>
public enum PaperFault
{
    Missing,
    Empty,
    TooLarge,
    TooMany,
    QuotaFull,

    /// <summary>Not one of the kinds we know.</summary>
    Unknown,

    /// <summary>It would run when opened.</summary>
    Program,

    /// <summary>HTML or SVG, or text that is read as such.</summary>
    WebPage,

    /// <summary>Word, Excel or PowerPoint from before 2007.</summary>
    OldOffice,

    /// <summary>An archive with programs in it.</summary>
    ProgramInZip,

    /// <summary>An archive or Office file that cannot be read as such.</summary>
    Broken,
}

/// <summary>What a file turned out to be, or why it is not taken.</summary>
public sealed record Sniffed(PaperKind? Kind, IReadOnlyList<PaperTrait> Traits, PaperFault? Fault)
{
    public static implicit operator Sniffed(PaperFault fault) => new(null, [], fault);

    public static implicit operator Sniffed(PaperKind kind) => new(kind, [], null);

    public Sniffed With(bool has, PaperTrait trait) =>
        has ? this with { Traits = [.. Traits, trait] } : this;
}
