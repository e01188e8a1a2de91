namespace Netzwerk.Domain.Groups.Papers;

/// <summary>Something that happened to a paper of a group.</summary>
[AboutPeople(
    "who filed a paper of a group or took it away, by id; its title, heading, file names and notes, free texts",
    "give a group its papers and show who put them there and when",
    SeenBy = "whom the paper is for: who leads the group, its members, or everybody",
    Kept = "with the records of the group"
)]
public abstract record PaperEvent;

/// <summary>For whom a paper is: who leads the group and takes its minutes, all members, or everybody.</summary>
public enum PaperLevel
{
    Leaders,
    Members,
    Everybody,
}

/// <summary>What kind of file a paper is, told by its content and not by its name.</summary>
public enum PaperKind
{
    Pdf,
    Word,
    Excel,
    PowerPoint,
    OdfText,
    OdfTable,
    OdfSlides,
    RichText,
    PlainText,
    Csv,
    Calendar,
    Png,
    Jpeg,
    WebP,
    Zip,

    /// <summary>An Office file that only opens with a password.</summary>
    SealedOffice,
}

/// <summary>What readers should know of a file before they open it.</summary>
public enum PaperTrait
{
    /// <summary>It contains programs that Office can run.</summary>
    Macros,

    /// <summary>It only opens with a password.</summary>
    Password,

    /// <summary>A PDF that contains programs or further files.</summary>
    Active,
}

/// <summary>Somebody put a paper into the papers of a group.</summary>
[StoredAs("paper-filed.1")]
public sealed record PaperFiled(
    GroupId Group,
    PersonId By,
    [property: Personal] string Title,
    [property: Personal] string Heading,
    PaperLevel Level
) : PaperEvent;

/// <summary>A paper got a version: its first or a newer one. The older ones stay.</summary>
[StoredAs("paper-version-added.1")]
public sealed record PaperVersionAdded(
    int Number,
    PaperContentId Content,
    PersonId By,
    DateTimeOffset At,
    [property: Personal] string FileName,
    long Bytes,
    string Sha512,
    PaperKind Kind,
    IReadOnlyList<PaperTrait> Traits,
    [property: Personal] string Note
) : PaperEvent;

/// <summary>A paper is called differently, stands under another heading or is for others from now on.</summary>
[StoredAs("paper-described.1")]
public sealed record PaperDescribed(
    [property: Personal] string Title,
    [property: Personal] string Heading,
    PaperLevel Level
) : PaperEvent;

/// <summary>A paper was taken away for a reason; until a day it can be brought back, then its files are deleted.</summary>
[StoredAs("paper-taken-away.1")]
public sealed record PaperTakenAway(
    PersonId By,
    [property: Personal] string Reason,
    DateOnly DeletedOn
) : PaperEvent;

/// <summary>A paper that was taken away was brought back.</summary>
[StoredAs("paper-brought-back.1")]
public sealed record PaperBroughtBack(PersonId By) : PaperEvent;

/// <summary>The files of a paper that was taken away were deleted; that there was one is still known.</summary>
[StoredAs("paper-files-deleted.1")]
public sealed record PaperFilesDeleted : PaperEvent;
