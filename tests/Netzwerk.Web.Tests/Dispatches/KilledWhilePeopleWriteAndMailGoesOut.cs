using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Dispatches;

public sealed class KilledWhileMailGoesOut
{
    private const int People = 60;
    private const int Kills = 10;

    /// <summary>So many workers can be between the server's answer and the note of it.</summary>
    private const int InFlight = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_gets_the_mail_and_a_surplus_copy_is_the_same_mail()
    {
        await using var netzwerk = new MailedNetzwerk();
        netzwerk.Relay.PutOff();
        var circle = await netzwerk.FoundAsync(People);
        await netzwerk.CallAsync(circle);
        Assert.Empty(netzwerk.Relay.Received);
        var settings = SettingsFor(netzwerk);
        var database = netzwerk.App.ConnectionString;
        await netzwerk.App.DisposeAsync();
        await RunAsync(
            database,
            "update netzwerk.mt_doc_dispatch set data = jsonb_set(data, '{nextTryAt}', data -> 'causedAt')"
        );
        netzwerk.Relay.AcceptEverything();
        netzwerk.Relay.BeSlow(TimeSpan.FromMilliseconds(40));

        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = Start(settings);
            var enough = netzwerk.Relay.Received.Count + 3;
            try
            {
                await UntilAsync(() => Task.FromResult(netzwerk.Relay.Received.Count >= enough));
            }
            finally
            {
                await KillAsync(server);
            }
        }

        using (var server = Start(settings))
        {
            try
            {
                await UntilAsync(async () => await WaitingAsync(database) == 0);
            }
            finally
            {
                await KillAsync(server);
            }
        }

        Assert.All(
            circle.People,
            person =>
            {
                var letters = netzwerk.To(person);
                Assert.NotEmpty(letters);
                Assert.Single(letters.DistinctBy(l => l.MessageId));
                Assert.All(letters, l => Assert.Equal(letters[0].Raw, l.Raw));
            }
        );
        var surplus = netzwerk.Relay.Received.Count - People;
        TestContext.Current.TestOutputHelper?.WriteLine($"{surplus} surplus copies");
        Assert.InRange(surplus, 0, Kills * InFlight);
        Assert.Equal(People, await CountAsync(database, "Sent"));
    }

    private static Dictionary<string, string> SettingsFor(MailedNetzwerk netzwerk) =>
        new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__Netzwerk"] = netzwerk.App.ConnectionString,
            ["Netzwerk__MasterKey"] = netzwerk.App.Services.GetRequiredService<IConfiguration>()[
                "Netzwerk:MasterKey"
            ]!,
            ["Netzwerk__PublicUrl"] = NetzwerkApp.Root.ToString(),
            ["Netzwerk__Mail__Smtp__Host"] = "127.0.0.1",
            ["Netzwerk__Mail__Smtp__Port"] = netzwerk.Relay.Port.ToString(
                CultureInfo.InvariantCulture
            ),
            ["Netzwerk__Mail__Smtp__Security"] = "None",
            ["Logging__LogLevel__Default"] = "Error",
            ["Logging__LogLevel__Microsoft"] = "Error",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Error",
        };

    private static Process Start(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = Process.Start(start)!;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    /// <summary>As by kill -9: it gets no chance to put anything in order.</summary>
    private static async Task KillAsync(Process server)
    {
        Assert.False(server.HasExited, "the server ran until it was killed");
        server.Kill();
        await server.WaitForExitAsync(Ct);
    }

    private static async Task UntilAsync(Func<Task<bool>> isReached)
    {
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (!await isReached())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, "no mail goes out any more");
            await Task.Delay(TimeSpan.FromMilliseconds(5), Ct);
        }
    }

    private static Task<int> WaitingAsync(string database) => CountAsync(database, "Waiting");

    private static async Task<int> CountAsync(string database, string state) =>
        Convert.ToInt32(
            await RunAsync(
                database,
                $"select count(*) from netzwerk.mt_doc_dispatch where data ->> 'state' = '{state}'"
            ),
            CultureInfo.InvariantCulture
        );

    private static async Task<object?> RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Ct);
    }
}
