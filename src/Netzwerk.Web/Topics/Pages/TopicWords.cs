using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Topics.Pages;

/// <summary>Sentences about topics.</summary>
internal static class TopicWords
{
    /// <summary>Purpose, length, part, who introduces it and until when it is wanted.</summary>
    public static string Facts(Topic topic, NameLookup names, IStringLocalizer texts)
    {
        var content = topic.Content;
        string[] parts =
        [
            texts[$"purpose.{content.Purpose}"],
            content.Minutes == 0 ? "" : texts["minutes.short", content.Minutes],
            topic.IsClosed ? texts["part.closed"] : "",
            content.Rapporteur is { } person ? names[person] : "",
            content.Until is { } day ? texts["until.short", WhenText.ShortDay(day)] : "",
        ];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    /// <summary>"Stand schon auf: Sitzung am …".</summary>
    public static string? Chain(TopicRow row, IStringLocalizer texts) =>
        row.Before.Count == 0
            ? null
            : texts[
                "before",
                string.Join("; ", row.Before.Select(m => WhenText.ShortDay(m.When.Day)))
            ].Value;

    public static string Stands(TopicRow row, IStringLocalizer texts) =>
        row.At is { } meeting
            ? texts[
                row.IsDealtWith ? "stands.dealt-with" : "stands.on",
                WhenText.Day(meeting.When.Day)
            ].Value
            : texts[$"stands.{row.Topic.Standing}"].Value;

    /// <summary>Meetings to choose from, by day.</summary>
    public static IReadOnlyList<Choice> Choices(IEnumerable<Meeting> meetings) =>
        [
            .. meetings.Select(m => new Choice(
                m.Id.ToString(),
                $"{WhenText.ShortDay(m.When.Day)}: {PlainText.Start(m.Title, LongestChoice)}"
            )),
        ];

    public static async Task<IReadOnlyList<Choice>> MembersAsync(
        Group group,
        PersonId? also,
        PersonNames names,
        CancellationToken ct
    )
    {
        PersonId[] people =
        [
            .. group
                .Members.Select(m => m.Person)
                .Concat(also is { } person ? [person] : Array.Empty<PersonId>())
                .Distinct(),
        ];
        var lookup = await names.OfAsync(people, ct);
        return
        [
            .. people
                .OrderBy(lookup.SortName, StringComparer.CurrentCulture)
                .Select(p => new Choice(p.ToString(), lookup[p])),
        ];
    }

    private const int LongestChoice = 80;
}
