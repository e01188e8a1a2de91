using System.Globalization;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Versions;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>How long a client waits for a text with a long history, and for one that the server has in memory.</summary>
internal static class OpeningLongTexts
{
    private const int EventsPerSave = 2_000;
    private const int WarmOpenings = 10;

    /// <summary>A paragraph ends after so many letters.</summary>
    private const int LettersPerParagraph = 200;

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var site = await LoadSite.StartAsync(options.Server, ct);
        var (people, secrets, items, meeting) = await site.MeetingAsync(1, 1, ct);
        await WriteAsync(site, people[0], items[0], meeting, options.Edits, ct);
        Task<double> Open() => OpenAsync(site, secrets[0], items[0], options.Edits, ct);

        var versions = site.Services.GetRequiredService<VersionReader>();
        await ReportAsync(
            "versions, listed for the first time",
            () => versions.ListAsync(items[0], ct)
        );
        await ReportAsync("versions, listed again", () => versions.ListAsync(items[0], ct));
        await ReportAsync(
            "text of a version in the middle",
            () => versions.TextsAsync(items[0], [options.Edits / 2], ct)
        );
        Report("without a snapshot, first opening of the process", await Open());
        // The process keeps a snapshot when it ends.
        await site.RestartAsync(ct);
        Report("cold: first opening of the process", await Open());
        var warm = new List<double>();
        for (var i = 0; i < WarmOpenings; i++)
        {
            warm.Add(await Open());
        }

        Report("warm, median", warm.Order().ElementAt(warm.Count / 2));
        return true;
    }

    private static async Task ReportAsync(string what, Func<Task> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        await work();
        Report(what, TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
    }

    private static void Report(string what, double milliseconds) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:0} ms")
        );

    /// <summary>From the connection to the text in hand.</summary>
    private static async Task<double> OpenAsync(
        LoadSite site,
        string secret,
        AgendaItemId item,
        int edits,
        CancellationToken ct
    )
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var reader = new Writer(
            site.Server.Address,
            secret,
            item.ToString(),
            "reader",
            new CommonStart(),
            ct
        );
        await reader.JoinAsync();
        var time = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        return reader.Replica.Version == edits
            ? time
            : throw new InvalidOperationException($"Opened at version {reader.Replica.Version}.");
    }

    private static async Task WriteAsync(
        LoadSite site,
        PersonId author,
        AgendaItemId item,
        MeetingId meeting,
        int edits,
        CancellationToken ct
    )
    {
        var store = site.Services.GetRequiredService<IDocumentStore>();
        for (var version = 0; version < edits; version += EventsPerSave)
        {
            await using var session = store.LightweightSession();
            var events = Enumerable
                .Range(version, Math.Min(EventsPerSave, edits - version))
                .Select(v =>
                    MinutesTextDecisions.Decide(
                        new WriteMinutes(
                            meeting,
                            author,
                            v,
                            1,
                            JsonSerializer.Serialize(new[] { Step(v) }),
                            "c"
                        )
                    )
                );
            session.Events.Append(item.Value, events);
            await session.SaveChangesAsync(ct);
        }
    }

    /// <summary>Letters at the start of the text, and after each two hundred a new paragraph; every third letter goes again.</summary>
    private static object Step(int version) =>
        version % LettersPerParagraph == LettersPerParagraph - 1 ? Keys.NewParagraph()
        : version % LettersPerParagraph % 3 == 2 ? Keys.Backspace(2)
        : Keys.Letter(1, 'n');
}
