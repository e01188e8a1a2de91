using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Erasing;

/// <summary>After a restore: whoever was erased since the backup is erased again before anybody can look (law DP-10).</summary>
public sealed partial class ErasureReplay(
    ErasureList list,
    IDocumentStore store,
    CommandRunner commands,
    PersonErasure erasure,
    ILogger<ErasureReplay> log
)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var person in await BackAgainAsync(ct))
        {
            var result = await commands.RunAsync(
                Originator.Job,
                (work, token) => erasure.EraseAsync(work, person, token),
                ct
            );
            if (result.Succeeded)
            {
                ErasedAgain(person);
            }
            else
            {
                NotErased(person, result.Refusal?.Code);
            }
        }
    }

    private async Task<IReadOnlyList<PersonId>> BackAgainAsync(CancellationToken ct)
    {
        var listed = list.Read().Select(person => person.Value).ToArray();
        if (listed.Length == 0)
        {
            return [];
        }

        await using var session = store.QuerySession();
        var back = await session.LoadManyAsync<Person>(ct, listed);
        return
        [
            .. back.Where(person => !person.IsErased).Select(person => new PersonId(person.Id)),
        ];
    }

    [LoggerMessage(
        1310,
        LogLevel.Warning,
        "Erased person {Person} again, who was back after a restore"
    )]
    private partial void ErasedAgain(PersonId person);

    [LoggerMessage(1311, LogLevel.Error, "Could not erase person {Person} again: {Code}")]
    private partial void NotErased(PersonId person, string? code);
}

public static class ErasureReplayStart
{
    public static async Task EraseAgainAsync(this WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ErasureReplay>().RunAsync(ct);
    }
}
