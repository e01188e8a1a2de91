namespace Netzwerk.Domain.Groups.Papers;

/// <summary>A file that somebody sent and that was looked at.</summary>
public sealed record SentPaper(
    PaperContentId Content,
    string? FileName,
    long Bytes,
    string Sha512,
    PaperKind Kind,
    IReadOnlyList<PaperTrait> Traits
);

/// <summary>The wish to put a file into the papers of a group; without a title its file name becomes the title.</summary>
public sealed record FilePaper(
    GroupId Group,
    PersonId By,
    string? Title,
    string? Heading,
    PaperLevel Level,
    SentPaper File
);

/// <summary>The wish to add a newer version of a paper, and to say what is different.</summary>
public sealed record AddPaperVersion(PersonId By, SentPaper File, string? Note);

/// <summary>The wish to call a paper differently, to put it under another heading, or to say whom it is for.</summary>
public sealed record DescribePaper(string? Title, string? Heading, PaperLevel Level);

/// <summary>The wish to take a paper away, and why.</summary>
public sealed record TakePaperAway(PersonId By, string? Reason);

/// <summary>The wish to bring a paper back that was taken away.</summary>
public sealed record BringPaperBack(PersonId By);

/// <summary>The wish to delete the files of a paper whose time to be brought back is over.</summary>
public sealed record DeletePaperFiles(DateOnly Today);

/// <summary>The rules for the papers of a group.</summary>
public static class PaperDecisions
{
    /// <summary>A title must fit a line of the list on a phone, twice broken at most.</summary>
    public const int LongestTitle = 150;

    /// <summary>A heading is a word or two.</summary>
    public const int LongestHeading = 60;

    /// <summary>A sentence or two.</summary>
    public const int LongestNote = 600;

    /// <summary>What every file system takes.</summary>
    public const int LongestFileName = 120;

    /// <summary>Long enough to notice after a holiday that something is missing.</summary>
    public const int DaysToBringBack = 30;

    private static readonly PaperEvent[] Nothing = [];

    public static Outcome<PaperEvent> Decide(Group group, FilePaper ask, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        var title = PlainText.Line(ask.Title);
        var words = new DescribePaper(
            title.Length == 0 ? TitleOf(ask.File) : title,
            ask.Heading,
            ask.Level
        );
        var described = Words(words);
        return (Ended(group) ?? Check(group, described)) is { } refusal
            ? refusal
            : (PaperEvent[])
                [
                    new PaperFiled(
                        ask.Group,
                        ask.By,
                        described.Title,
                        described.Heading,
                        described.Level
                    ),
                    Fact(1, ask.By, ask.File, "", now),
                ];
    }

    /// <summary>The same file once more, as by a double click, is no new version.</summary>
    public static Outcome<PaperEvent> Decide(
        Group group,
        Paper paper,
        AddPaperVersion ask,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(ask);
        var note = PlainText.Lines(ask.Note);
        return (Ended(group) ?? Away(paper)) is { } refusal ? refusal
            : note.Length > LongestNote ? new Refusal("paper.note-too-long", "Note")
            : paper.Newest?.Sha512 == ask.File.Sha512 ? Nothing
            : Fact(paper.Versions.Count + 1, ask.By, ask.File, note, now);
    }

    public static Outcome<PaperEvent> Decide(Group group, Paper paper, DescribePaper ask)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(ask);
        var wanted = Words(ask);
        return (wanted.Title, wanted.Heading, wanted.Level)
            == (paper.Title, paper.Heading, paper.Level)
                ? Nothing
            : (Ended(group) ?? Away(paper) ?? Check(group, wanted)) is { } refusal ? refusal
            : wanted;
    }

    /// <summary>Also in a group that ended its work: what should not stand there must be able to go.</summary>
    public static Outcome<PaperEvent> Decide(Paper paper, TakePaperAway ask, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(ask);
        var reason = PlainText.Lines(ask.Reason);
        return !paper.IsThere ? Nothing
            : reason.Length == 0 ? new Refusal("paper.reason-missing", "Reason")
            : reason.Length > LongestNote ? new Refusal("paper.reason-too-long", "Reason")
            : new PaperTakenAway(ask.By, reason, today.AddDays(DaysToBringBack));
    }

    public static Outcome<PaperEvent> Decide(Paper paper, BringPaperBack ask)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(ask);
        return paper.IsThere ? Nothing
            : paper.FilesDeleted ? new Refusal("paper.files-deleted")
            : new PaperBroughtBack(ask.By);
    }

    public static Outcome<PaperEvent> Decide(Paper paper, DeletePaperFiles ask)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(ask);
        return paper.Removal is { } removal && !paper.FilesDeleted && removal.DeletedOn <= ask.Today
            ? new PaperFilesDeleted()
            : Nothing;
    }

    /// <summary>A file name without its folder, its ending and its length.</summary>
    private static string TitleOf(SentPaper file)
    {
        var name = NameOf(file);
        var title = PlainText.Line(Path.GetFileNameWithoutExtension(name));
        return PlainText.Start(title.Length == 0 ? name : title, LongestTitle - 1);
    }

    private static string NameOf(SentPaper file)
    {
        var name = PlainText.Line(file.FileName);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length <= LongestFileName)
        {
            return name;
        }

        var ending = Path.GetExtension(name);
        return ending.Length > LongestFileName / 2
            ? PlainText.Start(name, LongestFileName - 1)
            : PlainText.Start(name[..^ending.Length], LongestFileName - ending.Length - 1) + ending;
    }

    private static PaperVersionAdded Fact(
        int number,
        PersonId by,
        SentPaper file,
        string note,
        DateTimeOffset now
    ) =>
        new(
            number,
            file.Content,
            by,
            now,
            NameOf(file),
            file.Bytes,
            file.Sha512,
            file.Kind,
            [.. file.Traits.Distinct().Order()],
            note
        );

    private static PaperDescribed Words(DescribePaper ask) =>
        new(PlainText.Line(ask.Title), PlainText.Line(ask.Heading), ask.Level);

    private static Refusal? Ended(Group group) => group.IsClosed ? new("paper.group-closed") : null;

    private static Refusal? Away(Paper paper) => paper.IsThere ? null : new("paper.taken-away");

    private static Refusal? Check(Group group, PaperDescribed paper) =>
        paper.Title.Length == 0 ? new("paper.title-missing", "Title")
        : paper.Title.Length > LongestTitle ? new("paper.title-too-long", "Title")
        : paper.Heading.Length > LongestHeading ? new("paper.heading-too-long", "Heading")
        : !Enum.IsDefined(paper.Level) ? new("paper.level-missing", "Level")
        : paper.Level is PaperLevel.Everybody && group.Openness is GroupOpenness.Private
            ? new("paper.group-private", "Level")
        : null;
}
