namespace Netzwerk.Domain.Actors.Imports;

/// <summary>The wish to let a list into the directory: how many rows do something, are refused, are the same, are left out.</summary>
public sealed record BeginDirectoryImport(
    PersonId By,
    int Effective,
    int Refused,
    int Same,
    int LeftOut
);

/// <summary>The wish to note what became of a row of a list.</summary>
public sealed record NoteRowTaken(
    int Row,
    PersonId? Person = null,
    RowEffect ToPerson = RowEffect.Nothing,
    OrganisationId? Organisation = null,
    RowEffect ToOrganisation = RowEffect.Nothing,
    int OrganisationVersion = 0,
    string? Refused = null
);

/// <summary>The wish to note that all rows are let in or refused.</summary>
public sealed record FinishDirectoryImport;

/// <summary>The wish to take a list back. It is too late when the old values are forgotten.</summary>
public sealed record BeginDirectoryUndo(PersonId By, DateTimeOffset BegunAt);

/// <summary>The wish to note that a row was taken back, or why it stays.</summary>
public sealed record NoteRowUndone(int Row, string? Kept);

/// <summary>The wish to note that a list was taken back as far as that could be.</summary>
public sealed record FinishDirectoryUndo;

/// <summary>The rules for reading lists into the directory. Each row is done once, however often it is asked for.</summary>
public static class DirectoryImportDecisions
{
    /// <summary>For so long the old values of changed cards are kept, in days, so that a list can be taken back.</summary>
    public const int DaysToUndo = 30;

    private static readonly DirectoryImportEvent[] Nothing = [];

    public static Outcome<DirectoryImportEvent> Decide(
        DirectoryImport? import,
        BeginDirectoryImport ask
    ) =>
        import is not null ? Nothing
        : ask.Effective <= 0 ? new Refusal("import.nothing-to-do")
        : new DirectoryImportBegun(ask.By, ask.Effective + ask.Refused, ask.Same, ask.LeftOut);

    public static Outcome<DirectoryImportEvent> Decide(DirectoryImport import, NoteRowTaken ask) =>
        import.Stage is not ImportStage.Taking || ask.Row <= import.LastRow
            ? Nothing
            : new DirectoryRowTaken(
                ask.Row,
                ask.Person,
                ask.ToPerson,
                ask.Organisation,
                ask.ToOrganisation,
                ask.OrganisationVersion,
                ask.Refused
            );

    public static Outcome<DirectoryImportEvent> Decide(
        DirectoryImport import,
        FinishDirectoryImport _
    ) => import.Stage is ImportStage.Taking ? new DirectoryImportFinished() : Nothing;

    public static Outcome<DirectoryImportEvent> Decide(
        DirectoryImport import,
        BeginDirectoryUndo ask,
        DateTimeOffset now
    ) =>
        import.Stage is ImportStage.Undoing or ImportStage.Undone ? Nothing
        : import.Stage is ImportStage.Taking ? new Refusal("import.not-finished")
        : import.Entered + import.Changed == 0 ? new Refusal("import.nothing-to-undo")
        : now >= ask.BegunAt.AddDays(DaysToUndo) ? new Refusal("import.too-late-to-undo")
        : new DirectoryUndoBegun(ask.By);

    public static Outcome<DirectoryImportEvent> Decide(DirectoryImport import, NoteRowUndone ask) =>
        import.Stage is not ImportStage.Undoing
        || (import.LastUndone > 0 && ask.Row >= import.LastUndone)
            ? Nothing
            : new DirectoryRowUndone(ask.Row, ask.Kept);

    public static Outcome<DirectoryImportEvent> Decide(
        DirectoryImport import,
        FinishDirectoryUndo _
    ) => import.Stage is ImportStage.Undoing ? new DirectoryUndoFinished() : Nothing;
}
