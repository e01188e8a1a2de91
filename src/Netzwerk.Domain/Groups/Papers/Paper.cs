namespace Netzwerk.Domain.Groups.Papers;

/// <summary>One version of a paper, as somebody filed it.</summary>
public sealed record PaperVersion(
    int Number,
    PaperContentId Content,
    PersonId By,
    DateTimeOffset At,
    string FileName,
    long Bytes,
    string Sha512,
    PaperKind Kind,
    IReadOnlyList<PaperTrait> Traits,
    string Note
);

/// <summary>That a paper was taken away, by whom, why, and when its files are deleted.</summary>
public sealed record PaperRemoval(PersonId By, string Reason, DateOnly DeletedOn);

/// <summary>A paper of a group: a file that people work with, in all its versions.</summary>
public sealed record Paper(
    Guid Id,
    GroupId Group,
    PersonId By,
    string Title,
    string Heading,
    PaperLevel Level,
    IReadOnlyList<PaperVersion> Versions
) : IFolded<Paper, PaperEvent>
{
    public int Version { get; init; }

    /// <summary>Set while the paper is taken away.</summary>
    public PaperRemoval? Removal { get; init; }

    /// <summary>Its files are gone for good.</summary>
    public bool FilesDeleted { get; init; }

    public bool IsThere => Removal is null;

    /// <summary>The newest version; a paper that was filed has one.</summary>
    public PaperVersion? Newest => Versions.Count == 0 ? null : Versions[^1];

    public PaperVersion? VersionOf(int number) => Versions.FirstOrDefault(v => v.Number == number);

    public static Paper? Evolve(Paper? paper, Guid id, object happened) =>
        (paper, happened) switch
        {
            (null, PaperFiled e) => new(id, e.Group, e.By, e.Title, e.Heading, e.Level, []),
            ({ } p, PaperVersionAdded e) => p with { Versions = [.. p.Versions, Of(e)] },
            ({ } p, PaperDescribed e) => p with
            {
                Title = e.Title,
                Heading = e.Heading,
                Level = e.Level,
            },
            ({ } p, PaperTakenAway e) => p with { Removal = new(e.By, e.Reason, e.DeletedOn) },
            ({ } p, PaperBroughtBack) => p with { Removal = null },
            ({ } p, PaperFilesDeleted) => p with { FilesDeleted = true },
            _ => paper,
        };

    private static PaperVersion Of(PaperVersionAdded e) =>
        new(
            e.Number,
            e.Content,
            e.By,
            e.At,
            e.FileName,
            e.Bytes,
            e.Sha512,
            e.Kind,
            e.Traits,
            e.Note
        );
}
