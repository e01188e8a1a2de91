namespace Netzwerk.Domain.Actors.Imports;

/// <summary>How far a list is on its way into the directory, or out of it again.</summary>
public enum ImportStage
{
    Taking,
    Taken,
    Undoing,
    Undone,
}

/// <summary>A list that a coordinator let into the directory: how far it is and what became of its rows.</summary>
public sealed record DirectoryImport(Guid Id, PersonId By, int Rows, int Same, int LeftOut)
    : IFolded<DirectoryImport, DirectoryImportEvent>
{
    public int Version { get; init; }

    public ImportStage Stage { get; init; }

    /// <summary>The last row that was let in or refused; 0 before the first.</summary>
    public int LastRow { get; init; }

    /// <summary>Rows that entered somebody or something.</summary>
    public int Entered { get; init; }

    /// <summary>Rows that only changed what was there.</summary>
    public int Changed { get; init; }

    public int Refused { get; init; }

    /// <summary>The row that was taken back last; rows are taken back from the end. 0 before the first.</summary>
    public int LastUndone { get; init; }

    public int Undone { get; init; }

    /// <summary>Rows that could not be taken back.</summary>
    public int Kept { get; init; }

    public PersonId? UndoneBy { get; init; }

    /// <summary>Rows done so far, of what is going on now.</summary>
    public int Done =>
        Stage is ImportStage.Undoing or ImportStage.Undone
            ? Undone + Kept
            : Entered + Changed + Refused;

    /// <summary>Rows to be done, of what is going on now.</summary>
    public int ToDo =>
        Stage is ImportStage.Undoing or ImportStage.Undone ? Entered + Changed : Rows;

    public static DirectoryImport? Evolve(DirectoryImport? import, Guid id, object happened) =>
        (import, happened) switch
        {
            (null, DirectoryImportBegun e) => new(id, e.By, e.Rows, e.Same, e.LeftOut),
            ({ } i, DirectoryRowTaken e) => i.With(e),
            ({ } i, DirectoryImportFinished) => i with { Stage = ImportStage.Taken },
            ({ } i, DirectoryUndoBegun e) => i with
            {
                Stage = ImportStage.Undoing,
                UndoneBy = e.By,
            },
            ({ } i, DirectoryRowUndone { Kept: null } e) => i with
            {
                LastUndone = e.Row,
                Undone = i.Undone + 1,
            },
            ({ } i, DirectoryRowUndone e) => i with { LastUndone = e.Row, Kept = i.Kept + 1 },
            ({ } i, DirectoryUndoFinished) => i with { Stage = ImportStage.Undone },
            _ => import,
        };

    private DirectoryImport With(DirectoryRowTaken e) =>
        this with
        {
            LastRow = e.Row,
            Entered = Entered + (Enters(e) ? 1 : 0),
            Changed = Changed + (e.Refused is null && !Enters(e) ? 1 : 0),
            Refused = Refused + (e.Refused is null ? 0 : 1),
        };

    private static bool Enters(DirectoryRowTaken e) =>
        e.Refused is null
        && (e.Person is null ? e.ToOrganisation : e.ToPerson) is RowEffect.Entered;
}
