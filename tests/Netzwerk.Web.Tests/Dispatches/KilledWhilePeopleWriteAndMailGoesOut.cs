using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Dispatches;

public sealed partial class KilledWhilePeopleWriteAndMailGoesOut : IAsyncDisposable
{
    private const int People = 240;
    private const int Kills = 20;
    private const int LongestLife = 500;

    private static readonly string[] Names = ["a", "b"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MailedNetzwerk _netzwerk = new();
    private readonly int _seed = Environment.TickCount;
    private volatile Uri _address = new("http://127.0.0.1:1");
    private volatile bool _isOver;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private int Mails => _netzwerk.Relay.Received.Count;

    public ValueTask DisposeAsync() => _netzwerk.DisposeAsync();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_a_kill_doubles_one_mail_at_most()
    {
        Say($"seed {_seed}");
        var (circle, item, tokens) = await PrepareAsync();
        var settings = Settings();
        var database = _netzwerk.App.ConnectionString;
        await _netzwerk.App.DisposeAsync();
        await MakeDueAsync(database);
        TirelessWriter[] writers =
        [
            .. Names.Select(
                (name, i) =>
                    new TirelessWriter(name, item.ToString(), () => Hub(tokens[i]), _seed + i)
            ),
        ];
        var writing = Task.WhenAll(writers.Select(w => w.WriteAsync(() => !_isOver, Ct)));

        await KillAgainAndAgainAsync(settings, database, writers, writing);
        _netzwerk.Relay.AcceptEverything();
        await using (var server = await StartAsync(settings))
        {
            await UntilAsync(
                async () => await CountAsync(database, "Waiting") == 0,
                () => "all mail is out"
            );
            _isOver = true;
            await writing;
            await TextIsWholeAsync(database, item, writers, tokens[0]);
        }

        Assert.Equal(People, await CountAsync(database, "Sent"));
        MailIsWhole(circle);
    }

    private async Task<(Circle Circle, AgendaItemId Item, string[] Tokens)> PrepareAsync()
    {
        _netzwerk.Relay.PutOff();
        var circle = await _netzwerk.FoundAsync(People);
        var tokens = new List<string>();
        foreach (var person in circle.People.Take(Names.Length))
        {
            var role = new ChangeMemberRole(person.Id, GroupRole.MinuteTaker);
            await _netzwerk.DoAsync(circle.Group, g => GroupDecisions.Decide(g, role));
            tokens.Add(
                await _netzwerk
                    .App.Services.GetRequiredService<ApiTokens>()
                    .CreateAsync(person.Id, "test", Ct)
            );
        }

        var meeting = await _netzwerk.CallAsync(circle);
        Assert.Empty(_netzwerk.Relay.Received);
        await using var session = _netzwerk.App.Query();
        var called = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        return (circle, called!.Agenda[0].Id, [.. tokens]);
    }

    private async Task KillAgainAndAgainAsync(
        Dictionary<string, string> settings,
        string database,
        TirelessWriter[] writers,
        Task writing
    )
    {
        var random = new Random(_seed);
        _netzwerk.Relay.AcceptEverything();
        _netzwerk.Relay.BeSlow(TimeSpan.FromMilliseconds(40));
        for (var kill = 0; kill < Kills; kill++)
        {
            var (mails, words) = (Mails, writers.Select(w => w.Kept.Count).ToArray());
            await using var server = await StartAsync(settings);
            await UntilAsync(
                () =>
                    Task.FromResult(
                        writing.IsCompleted
                            || Mails > mails
                                && writers.Zip(words).All(w => w.First.Kept.Count > w.Second)
                    ),
                () =>
                    $"{Mails - mails} mails, {string.Join(", ", writers.Select(w => $"{w.Kept.Count} words, cut by {w.LastCut}"))}"
            );
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestLife)), Ct);
            await server.KillAsync(Ct);
            Assert.False(writing.IsCompleted, writing.Exception?.ToString());
            Assert.NotEqual(0, await CountAsync(database, "Waiting"));
        }
    }

    private async Task TextIsWholeAsync(
        string database,
        AgendaItemId item,
        TirelessWriter[] writers,
        string token
    )
    {
        var steps = await StepsAsync(database, item);
        var text = MinutesText.Empty;
        foreach (var batch in steps)
        {
            text = MinutesSteps.Apply(text, batch.Steps, batch.Author).Text!;
        }

        await using var reader = await MinutesWriter.ConnectAsync(
            Hub(token),
            item.ToString(),
            "reader",
            Ct
        );
        var joined = await reader.JoinAsync(Ct);
        Assert.Equal(steps.Sum(s => s.Count), joined.Version);
        Assert.Equal(text.ToJson(), MinutesText.Read(joined.Doc, default).Text!.ToJson());
        foreach (var (name, writer) in Names.Zip(writers))
        {
            // Each word once and in order, whether its answer arrived or was made sure of later.
            Assert.Equal(
                Enumerable.Range(1, writer.Kept.Count),
                Word()
                    .Matches(reader.Plain)
                    .Where(m => m.Groups["name"].Value == name)
                    .Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture))
            );
            Assert.All(
                writer.Kept,
                word =>
                {
                    var batch = steps.Single(s => s.FirstVersion + s.Count == word.Version);
                    Assert.Equal(writer.Client, batch.Client);
                    Assert.Contains(
                        $"\"{name}{word.Number} \"",
                        batch.Steps,
                        StringComparison.Ordinal
                    );
                }
            );
            Say($"{name}: {writer.Kept.Count} words, {writer.LostAnswers} answers lost");
        }
    }

    private void MailIsWhole(Circle circle)
    {
        Assert.All(
            circle.People,
            person =>
            {
                var letters = _netzwerk.To(person);
                Assert.NotEmpty(letters);
                Assert.Single(letters.DistinctBy(l => l.MessageId));
                Assert.All(letters, l => Assert.Equal(letters[0].Raw, l.Raw));
            }
        );
        Say($"{Mails - People} surplus copies after {Kills} kills");
        Assert.InRange(Mails - People, 0, Kills);
    }

    private Dictionary<string, string> Settings() =>
        new(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Netzwerk"] = _netzwerk.App.ConnectionString,
            ["Netzwerk__MasterKey"] = _netzwerk.App.Services.GetRequiredService<IConfiguration>()[
                "Netzwerk:MasterKey"
            ]!,
            // Other hosts than its own it turns away.
            ["Netzwerk__PublicUrl"] = "http://127.0.0.1",
            ["Netzwerk__Mail__Smtp__Host"] = "127.0.0.1",
            ["Netzwerk__Mail__Smtp__Port"] = _netzwerk.Relay.Port.ToString(
                CultureInfo.InvariantCulture
            ),
            ["Netzwerk__Mail__Smtp__Security"] = "None",
        };

    private async Task<RunningProgram> StartAsync(Dictionary<string, string> settings)
    {
        var server = RunningProgram.Start(settings);
        _address = await server.ListeningAsync(Ct);
        return server;
    }

    private HubConnection Hub(string token) =>
        new HubConnectionBuilder()
            .WithUrl(
                new Uri(_address, "/live/minutes"),
                o =>
                {
                    o.Transports = HttpTransportType.WebSockets;
                    o.SkipNegotiation = true;
                    o.AccessTokenProvider = () => Task.FromResult<string?>(token);
                }
            )
            .Build();

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static async Task UntilAsync(Func<Task<bool>> isReached, Func<string> what)
    {
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (!await isReached())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, what());
            await Task.Delay(TimeSpan.FromMilliseconds(5), Ct);
        }
    }

    private static async Task MakeDueAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "update netzwerk.mt_doc_dispatch set data = jsonb_set(data, '{nextTryAt}', data -> 'causedAt')"
        );
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<int> CountAsync(string database, string state)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "select count(*)::int from netzwerk.mt_doc_dispatch where data ->> 'state' = $1"
        );
        command.Parameters.Add(new() { Value = state });
        return (int)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<List<MinutesStepsApplied>> StepsAsync(
        string database,
        AgendaItemId item
    )
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "select data::text from netzwerk.mt_events where stream_id = $1 order by version"
        );
        command.Parameters.Add(new() { Value = item.Value });
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var steps = new List<MinutesStepsApplied>();
        while (await rows.ReadAsync(Ct))
        {
            steps.Add(
                JsonSerializer.Deserialize<MinutesStepsApplied>(
                    rows.GetString(0),
                    StoredJson.Options
                )!
            );
        }

        return steps;
    }

    [GeneratedRegex("(?<name>[ab])(?<number>[0-9]+) ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
