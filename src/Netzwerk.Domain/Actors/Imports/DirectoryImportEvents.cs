namespace Netzwerk.Domain.Actors.Imports;

/// <summary>Something that happened while a list was read into the directory; never a word of the list.</summary>
[AboutPeople(
    "who read a list into the directory or took it back; which person came of which row, by id",
    "show where data come from, and take a wrong list back",
    SeenBy = "coordination",
    Kept = "as an id that leads nowhere"
)]
public abstract record DirectoryImportEvent;

/// <summary>What a row of a list did to a person or an organisation.</summary>
public enum RowEffect
{
    Nothing,
    Entered,
    Changed,
}

/// <summary>A coordinator let a list into the directory after looking at what each row would do.</summary>
[StoredAs("directory-import-begun.1")]
public sealed record DirectoryImportBegun(PersonId By, int Rows, int Same, int LeftOut)
    : DirectoryImportEvent;

/// <summary>
/// A row was let in, or refused with the code of the reason. Rows are counted as in the file, from 1; the version is that of
/// the history of an organisation which the row entered, when it was entered.
/// </summary>
[StoredAs("directory-row-taken.1")]
public sealed record DirectoryRowTaken(
    int Row,
    PersonId? Person,
    RowEffect ToPerson,
    OrganisationId? Organisation,
    RowEffect ToOrganisation,
    int OrganisationVersion,
    string? Refused
) : DirectoryImportEvent;

/// <summary>All rows of a list are let in or refused; the file is forgotten.</summary>
[StoredAs("directory-import-finished.1")]
public sealed record DirectoryImportFinished : DirectoryImportEvent;

/// <summary>A coordinator began to take a list back.</summary>
[StoredAs("directory-undo-begun.1")]
public sealed record DirectoryUndoBegun(PersonId By) : DirectoryImportEvent;

/// <summary>What a row had done was taken back, or stays, with the code of the reason.</summary>
[StoredAs("directory-row-undone.1")]
public sealed record DirectoryRowUndone(int Row, string? Kept) : DirectoryImportEvent;

/// <summary>A list was taken back as far as that could be.</summary>
[StoredAs("directory-undo-finished.1")]
public sealed record DirectoryUndoFinished : DirectoryImportEvent;
