using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Actors;

public sealed class ReadingListsIn
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly DirectoryImportEvent ChangedChris = new DirectoryRowTaken(
        2,
        Chris,
        RowEffect.Changed,
        null,
        default,
        0,
        null
    );

    [Fact]
    public void A_list_that_changes_nothing_is_not_taken()
    {
        var ask = new BeginDirectoryImport(Anna, Effective: 0, Refused: 3, Same: 5, LeftOut: 1);
        Assert.Equal(
            "import.nothing-to-do",
            DirectoryImportDecisions.Decide(import: null, ask).Refusal?.Code
        );
        var one = DirectoryImportDecisions.Decide(import: null, ask with { Effective = 1 });
        Assert.Equal([new DirectoryImportBegun(Anna, 4, 5, 1)], one.Events);
    }

    [Fact]
    public void Each_row_is_taken_once_and_in_order()
    {
        var row = new NoteRowTaken(2, Ben, RowEffect.Entered);
        After()
            .When(i => DirectoryImportDecisions.Decide(i, row))
            .Then(new DirectoryRowTaken(2, Ben, RowEffect.Entered, null, default, 0, null))
            .When(i => DirectoryImportDecisions.Decide(i, row))
            .ThenNothing()
            .When(i => DirectoryImportDecisions.Decide(i, new NoteRowTaken(1, Ben)))
            .ThenNothing();
    }

    [Fact]
    public void Only_a_finished_list_is_taken_back_and_only_for_thirty_days()
    {
        var undo = new BeginDirectoryUndo(Ben, Begun);
        After(ChangedChris)
            .When(i => DirectoryImportDecisions.Decide(i, undo, Begun))
            .ThenRefused("import.not-finished");
        var finished = After(ChangedChris, new DirectoryImportFinished());
        finished
            .When(i => DirectoryImportDecisions.Decide(i, undo, Begun.AddDays(30)))
            .ThenRefused("import.too-late-to-undo");
        finished
            .When(i => DirectoryImportDecisions.Decide(i, undo, Begun.AddDays(29)))
            .Then(new DirectoryUndoBegun(Ben));
    }

    [Fact]
    public void Rows_are_taken_back_from_the_end_each_once()
    {
        var undoing = After(
            new DirectoryRowTaken(2, Ben, RowEffect.Entered, null, default, 0, null),
            new DirectoryRowTaken(3, Chris, RowEffect.Entered, null, default, 0, null),
            new DirectoryImportFinished(),
            new DirectoryUndoBegun(Anna)
        );
        var last = new NoteRowUndone(3, Kept: null);
        undoing
            .When(i => DirectoryImportDecisions.Decide(i, last))
            .Then(new DirectoryRowUndone(3, Kept: null))
            .When(i => DirectoryImportDecisions.Decide(i, last))
            .ThenNothing()
            .When(i => DirectoryImportDecisions.Decide(i, new NoteRowUndone(2, "import.gone")))
            .Then(new DirectoryRowUndone(2, "import.gone"));
    }

    [Fact]
    public void An_organisation_that_was_taken_back_is_taken_back_once()
    {
        var school = new Story<Organisation, OrganisationEvent>(
            new OrganisationRegistered("Schule", OrganisationKind.School, Municipality: null)
        );
        school
            .When(o => OrganisationDecisions.Decide(o, new TakeOrganisationBack()))
            .Then(new OrganisationTakenBack())
            .When(o => OrganisationDecisions.Decide(o, new TakeOrganisationBack()))
            .ThenNothing();
    }

    private static Story<DirectoryImport, DirectoryImportEvent> After(
        params DirectoryImportEvent[] facts
    ) => new([new DirectoryImportBegun(Anna, Rows: 2, Same: 1, LeftOut: 0), .. facts]);
}
