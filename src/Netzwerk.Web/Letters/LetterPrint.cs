using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Letters;

/// <summary>Puts letters into one file, each on pages of its own and in the language of its reader.</summary>
public sealed class LetterPrint(
    IDocumentStore store,
    OfficePaper paper,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<LetterTexts> texts
)
{
    public async Task<byte[]> PrintAsync(
        LetterScreen screen,
        IReadOnlyList<LetterReader> readers,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(screen);
        await using var session = store.QuerySession();
        var office = await OfficeHead.LoadAsync(session, ct);
        var meeting = screen.Meeting.Meeting.AsAnnounced();
        // The file is called by what it is about; who gets the letters stands in them only.
        var title = InLanguage.Say(
            InLanguage.German,
            () => texts["file.title", Platform.Time.WhenText.ShortDay(meeting.When.Day)].Value
        );
        var day = readers.Max(r => r.Last?.Day ?? default);
        var pdf = new PdfDocument(
            new PdfInfo(
                title,
                SiteLanguages.Default,
                paper.NameOf(office),
                Appointment.Instant(day, new TimeOnly(12, 0))
            )
        );
        foreach (var reader in readers)
        {
            pdf.Letter(Letter(screen, meeting, reader, office));
        }

        return pdf.ToBytes();
    }

    private PdfLetter Letter(
        LetterScreen screen,
        Meeting meeting,
        LetterReader reader,
        OfficeHead? office
    )
    {
        var language = InLanguage.Of(reader.Card.Language);
        return InLanguage.Say(
            language,
            () =>
            {
                var kind = reader.Last?.Kind ?? LetterKind.Invitation;
                var letter = paper.Begin(
                    office,
                    language.TwoLetterISOLanguageName,
                    texts[
                        $"{kind}.subject",
                        PlainText.Start(meeting.Title, LongestSubject),
                        Platform.Time.WhenText.ShortDay(meeting.When.Day)
                    ],
                    reader.Address,
                    reader.Last?.Day ?? default
                );
                var link = site.To(
                    "/antwort/" + links.Token(LinkPurpose.Answer, meeting.Id, reader.Person.Value)
                );
                var seen = Permissions.AsSeenBy(reader.Person, meeting, screen.Meeting.Group);
                new LetterWords(texts, screen.Meeting, seen, kind, reader).Write(
                    letter,
                    paper.NameOf(office),
                    link
                );
                return letter;
            }
        );
    }

    /// <summary>Two lines at the head of a letter.</summary>
    private const int LongestSubject = 120;
}
