using System.Globalization;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>How long a browser waits for the pages of a meeting with many items, each with a written text.</summary>
internal static class ReadingMeetings
{
    private const int Openings = 30;

    /// <summary>About a printed page for each item, with a decision and a task.</summary>
    private const int ParagraphsPerItem = 12;

    private const string Sentence =
        "Die Gruppe hat die Zahlen der Sprachkurse besprochen und die Träger um eine Rückmeldung bis zum Monatsende gebeten. ";

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var site = await LoadSite.StartAsync(options.Server, ct);
        var (people, secrets, items, meeting) = await site.MeetingAsync(1, options.Items, ct);
        foreach (var item in items)
        {
            await WriteAsync(site, people[0], item, meeting, ct);
        }

        await site.RestartAsync(ct);
        foreach (
            var path in new[]
            {
                $"/sitzungen/{meeting}/protokoll",
                $"/sitzungen/{meeting}",
                "/aufgaben",
                "/beschluesse",
                "/",
            }
        )
        {
            var times = new List<double>();
            for (var i = 0; i <= Openings; i++)
            {
                times.Add(await ReadAsync(site, secrets[0], path, ct));
            }

            Report(path.Replace(meeting.ToString(), "…", StringComparison.Ordinal), times);
        }

        return true;
    }

    private static void Report(string path, List<double> times) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: first {times[0]:0} ms, then {new Figures(times.Skip(1))}"
            )
        );

    /// <summary>From the request to the last byte of the page.</summary>
    private static async Task<double> ReadAsync(
        LoadSite site,
        string secret,
        string path,
        CancellationToken ct
    )
    {
        using var browser = new HttpClient { BaseAddress = site.Server.Address };
        browser.DefaultRequestHeaders.Add("Cookie", Writer.CookieOf(secret));
        var start = TimeProvider.System.GetTimestamp();
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), ct);
        var page = await answer.Content.ReadAsStringAsync(ct);
        var time = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        return answer.IsSuccessStatusCode && page.Contains("</html>", StringComparison.Ordinal)
            ? time
            : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    private static async Task WriteAsync(
        LoadSite site,
        PersonId author,
        AgendaItemId item,
        MeetingId meeting,
        CancellationToken ct
    )
    {
        var lines = string.Join(
            '\n',
            Enumerable
                .Repeat(string.Concat(Enumerable.Repeat(Sentence, 2)), ParagraphsPerItem)
                .Append("Beschluss: Die Gruppe empfiehlt zwei weitere Abendkurse.")
                .Append("Aufgabe: Räume anfragen")
        );
        var text = TemplateText.Read(lines, author);
        var steps =
            MinutesRestoring.Steps(MinutesText.Empty, text)
            ?? throw new InvalidOperationException("An empty text.");
        await using var session = site
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            item.Value,
            MinutesTextDecisions.Decide(new WriteMinutes(meeting, author, 0, 1, steps, "c"))
        );
        await session.SaveChangesAsync(ct);
    }
}
