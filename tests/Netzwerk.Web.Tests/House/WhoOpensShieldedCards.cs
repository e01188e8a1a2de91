using System.Text.RegularExpressions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.House;

/// <summary>
/// Every place that opens the card of somebody under disclosure block (ADR 81). Whoever adds one says here whom it is shown
/// to; everything else gets the neutral card.
/// </summary>
public sealed partial class WhoOpensShieldedCards
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["AccountPage.razor OwnPage"] = "the own account",
        ["AccountShell.cs OwnPage"] = "the own name in the head of every page",
        ["ActorDirectory.cs Comparing"] = "duplicates and lists to read in; shown neutral",
        ["AfterReminderWriter.cs OwnMail"] = "to the person",
        ["AnswerPage.razor OwnPage"] = "greets who holds the link",
        ["CardFiles.cs OwnPage"] = "the own contact card, for the person alone",
        ["CircularLinkPage.razor OwnPage"] = "greets who holds the link",
        ["CircularMailWriter.cs OwnMail"] = "to the person",
        ["CircularResolutionMailWriter.cs OwnMail"] = "to the person",
        ["ConfidentialityMailWriter.cs OwnMail"] = "to the person",
        ["DataNoticeWriter.cs OwnMail"] = "to the person",
        ["DigestDispatch.cs OwnMail"] = "to the person",
        ["EditPersonPage.razor OwnPage"] = "the page of the person",
        ["EntryCommands.cs Comparing"] = "whether the person answers at the general address",
        ["EntryMailWriter.cs OwnMail"] = "to the person",
        ["ErasePersonPage.razor OwnPage"] = "the page of the person",
        ["IncomingLetters.cs BlackingOut"] = "hides the signature under a mail of the person",
        ["InvitationAnswers.cs OwnPage"] = "greets who holds the link",
        ["InvitationMailWriter.cs OwnMail"] = "to the person",
        ["JoinMailWriter.cs OwnMail"] = "to the person",
        ["LetterScreens.cs OwnMail"] = "a letter on paper to the person",
        ["MailCheck.cs OwnMail"] = "a test mail to whoever asks",
        ["MeetingMailWriter.cs OwnMail"] = "to the person",
        ["MergeScreens.cs OwnPage"] = "two cards side by side, to make them one",
        ["MinutesMailWriter.cs OwnMail"] = "to the person",
        ["MotionFacts.cs OwnMail"] = "to the person",
        ["PersonCommands.cs Changing"] = "a changed card is stored",
        ["PersonMails.cs OwnPage"] = "the mails to the person, on the page of the person",
        ["PollLinkPage.razor OwnPage"] = "greets who holds the link",
        ["PollMailWriter.cs OwnMail"] = "to the person",
        ["PersonMasking.cs BlackingOut"] = "erasing",
        ["PersonMerging.cs Changing"] = "two cards become one",
        ["PersonPage.razor OwnPage"] = "the page of the person",
        ["PlainSorter.cs Comparing"] = "whether a mail comes from the person",
        ["ProposalMailWriter.cs OwnMail"] = "to the person",
        ["ReceiptMailWriter.cs OwnMail"] = "to the person",
        ["RefreshSorter.cs Comparing"] = "whether a mail comes from the person",
        ["ReportSorter.cs Comparing"] = "whether a mail to the person came back",
        ["RowTaker.cs Changing"] = "a row planned before the block",
        ["RowUndoer.cs Changing"] = "a row taken back",
        ["SeatDossierWriter.cs OwnMail"] = "to the person",
        ["SeriesAnswerLink.razor OwnPage"] = "greets who holds the link",
        ["SeriesMailWriter.cs OwnMail"] = "to the person",
        ["ShieldScreens.cs ListOfTheShielded"] = "how coordinators find the person",
        ["ShieldScreens.cs OwnPage"] = "the page that sets and lifts the block",
        ["SignInMailWriter.cs OwnMail"] = "to the person",
        ["SuccessorMailWriter.cs OwnMail"] = "to the person",
        ["SuccessorQuestions.cs Comparing"] = "whether the successor has the same address",
        ["SuccessorWelcomeWriter.cs OwnMail"] = "to the person",
        ["TaskReminderWriter.cs OwnMail"] = "to the person",
        ["TermsEndWriter.cs OwnMail"] = "to the person",
        ["VisibilityScreens.cs OwnPage"] = "the page on which the person chooses who sees what",
    };

    [Fact]
    public void Only_known_places_open_them()
    {
        var found = Files()
            .SelectMany(f =>
                Why()
                    .Matches(File.ReadAllText(f))
                    .Select(m => $"{Path.GetFileName(f)} {m.Groups["why"].Value}")
            )
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.True(found.Length > 20, "places were found");
        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Every_reason_is_given_somewhere() =>
        Assert.All(
            Enum.GetNames<Openly>(),
            why => Assert.Contains(Known.Keys, k => k.EndsWith(" " + why, StringComparison.Ordinal))
        );

    /// <summary>With the neutral card there is no address, and the mail would silently stay away.</summary>
    [Fact]
    public void Mails_open_the_card_of_their_reader()
    {
        var writers = Files()
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)))
            .Where(f => f.Text.Contains("dispatch.PersonId", StringComparison.Ordinal))
            .ToArray();
        Assert.True(writers.Length > 10, "mails were found");
        Assert.Equal(
            [],
            writers
                .Where(f =>
                    f.Text.Contains(
                        "FindAsync(session, dispatch.PersonId",
                        StringComparison.Ordinal
                    )
                )
                .Select(f => f.Name)
        );
    }

    private static IEnumerable<string> Files()
    {
        var root = Path.Combine(RepositoryFiles.Root, "src", "Netzwerk.Web");
        return Directory
            .EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(f =>
                f.EndsWith(".cs", StringComparison.Ordinal)
                || f.EndsWith(".razor", StringComparison.Ordinal)
            )
            .Where(f =>
                !f.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            );
    }

    [GeneratedRegex(@"\bOpenly\.(?<why>\w+)", RegexOptions.None, 1000)]
    private static partial Regex Why();
}
