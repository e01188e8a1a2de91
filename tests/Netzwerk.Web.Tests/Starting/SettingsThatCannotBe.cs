using System.Security.Cryptography;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Starting;

/// <summary>What an operator gets wrong in the environment is named, with what would be right.</summary>
public sealed class SettingsThatCannotBe(TestDatabase server) : IDisposable
{
    private const string Database = "ConnectionStrings__Netzwerk";
    private const string Key = "Netzwerk__MasterKey";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netzwerk-wrong-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Netzwerk__PublicUrl", "netzwerk.kreis.example", "Netzwerk__PublicUrl")]
    [InlineData("Netzwerk__Mail__Smtp__Port", "smtp", "Netzwerk__Mail__Smtp__Port")]
    [InlineData("Netzwerk__Mail__Imap__Port", "99999", "Netzwerk__Mail__Imap__Port")]
    [InlineData("Netzwerk__Mail__CollapseWindow", "bald", "Netzwerk__Mail__CollapseWindow")]
    [InlineData("ASPNETCORE_URLS", "localhost:5080", "ASPNETCORE_URLS")]
    [InlineData(Key, "geheim", "Der Hauptschlüssel (Netzwerk__MasterKey) ist unbrauchbar")]
    public async Task A_setting_is_named_with_what_it_should_be(
        string name,
        string value,
        string sentence
    )
    {
        var settings = await SettingsAsync();
        settings[name] = value;
        await RefusesAsync(settings, sentence);
    }

    [Theory]
    [InlineData("Database=x", "fehlt der Rechner")]
    [InlineData("Hots=db", "keine gültige Verbindungszeichenfolge")]
    [InlineData("Host=gibt-es-nicht.example;Database=x;Username=x", "gibt es nicht")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x", "antwortet keine Datenbank")]
    public async Task A_wrong_connection_string_says_what_is_wrong(
        string connection,
        string sentence
    )
    {
        var settings = await SettingsAsync();
        settings[Database] = connection;
        await RefusesAsync(settings, sentence);
    }

    [Fact]
    public async Task A_wrong_password_and_a_missing_database_are_told_apart()
    {
        var settings = await SettingsAsync();
        var right = new NpgsqlConnectionStringBuilder(settings[Database]);
        settings[Database] = new NpgsqlConnectionStringBuilder(right.ConnectionString)
        {
            Password = "falsch",
        }.ConnectionString;
        await RefusesAsync(settings, "nimmt das Kennwort");

        settings[Database] = new NpgsqlConnectionStringBuilder(right.ConnectionString)
        {
            Database = "gibt_es_nicht",
        }.ConnectionString;
        await RefusesAsync(settings, "gibt es keine Datenbank gibt_es_nicht");
    }

    [Fact]
    public async Task The_key_of_another_installation_is_refused_before_anything_is_written()
    {
        var settings = await SettingsAsync();
        await using (var right = RunningProgram.Start(settings, "--leer"))
        {
            await right.TypeAsync("Karla\nBrandt\nkarla@kreis.example\n", Ct);
            await right.ListeningAsync(Ct);
        }

        settings[Key] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await RefusesAsync(settings, "passt nicht zu dieser Datenbank");
    }

    private async Task<Dictionary<string, string>> SettingsAsync() =>
        new(StringComparer.Ordinal)
        {
            [Database] = await server.CreateDatabaseAsync(Ct),
            [Key] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Netzwerk__DataDirectory"] = _folder.FullName,
        };

    private static async Task RefusesAsync(Dictionary<string, string> settings, string sentence)
    {
        await using var program = RunningProgram.Start(settings);
        await Refusal.AssertAsync(program, sentence, Ct);
    }
}
