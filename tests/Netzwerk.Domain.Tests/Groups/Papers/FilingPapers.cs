using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups.Papers;

public sealed class FilingPapers
{
    private static readonly DateTimeOffset Now = new(2026, 12, 10, 9, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 12, 10);
    private static readonly GroupId Id = GroupId.Create();
    private static readonly SentPaper Plan = Sent("Lageplan 2026.pdf", "aa");

    private static readonly Group Open = AGroup.WithAnna.State with
    {
        Openness = GroupOpenness.Open,
        IsClosed = false,
    };

    private static Story<Paper, PaperEvent> Filed =>
        new(PaperDecisions.Decide(Open, Ask(Plan), Now).Events);

    [Fact]
    public void A_file_without_a_title_is_called_as_its_file_without_the_ending()
    {
        var paper = Filed.State;
        Assert.Equal(("Lageplan 2026", "Konzepte", Anna), (paper.Title, paper.Heading, paper.By));
        var version = Assert.Single(paper.Versions);
        Assert.Equal((1, "Lageplan 2026.pdf", Now), (version.Number, version.FileName, version.At));
    }

    [Theory]
    [InlineData("C:\\Users\\anna\\Plan.pdf", "Plan.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("Rechnung\u202Efdp.exe", "Rechnungfdp.exe")]
    [InlineData("a\r\nSet-Cookie: x", "a Set-Cookie: x")]
    public void A_file_name_is_a_name_and_nothing_else(string sent, string kept)
    {
        var outcome = PaperDecisions.Decide(Open, Ask(Sent(sent, "aa"), "Titel"), Now);
        Assert.Equal(kept, outcome.Events.OfType<PaperVersionAdded>().Single().FileName);
    }

    [Fact]
    public void A_long_file_name_keeps_its_ending()
    {
        var outcome = PaperDecisions.Decide(
            Open,
            Ask(Sent(new string('ä', 300) + ".docx", "aa"), "Titel"),
            Now
        );
        var name = outcome.Events.OfType<PaperVersionAdded>().Single().FileName;
        Assert.Equal(PaperDecisions.LongestFileName, name.Length);
        Assert.EndsWith("….docx", name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_version_stands_beside_the_older_and_the_same_file_again_is_none()
    {
        var ask = new AddPaperVersion(Ben, Sent("Neu.pdf", "bb"), " Zahlen berichtigt ");
        var newer = Filed
            .When(p => PaperDecisions.Decide(Open, p, ask, Now))
            .Then(
                new PaperVersionAdded(
                    2,
                    ask.File.Content,
                    Ben,
                    Now,
                    "Neu.pdf",
                    10,
                    "bb",
                    PaperKind.Pdf,
                    [],
                    "Zahlen berichtigt"
                )
            );
        Assert.Equal([1, 2], newer.State.Versions.Select(v => v.Number));
        // Going back to what was before is a version of its own.
        newer
            .When(p => PaperDecisions.Decide(Open, p, new(Ben, Plan, ""), Now))
            .ThenEachTime(
                new PaperVersionAdded(
                    3,
                    Plan.Content,
                    Ben,
                    Now,
                    "Lageplan 2026.pdf",
                    10,
                    "aa",
                    PaperKind.Pdf,
                    [],
                    ""
                )
            );
    }

    [Fact]
    public void A_private_group_has_nothing_for_everybody()
    {
        var closed = Open with { Openness = GroupOpenness.Private };
        var ask = Ask(Plan) with { Level = PaperLevel.Everybody };
        Assert.Equal(
            new Refusal("paper.group-private", "Level"),
            PaperDecisions.Decide(closed, ask, Now).Refusal
        );
        Assert.Null(PaperDecisions.Decide(Open, ask, Now).Refusal);
        Filed
            .When(p => PaperDecisions.Decide(closed, p, new("x", "", PaperLevel.Everybody)))
            .ThenRefused("paper.group-private", "Level");
    }

    [Fact]
    public void A_group_that_ended_takes_nothing_new_but_lets_go()
    {
        var ended = Open with { IsClosed = true };
        Assert.Equal(
            new Refusal("paper.group-closed"),
            PaperDecisions.Decide(ended, Ask(Plan), Now).Refusal
        );
        Filed
            .When(p =>
                PaperDecisions.Decide(ended, p, new AddPaperVersion(Ben, Sent("x", "b"), ""), Now)
            )
            .ThenRefused("paper.group-closed");
        Filed
            .When(p => PaperDecisions.Decide(p, new TakePaperAway(Anna, "Doppelt"), Today))
            .Then(new PaperTakenAway(Anna, "Doppelt", new(2027, 1, 9)));
    }

    [Fact]
    public void A_paper_is_called_differently_and_moved()
    {
        var ask = new DescribePaper(" Plan ", "Archiv", PaperLevel.Leaders);
        Filed
            .When(p => PaperDecisions.Decide(Open, p, ask))
            .Then(new PaperDescribed("Plan", "Archiv", PaperLevel.Leaders));
        Filed
            .When(p => PaperDecisions.Decide(Open, p, ask with { Title = " " }))
            .ThenRefused("paper.title-missing", "Title");
        Filed
            .When(p => PaperDecisions.Decide(Open, p, ask with { Heading = new('x', 61) }))
            .ThenRefused("paper.heading-too-long", "Heading");
    }

    [Fact]
    public void What_was_taken_away_comes_back_until_its_files_are_deleted()
    {
        Filed
            .When(p => PaperDecisions.Decide(p, new TakePaperAway(Anna, "\n"), Today))
            .ThenRefused("paper.reason-missing", "Reason");
        var away = Filed
            .When(p => PaperDecisions.Decide(p, new TakePaperAway(Anna, "Falsche Datei"), Today))
            .Then(new PaperTakenAway(Anna, "Falsche Datei", Today.AddDays(30)));
        away.When(p => PaperDecisions.Decide(Open, p, new("x", "", PaperLevel.Members)))
            .ThenRefused("paper.taken-away");
        away.When(p => PaperDecisions.Decide(p, new DeletePaperFiles(Today.AddDays(29))))
            .ThenNothing();
        var back = away.When(p => PaperDecisions.Decide(p, new BringPaperBack(Ben)))
            .Then(new PaperBroughtBack(Ben));
        back.When(p => PaperDecisions.Decide(p, new DeletePaperFiles(Today.AddDays(90))))
            .ThenNothing();
        away.When(p => PaperDecisions.Decide(p, new DeletePaperFiles(Today.AddDays(30))))
            .Then(new PaperFilesDeleted())
            .When(p => PaperDecisions.Decide(p, new BringPaperBack(Ben)))
            .ThenRefused("paper.files-deleted");
    }

    [Fact]
    public void A_group_lets_its_members_file()
    {
        AGroup
            .WithAnna.When(g => MemberPaperDecisions.Decide(g, new LetMembersFile(true)))
            .Then(new GroupMembersFilePapers(true));
        AGroup
            .WithAnna.When(g => MemberPaperDecisions.Decide(g, new LetMembersFile(false)))
            .ThenNothing();
        AGroup
            .WithAnna.And(new GroupClosed())
            .When(g => MemberPaperDecisions.Decide(g, new LetMembersFile(true)))
            .ThenRefused("paper.group-closed");
    }

    private static FilePaper Ask(SentPaper file, string? title = null) =>
        new(Id, Anna, title, "Konzepte", PaperLevel.Members, file);

    private static SentPaper Sent(string name, string sha512) =>
        new(PaperContentId.Create(), name, 10, sha512, PaperKind.Pdf, []);
}
