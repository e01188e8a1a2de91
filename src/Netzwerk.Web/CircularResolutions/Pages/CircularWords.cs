using Microsoft.Extensions.Localization;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.CircularResolutions.Pages;

/// <summary>Answers and results in words.</summary>
public static class CircularWords
{
    public static readonly IReadOnlyList<CircularChoice> Choices =
    [
        CircularChoice.Yes,
        CircularChoice.No,
        CircularChoice.Abstention,
        CircularChoice.Objection,
    ];

    /// <summary>As it stands in forms and links.</summary>
    public static string Word(CircularChoice choice) =>
        choice switch
        {
            CircularChoice.Yes => "ja",
            CircularChoice.No => "nein",
            CircularChoice.Abstention => "enthaltung",
            _ => "widerspruch",
        };

    public static CircularChoice? Read(string? word) =>
        Choices.Where(c => Word(c) == word).Select(c => (CircularChoice?)c).FirstOrDefault();

    public static Tone ToneOf(CircularChoice? choice) =>
        choice switch
        {
            CircularChoice.Yes => Tone.Success,
            CircularChoice.No => Tone.Danger,
            CircularChoice.Objection => Tone.Warning,
            _ => Tone.Neutral,
        };

    /// <summary>Where the question stands, in a sentence.</summary>
    public static string Stands(
        CircularResolution circular,
        bool takesAnswers,
        IStringLocalizer texts
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(texts);
        return circular switch
        {
            { End: { } end } => texts[$"state.{end.Result}"],
            { IsRunning: true } when takesAnswers => texts[
                "state.running",
                WhenText.Day(circular.LastDay)
            ],
            { IsRunning: true } => texts["state.over", WhenText.Day(circular.LastDay)],
            _ => texts[$"state.{circular.State}"],
        };
    }

    public static Tone ToneOf(CircularResult result) =>
        result switch
        {
            CircularResult.Passed => Tone.Success,
            CircularResult.ChairDecides => Tone.Warning,
            _ => Tone.Danger,
        };
}
