using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Pages;

namespace Netzwerk.Web.Meetings.Series.Pages;

/// <summary>What somebody answered about a series: to all coming dates, or to one.</summary>
public sealed record SeriesAnswer(MeetingId? Only, Rsvp Answer)
{
    private const char Between = ':';

    /// <summary>"zusage" for all dates, "ID:zusage" for one.</summary>
    public static SeriesAnswer Read(string? pressed)
    {
        var parts = (pressed ?? "").Split(Between);
        return
            parts is [var date, var word]
            && MeetingId.TryParse(date, provider: null, out var meeting)
            ? new(meeting, AnswerWords.Read(word))
            : new(Only: null, AnswerWords.Read(parts[0]));
    }

    public static string Value(Guid meeting, Rsvp answer) =>
        $"{meeting}{Between}{AnswerWords.Word(answer)}";
}
