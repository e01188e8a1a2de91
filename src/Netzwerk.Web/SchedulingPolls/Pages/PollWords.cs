using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.SchedulingPolls.Pages;

/// <summary>Answers and hints in words.</summary>
public static class PollWords
{
    public static readonly IReadOnlyList<PollAnswer> Choices =
    [
        PollAnswer.Yes,
        PollAnswer.IfNeedBe,
        PollAnswer.No,
    ];

    /// <summary>As it stands in forms.</summary>
    public static string Word(PollAnswer answer) =>
        answer switch
        {
            PollAnswer.Yes => "ja",
            PollAnswer.IfNeedBe => "notfalls",
            PollAnswer.No => "nein",
            _ => "",
        };

    public static PollAnswer Read(string? word) => Choices.FirstOrDefault(a => Word(a) == word);

    public static Tone ToneOf(PollAnswer answer) =>
        answer switch
        {
            PollAnswer.Yes => Tone.Success,
            PollAnswer.IfNeedBe => Tone.Warning,
            PollAnswer.No => Tone.Danger,
            _ => Tone.Neutral,
        };

    /// <summary>What speaks against a date, one sentence each.</summary>
    public static IReadOnlyList<string> Hints(OptionConflicts conflicts, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(texts);
        var hints = new List<string>();
        if (conflicts.IsHoliday)
        {
            hints.Add(texts["hint.holiday"]);
        }

        if (conflicts.SchoolHoliday is { } school)
        {
            hints.Add(texts["hint.school", texts[$"school.{school}"]]);
        }

        if (conflicts.SameTime > 0)
        {
            hints.Add(
                texts[
                    conflicts.SameTime == 1 ? "hint.same-time.one" : "hint.same-time",
                    conflicts.SameTime
                ]
            );
        }

        if (conflicts.FarAway > 0)
        {
            hints.Add(
                texts[
                    conflicts.FarAway == 1 ? "hint.far-away.one" : "hint.far-away",
                    conflicts.FarAway
                ]
            );
        }

        return hints;
    }

    public static string Count(OptionCount count, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(texts);
        return texts["count", count.Yes, count.IfNeedBe, count.No, count.Silent];
    }

    /// <summary>Why this date is the best one.</summary>
    public static string Reason(PollScreen screen, PollOption option, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(texts);
        var count = screen.Poll.CountOf(option.Id);
        PersonId[] missing = [.. screen.Poll.NeededWhoRefused(option.Id)];
        var reason = texts["best.reason", count.CanCome, count.All, count.IfNeedBe].Value;
        return missing.Length > 0 ? $"{reason} {texts["best.missing", Names(screen, missing)]}"
            : screen.Poll.Participants.Any(p => p.IsNeeded) ? $"{reason} {texts["best.complete"]}"
            : reason;
    }

    public static string Names(PollScreen screen, IEnumerable<PersonId> people)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return string.Join(", ", people.Select(p => screen.Names[p]));
    }

    /// <summary>Where the poll stands, in a sentence.</summary>
    public static string Stands(PollScreen screen, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(texts);
        var poll = screen.Poll;
        return poll.State switch
        {
            SchedulingPollState.Ended => texts["state.ended"],
            SchedulingPollState.Picked
                when poll.Picked is { } picked && poll.OptionOf(picked) is { } option => texts[
                "state.picked",
                WhenText.Whole(poll.When(option))
            ],
            _ => texts[
                screen.TakesAnswers ? "state.open" : "state.over",
                WhenText.Day(poll.Deadline)
            ],
        };
    }
}
