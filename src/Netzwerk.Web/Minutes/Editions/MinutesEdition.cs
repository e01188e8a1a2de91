using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netzwerk.Domain;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>The place of a decision or task in an edition (how manieth under its item) and its key in the register.</summary>
public sealed record EditionEntry(string Kind, AgendaItemId Item, int Index, Guid Key);

/// <summary>
/// The approved minutes as they were frozen: what they say, its checksum, and the print of it. Nothing changes an
/// edition; a correction makes a new one (law RC-5).
/// </summary>
[AboutPeople(
    "approved minutes and their print, with names as they stood",
    "keep the record of the meeting",
    Basis = "Art. 6(1)(e) GDPR, SächsArchivG",
    SeenBy = "members of the group, coordination",
    Kept = "as a record, then offered to the archive; erasing a person leaves it"
)]
public sealed record MinutesEdition(
    string Id,
    Guid Meeting,
    int Number,
    string Json,
    string Sha512,
    byte[] Pdf,
    DateTimeOffset FrozenAt
)
{
    private const int ShortLength = 16;

    /// <summary>The print without the closed part; null when there is none.</summary>
    public byte[]? PublicPdf { get; init; }

    /// <summary>The print for somebody who may see the closed part or not.</summary>
    public byte[] PdfFor(bool seesClosed) => seesClosed ? Pdf : PublicPdf ?? Pdf;

    /// <summary>Which entries of the registers its decisions and tasks are; beside the record, no part of it.</summary>
    public IReadOnlyList<EditionEntry> Entries { get; init; } = [];

    public static string IdOf(Guid meeting, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{meeting}:{number}");

    /// <summary>The checksum of what an edition says, in lower-case hexadecimal.</summary>
    public static string ChecksumOf(ReadOnlySpan<byte> json) =>
        Convert.ToHexStringLower(SHA512.HashData(json));

    /// <summary>The beginning of a checksum, to compare by eye.</summary>
    public static string Beginning(string sha512) => sha512[..Math.Min(ShortLength, sha512.Length)];

    /// <summary>True when the stored text is the one that the checksum in the meeting's history was made of.</summary>
    public bool Matches(string recorded) =>
        string.Equals(Sha512, recorded, StringComparison.Ordinal)
        && string.Equals(
            ChecksumOf(Encoding.UTF8.GetBytes(Json)),
            recorded,
            StringComparison.Ordinal
        );

    public EditionContent Content() =>
        CanonicalJson.Read<EditionContent>(Json)
        ?? throw new InvalidOperationException("an edition without content");
}
