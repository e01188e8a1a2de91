using Marten;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.EventStore;

public sealed class WaitingForTheDisk(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_does_so_even_on_a_server_that_would_not()
    {
        // The server of the tests is set to be quick.
        await using var bare = NpgsqlDataSource.Create(app.ConnectionString);
        await using var show = bare.CreateCommand("show synchronous_commit");
        Assert.Equal("off", await show.ExecuteScalarAsync(Ct));
        await using var session = app.Query();
        Assert.Equal(
            ["on"],
            await session.AdvancedSql.QueryAsync<string>("show synchronous_commit", Ct)
        );
    }
}
