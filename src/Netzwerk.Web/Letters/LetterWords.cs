using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Letters;

/// <summary>What a letter says below its subject: the same facts as the mail, and how to answer without a mail.</summary>
internal sealed class LetterWords(
    IStringLocalizer<LetterTexts> texts,
    MeetingScreen screen,
    Meeting meeting,
    LetterKind kind,
    LetterReader reader
)
{
    /// <summary>No larger than the subject; it is read out as the next level.</summary>
    private const int Below = 4;

    private bool IsOff => kind is LetterKind.Cancellation;

    public void Write(PdfLetter letter, string office, Uri link)
    {
        letter.Paragraph(texts["greeting", reader.Card.FullName].Value);
        letter.Paragraph(texts[$"{kind}.lead", screen.Group.Name].Value);
        if (kind is LetterKind.Invitation && meeting.Urgent is { } urgent)
        {
            letter.Paragraph(texts["urgent", urgent.Reason].Value);
        }

        letter.Definitions(Facts());
        if (IsOff && meeting.CancelReason.Length > 0)
        {
            letter.Paragraph(texts["cancel.reason", meeting.CancelReason].Value);
        }

        if (!IsOff)
        {
            Agenda(letter);
            Answer(letter, office, link);
        }

        letter.Paragraph(texts["closing", office].Value);
        letter.Paragraph([
            new(texts["reason", screen.Group.Name, texts[$"reason.{reader.Reason}"]], Italic: true),
        ]);
    }

    private IEnumerable<(PdfText, PdfText)> Facts()
    {
        yield return (texts["what"].Value, meeting.Title);
        if (
            kind is LetterKind.Update
            && meeting.AnnouncedBefore is { } before
            && before.When != meeting.When
        )
        {
            yield return (texts["when.old"].Value, WhenText.WithZone(before.When));
            yield return (texts["when.new"].Value, Bold(WhenText.WithZone(meeting.When)));
        }
        else
        {
            yield return (texts["when"].Value, Bold(WhenText.WithZone(meeting.When)));
        }

        if (meeting.Place.Length > 0)
        {
            yield return (texts["place"].Value, meeting.Place);
        }

        if (!IsOff && Uri.TryCreate(meeting.VideoLink, UriKind.Absolute, out var video))
        {
            yield return (texts["video"].Value, new PdfText([new(meeting.VideoLink, Link: video)]));
        }
    }

    private void Agenda(PdfLetter letter)
    {
        if (meeting.Agenda.Count == 0)
        {
            return;
        }

        letter.Heading(Below, texts["agenda"].Value);
        foreach (var run in Runs())
        {
            letter.OrderedList(
                items =>
                {
                    foreach (var item in run)
                    {
                        items.Item(Line(item));
                    }
                },
                meeting.NumberOf(run[0].Id)
            );
        }
    }

    /// <summary>Items with numbers that follow each other; a hidden item ends a run.</summary>
    private IEnumerable<List<AgendaItem>> Runs()
    {
        var run = new List<AgendaItem>();
        foreach (var item in meeting.Agenda)
        {
            if (run.Count > 0 && meeting.NumberOf(item.Id) != meeting.NumberOf(run[^1].Id) + 1)
            {
                yield return run;
                run = [];
            }

            run.Add(item);
        }

        yield return run;
    }

    private string Line(AgendaItem item)
    {
        string[] details =
        [
            .. item.Minutes > 0 ? [texts["minutes", item.Minutes].Value] : (string[])[],
            .. item.IsClosed ? [texts["closed"].Value] : (string[])[],
            .. item.Rapporteur is { } person && screen.Names.Card(person) is { } card
                ? [card.FullName]
                : (string[])[],
        ];
        return details.Length == 0 ? item.Title : $"{item.Title} ({string.Join(", ", details)})";
    }

    private void Answer(PdfLetter letter, string office, Uri link)
    {
        letter.Heading(Below, texts["answer"].Value);
        letter.BesideCode(
            text =>
            {
                text.Paragraph(
                    meeting.InviteeOf(reader.Person)?.Answer switch
                    {
                        Rsvp.Accepted => texts["answer.accepted"].Value,
                        Rsvp.Declined => texts["answer.declined"].Value,
                        Rsvp.Tentative => texts["answer.tentative"].Value,
                        _ => texts["answer.ask"].Value,
                    }
                );
                text.BulletList(ways =>
                {
                    ways.Item(texts["answer.office", office].Value);
                    ways.Item([
                        new(texts["answer.link"].Value + " "),
                        new(link.AbsoluteUri, Link: link),
                    ]);
                });
            },
            link.AbsoluteUri,
            texts["answer.code"].Value
        );
    }

    private static PdfText Bold(string text) => new([new(text, Bold: true)]);
}
