using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.SchedulingPolls.Pages;

/// <summary>Dates as they were typed: a day and a beginning per line, empty lines are passed over.</summary>
public class DatesForm
{
    [AllowNull]
    public List<string?> Days
    {
        get;
        set => field = value ?? [];
    } = [];

    [AllowNull]
    public List<string?> Begins
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Shows so many lines at least.</summary>
    public void Fill(int lines)
    {
        while (Days.Count < lines)
        {
            Days.Add(null);
        }

        while (Begins.Count < Days.Count)
        {
            Begins.Add(null);
        }
    }

    public static string DayField(int line) =>
        string.Create(CultureInfo.InvariantCulture, $"Input.Days[{line}]");

    public static string BeginField(int line) =>
        string.Create(CultureInfo.InvariantCulture, $"Input.Begins[{line}]");

    /// <summary>What could be read; an error stands beside each field that could not.</summary>
    public IReadOnlyList<PollOption> ReadDates(FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var options = new List<PollOption>();
        for (var line = 0; line < Math.Min(Days.Count, Begins.Count); line++)
        {
            if (string.IsNullOrWhiteSpace(Days[line]) && string.IsNullOrWhiteSpace(Begins[line]))
            {
                continue;
            }

            var (day, from) = (GermanInput.Day(Days[line]), GermanInput.Time(Begins[line]));
            if (day is null)
            {
                errors.Add(DayField(line), texts["form.day-unreadable"]);
            }

            if (from is null)
            {
                errors.Add(BeginField(line), texts["form.time-unreadable"]);
            }

            if (day is { } d && from is { } f)
            {
                options.Add(new(PollOptionId.Create(), d, f));
            }
        }

        return options;
    }
}

/// <summary>What a person typed to ask for dates.</summary>
public sealed class PollForm : DatesForm
{
    public const int UsualMinutes = 120;

    /// <summary>Made when the form is shown: pressing twice asks once.</summary>
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? VideoLink { get; set; }

    public string? Minutes { get; set; } = UsualMinutes.ToString(CultureInfo.InvariantCulture);

    public string? Deadline { get; set; }

    public string[]? Invited { get; set; }

    public string[]? Needed { get; set; }

    public int ReadMinutes =>
        int.TryParse(Minutes?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read
            : 0;

    public static IReadOnlyList<PersonId> People(string[]? typed) =>
        [
            .. (typed ?? [])
                .Select(t => PersonId.TryParse(t, provider: null, out var p) ? p : (PersonId?)null)
                .OfType<PersonId>(),
        ];
}

/// <summary>What a person ticked and wrote to answer.</summary>
public sealed class PollAnswerForm
{
    /// <summary>By the id of the date.</summary>
    [AllowNull]
    public Dictionary<string, string?> Answers
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Comment { get; set; }

    public IReadOnlyList<OptionAnswer> Read() =>
        [
            .. Answers
                .Where(a => PollOptionId.TryParse(a.Key, provider: null, out _))
                .Select(a => new OptionAnswer(new(Guid.Parse(a.Key)), PollWords.Read(a.Value))),
        ];

    public static PollAnswerForm Of(PollParticipant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return new()
        {
            Comment = participant.Comment,
            Answers = participant.Answers.ToDictionary(
                a => a.Option.ToString(),
                a => (string?)PollWords.Word(a.Answer),
                StringComparer.Ordinal
            ),
        };
    }
}
