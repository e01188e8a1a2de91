using Netzwerk.Benchmarks.Lists;
using Netzwerk.Benchmarks.Mail;
using Netzwerk.Benchmarks.Minutes;

namespace Netzwerk.Benchmarks;

/// <summary>
/// The load drivers. Those for minutes measure a server of their own, in a process of its own, on a database that keeps
/// its word.
/// </summary>
internal static class EntryPoint
{
    private const string Usage = """
        dotnet run --project tests/Netzwerk.Benchmarks -c Release -- minutes [--writers 20] [--documents 1] [--rate 3] [--seconds 20] [--server Netzwerk.Web.dll] [--falsify]
        dotnet run --project tests/Netzwerk.Benchmarks -c Release -- open [--edits 50000] [--server Netzwerk.Web.dll]
        dotnet run --project tests/Netzwerk.Benchmarks -c Release -- pages [--items 30] [--server Netzwerk.Web.dll]
        dotnet run --project tests/Netzwerk.Benchmarks -c Release -- mail [--mails 2000]
        dotnet run --project tests/Netzwerk.Benchmarks -c Release -- directory [--people 5000] [--server Netzwerk.Web.dll]
        dotnet run --project tests/Netzwerk.Benchmarks -c Release -- lists [--rows 10000] [--people 5000] [--server Netzwerk.Web.dll]
        """;

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        var options = LoadOptions.Read(args);
        switch (args is [var command, ..] ? command : "")
        {
            case "minutes" when options is not null:
                return await WritingTogether.RunAsync(options, stop.Token) ? 0 : 1;
            case "open" when options is not null:
                return await OpeningLongTexts.RunAsync(options, stop.Token) ? 0 : 1;
            case "pages" when options is not null:
                return await ReadingMeetings.RunAsync(options, stop.Token) ? 0 : 1;
            case "directory" when options is not null:
                return await SearchingTheDirectory.RunAsync(options, stop.Token) ? 0 : 1;
            case "lists" when options is not null:
                return await PreviewingLists.RunAsync(options, stop.Token) ? 0 : 1;
            case "mail" when options is not null:
                return await SendingInvitations.RunAsync(options, stop.Token) ? 0 : 1;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
