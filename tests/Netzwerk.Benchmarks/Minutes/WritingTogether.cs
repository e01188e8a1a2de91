using System.Globalization;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>Many people write in the same texts at once; from the key to everybody's screen.</summary>
internal static class WritingTogether
{
    private const int Paragraphs = 50;
    private const int LettersPerParagraph = 200;

    /// <summary>The first keys meet a cold program.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(60);

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var site = await LoadSite.StartAsync(options.Server, ct);
        var (_, secrets, items, _) = await site.MeetingAsync(
            options.Writers,
            options.Documents,
            ct
        );
        CommonStart[] starts = [.. items.Select(_ => new CommonStart())];
        Writer New(int i, string name, CommonStart? own = null) =>
            new(
                site.Server.Address,
                secrets[i],
                items[i % options.Documents].ToString(),
                name,
                own ?? starts[i % options.Documents],
                ct
            );

        var all = Enumerable.Range(0, options.Writers).Select(i => New(i, $"w{i}")).ToArray();
        Writer[][] documents =
        [
            .. Enumerable
                .Range(0, options.Documents)
                .Select(d => all.Where((_, i) => i % options.Documents == d).ToArray()),
        ];
        await OpenAsync(documents);
        await TypeAsync(all, options.Rate, WarmUp, ct);
        var (since, before) = (TimeProvider.System.GetTimestamp(), site.Server.Usage());
        await TypeAsync(all, options.Rate, TimeSpan.FromSeconds(options.Seconds), ct);
        await SettleAsync(documents, ct);
        var used = site.Server.Usage() - before;
        if (documents.Any(writers => !IsSettled(writers)))
        {
            Console.WriteLine(
                "Not everything arrived everywhere in a minute: too much for this machine."
            );
            return false;
        }

        var measured = Measured.Of(documents, since);
        if (options.Falsify)
        {
            all[0].Replica.Falsify();
        }

        var different = new List<string>();
        foreach (var (writers, d) in documents.Select((writers, d) => (writers, d)))
        {
            await using var fresh = New(d, "fresh", new CommonStart());
            await fresh.JoinAsync();
            different.AddRange(
                Comparison.Different(writers.Select(w => (w.Client, w.Replica)), fresh.Replica)
            );
        }

        Report(options, measured, used, site.Server.Memory(), all, different);
        foreach (var writer in all)
        {
            await writer.DisposeAsync();
        }

        return different.Count == 0 && measured.IsFair && all.All(w => w.Replica.Diverged == 0);
    }

    private static async Task OpenAsync(Writer[][] documents)
    {
        foreach (var writers in documents)
        {
            await writers[0].JoinAsync();
            await writers[0]
                .PushNowAsync(Keys.Paragraphs(Paragraphs, new string('n', LettersPerParagraph)));
            foreach (var writer in writers.Skip(1))
            {
                await writer.JoinAsync();
            }
        }
    }

    private static Task TypeAsync(
        Writer[] writers,
        double rate,
        TimeSpan time,
        CancellationToken ct
    )
    {
        var start = TimeProvider.System.GetTimestamp();
        return Task.WhenAll(writers.Select(TypeAsync));

        async Task TypeAsync(Writer writer)
        {
            var chance = new Random(string.GetHashCode(writer.Client, StringComparison.Ordinal));
            // Everybody begins somewhere within the first pause, then types a little unevenly.
            var next = TimeSpan.FromSeconds(chance.NextDouble() / rate);
            while (next < time)
            {
                var wait = next - TimeProvider.System.GetElapsedTime(start);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, ct);
                }

                writer.Press();
                next += TimeSpan.FromSeconds((0.5 + chance.NextDouble()) / rate);
            }
        }
    }

    /// <summary>Until everything is confirmed everywhere, or it takes too long: then the comparison says so.</summary>
    private static async Task SettleAsync(Writer[][] documents, CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (
            documents.Any(writers => !IsSettled(writers))
            && TimeProvider.System.GetElapsedTime(start) < LongestSettling
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
    }

    private static bool IsSettled(Writer[] writers) =>
        writers.All(w => w.IsQuiet)
        && writers.Select(w => w.Replica.Version).Distinct().Count() == 1;

    private static void Report(
        LoadOptions options,
        Measured measured,
        Usage used,
        (long Now, long Peak) memory,
        Writer[] writers,
        List<string> different
    )
    {
        var edits = measured.EverybodysScreen.Count;
        var refused = 100.0 * writers.Sum(w => w.Refused) / writers.Sum(w => w.Pushes);
        foreach (var (writer, figures) in measured.PerWriter)
        {
            Console.WriteLine($"  {writer, -5} {figures}");
        }

        string[] lines =
        [
            $"{options.Writers} writers, {options.Documents} documents, {options.Rate} keys/s each, {options.Seconds} s",
            $"key to everybody's screen  {measured.EverybodysScreen}",
            $"key to each screen         {measured.EachScreen}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"per writer p99: median {measured.MedianP99:0.0}, worst {measured.WorstP99:0.0} ms: {(measured.IsFair ? "fair" : "NOT FAIR")}"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"CPU s per 1,000 edits: server {used.Server.TotalSeconds * 1000 / edits:0.00}, database {used.Database.TotalSeconds * 1000 / edits:0.00}"
            ),
            $"server memory: {memory.Now} MB, at the highest {memory.Peak} MB",
            string.Create(CultureInfo.InvariantCulture, $"pushes refused: {refused:0.0} %"),
            $"own steps that came back differently: {writers.Sum(w => w.Replica.Diverged)}",
            different.Count == 0
                ? "all replicas and a fresh reader are equal"
                : $"NOT EQUAL: {string.Join(", ", different)}",
        ];
        Console.WriteLine(string.Join('\n', lines));
    }
}
