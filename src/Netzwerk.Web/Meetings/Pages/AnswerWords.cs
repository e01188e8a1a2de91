using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Meetings.Pages;

/// <summary>The words that answers have in addresses and forms, and the keys of their texts.</summary>
internal static class AnswerWords
{
    public static readonly IReadOnlyList<Rsvp> Choices =
    [
        Rsvp.Accepted,
        Rsvp.Tentative,
        Rsvp.Declined,
    ];

    public static string Word(Rsvp answer) =>
        answer switch
        {
            Rsvp.Accepted => "zusage",
            Rsvp.Tentative => "vorbehalt",
            Rsvp.Declined => "absage",
            _ => "",
        };

    public static Rsvp Read(string? word) =>
        Choices.FirstOrDefault(c => Word(c) == word, Rsvp.NoAnswer);

    public static string Key(Rsvp answer) => $"answer.{answer}";

    public static string DoKey(Rsvp answer) =>
        answer switch
        {
            Rsvp.Accepted => "answer.do.accept",
            Rsvp.Tentative => "answer.do.tentative",
            _ => "answer.do.decline",
        };

    public static Tone Tone(Rsvp answer) =>
        answer switch
        {
            Rsvp.Accepted => Shared.Tone.Success,
            Rsvp.Tentative => Shared.Tone.Warning,
            Rsvp.Declined => Shared.Tone.Danger,
            _ => Shared.Tone.Neutral,
        };
}
