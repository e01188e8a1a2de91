using System.Diagnostics;
using System.Text.Json;

namespace Netzwerk.Web.Tests.Support;

public sealed record MailAddressRead(string Address, string Name);

public sealed record PartRead(
    string Name,
    string Type,
    string Method,
    string Disposition,
    byte[] Content
);

/// <summary>A mail as another program reads it; <see cref="Error"/> when it could not.</summary>
public sealed record MailRead(
    string? Error,
    string Subject,
    IReadOnlyList<MailAddressRead> From,
    IReadOnlyList<MailAddressRead> To,
    IReadOnlyList<MailAddressRead> ReplyTo,
    string MessageId,
    DateTimeOffset Date,
    string Text,
    string Html,
    IReadOnlyList<string> Headers,
    IReadOnlyList<PartRead> Parts
);

public sealed record PersonRead(string Address, string Name, string Participation, bool Rsvp);

/// <summary>An invitation as another program reads it; <see cref="Error"/> when it could not.</summary>
public sealed record CalendarRead(
    string? Error,
    string Method,
    int Events,
    string Uid,
    int Sequence,
    DateTimeOffset Stamp,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    string Zone,
    string Summary,
    string Location,
    string Description,
    string Status,
    PersonRead Organizer,
    IReadOnlyList<PersonRead> Attendees
);

public sealed record ReadByOthers(
    string Name,
    MailRead PostalMime,
    MailRead Mailparser,
    CalendarRead? IcalJs,
    CalendarRead? NodeIcal,
    IReadOnlyList<string> HtmlFaults
);

public sealed record DateRead(string Uid, string Status, DateTimeOffset Start, string Summary);

/// <summary>A feed as two other programs read it.</summary>
public sealed record FeedRead(
    string Name,
    IReadOnlyList<DateRead> IcalJs,
    IReadOnlyList<DateRead> NodeIcal
);

/// <summary>The dates that two other programs work out of a calendar, in order.</summary>
public sealed record SeriesRead(
    string Name,
    IReadOnlyList<DateTimeOffset> IcalJs,
    IReadOnlyList<DateTimeOffset> NodeIcal
);

/// <summary>Has mails read by parsers that are not ours (tests/conformance), all in one run.</summary>
public static class Conformance
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyDictionary<string, ReadByOthers>> ReadAsync(
        IReadOnlyDictionary<string, byte[]> mails,
        CancellationToken ct
    )
    {
        var folder = Directory.CreateTempSubdirectory("netzwerk-conformance-");
        try
        {
            foreach (var (name, bytes) in mails)
            {
                await File.WriteAllBytesAsync(
                    Path.Combine(folder.FullName, $"{name}.eml"),
                    bytes,
                    ct
                );
            }

            var json = await RunAsync("check.mjs", folder.FullName, ct);
            var read = JsonSerializer.Deserialize<IReadOnlyList<ReadByOthers>>(json, Camel) ?? [];
            return read.ToDictionary(r => r.Name, StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<FeedRead> ReadFeedAsync(byte[] feed, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, feed, ct);
            var json = await RunAsync("feed.mjs", file, ct);
            return JsonSerializer.Deserialize<FeedRead>(json, Camel)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<IReadOnlyDictionary<string, SeriesRead>> ReadSeriesAsync(
        IReadOnlyDictionary<string, byte[]> calendars,
        CancellationToken ct
    )
    {
        var folder = Directory.CreateTempSubdirectory("netzwerk-series-");
        try
        {
            foreach (var (name, bytes) in calendars)
            {
                var path = Path.Combine(folder.FullName, $"{name}.ics");
                await File.WriteAllBytesAsync(path, bytes, ct);
            }

            var json = await RunAsync("series.mjs", folder.FullName, ct);
            var read = JsonSerializer.Deserialize<IReadOnlyList<SeriesRead>>(json, Camel) ?? [];
            return read.ToDictionary(r => r.Name, StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, string input, CancellationToken ct)
    {
        var folder = Path.Combine(TestsFolder(), "conformance");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException(
                "The other parsers are missing: run 'npm ci' in tests/conformance."
            );
        }

        var start = new ProcessStartInfo("node", [program, input])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node =
            Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = node.StandardOutput.ReadToEndAsync(ct);
        var faults = node.StandardError.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        return node.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} failed: {await faults}");
    }

    private static string TestsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Netzwerk.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "tests");
    }
}
