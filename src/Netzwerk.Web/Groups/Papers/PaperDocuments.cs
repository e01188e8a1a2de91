using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>A file that arrived whole; its bytes lie sealed beside it.</summary>
[Nobody("size, checksum and kind of a file; what stands in it lies sealed beside it")]
public sealed record PaperContent(
    Guid Id,
    Guid Group,
    long Bytes,
    string Sha512,
    PaperKind Kind,
    IReadOnlyList<PaperTrait> Traits,
    DateTimeOffset At
)
{
    /// <summary>A paper holds it. What is not held goes within the hour: its sender went away, or it was refused.</summary>
    public bool IsKept { get; init; }
}

/// <summary>Some bytes of a file, sealed with our own key.</summary>
[AboutPeople(
    "the files of groups, sealed with our own key",
    "give a group its papers",
    SeenBy = "whom the paper is for: who leads the group, its members, or everybody",
    Kept = "with the records of the group; 30 days after a paper was taken away"
)]
public sealed record SealedPaperPart(Guid Id, Guid Content, int Number, byte[] Bytes);

/// <summary>How much space the papers of a group take.</summary>
[Nobody("a sum of sizes")]
public sealed record PaperShelf(Guid Id, long Bytes);

/// <summary>How large papers may be; bound to "Netzwerk:Papers".</summary>
public sealed class PaperOptions
{
    public const string Section = "Netzwerk:Papers";

    /// <summary>One file, in megabytes.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 1000)]
    public int MostMegabytes { get; set; } = 50;

    /// <summary>All files of one group in all versions, in megabytes.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 1_000_000)]
    public int GroupMegabytes { get; set; } = 2000;

    public long MostBytes => MostMegabytes * 1024L * 1024;

    public long GroupBytes => GroupMegabytes * 1024L * 1024;
}
