using System.Net;
using System.Net.Sockets;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Starting;

/// <summary>The program with a database of its own, from the first start to Ctrl-C.</summary>
public sealed class StartingAndStopping : IDisposable
{
    private const int Done = 0;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netzwerk-begin-");

    public StartingAndStopping() => OpenFolder.ToEverybody(_folder);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Dictionary<string, string> Settings =>
        new(StringComparer.Ordinal) { ["Netzwerk__DataDirectory"] = _folder.FullName };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_empty_start_asks_for_the_first_coordinator_once_and_Ctrl_C_stops_the_database_too()
    {
        await using (var first = RunningProgram.Start(Settings, "--leer"))
        {
            await first.TypeAsync("Karla\nBrandt\nkarla@kreis.example\n", Ct);
            Assert.True(await AnswersAsync(first));
            Assert.Contains("Karla Brandt koordiniert", first.Everything, StringComparison.Ordinal);
            Assert.True(HasDatabase);
            await first.InterruptAsync(Ct);
            Assert.Equal(Done, await first.EndAsync(Ct));
            AssertNoTrace(first);
        }

        Assert.False(HasDatabase);
        await using var second = RunningProgram.Start(Settings, "--leer");
        Assert.True(await AnswersAsync(second));
        await using (var key = RunningProgram.Start(Settings, "token", "karla@kreis.example"))
        {
            Assert.Equal(Done, await key.EndAsync(Ct));
            Assert.Single(key.Said);
        }

        await second.InterruptAsync(Ct);
        Assert.Equal(Done, await second.EndAsync(Ct));
        Assert.False(HasDatabase);
    }

    [Fact]
    public async Task Ctrl_C_at_the_question_for_a_name_ends_it()
    {
        await using var program = RunningProgram.Start(Settings, "--leer");
        await program.SayingAsync("Wer soll es koordinieren?", Ct);
        await program.InterruptAsync(Ct);
        Assert.Equal(Done, await program.EndAsync(Ct));
        AssertNoTrace(program);
        Assert.False(HasDatabase);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var settings = Settings;
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var program = RunningProgram.Start(settings);
        await Refusal.AssertAsync(program, "Der Port ist schon belegt", Ct);
        Assert.False(HasDatabase);
    }

    /// <summary>Not what a pipe or a stray file may hold, only what PostgreSQL itself writes while it runs.</summary>
    private bool HasDatabase =>
        File.Exists(Path.Combine(_folder.FullName, "postgres", "data", "postmaster.pid"));

    private static async Task<bool> AnswersAsync(RunningProgram program)
    {
        var address = await program.ListeningAsync(Ct);
        using var browser = new HttpClient();
        using var answer = await browser.GetAsync(new Uri(address, "/gesund/lebt"), Ct);
        return answer.IsSuccessStatusCode;
    }

    private static void AssertNoTrace(RunningProgram program) =>
        Assert.DoesNotContain("   at ", program.Everything, StringComparison.Ordinal);
}
