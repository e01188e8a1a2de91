using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Informing;

/// <summary>Somebody who does not know yet; the last day to say so is a month after the entry.</summary>
public sealed record UninformedPerson(
    PersonId Id,
    PersonCard Card,
    PersonSource Source,
    DateOnly Entered
)
{
    public DateOnly Until => Entered.AddMonths(1);
}

/// <summary>Who still has to be told, the most urgent first.</summary>
public sealed class UninformedPeople(
    IQuerySession session,
    PersonVault vault,
    DirectoryMirror mirror
)
{
    private const string Since =
        "select row(s.id), row(s.created) from "
        + EventStoreSetup.Schema
        + ".mt_streams s where s.id = any(?)";

    public static int Count(DirectoryState now) => now.People.All.Count(p => p.MustBeInformed);

    public async Task<IReadOnlyList<UninformedPerson>> AllAsync(CancellationToken ct)
    {
        Person[] people =
        [
            .. (await mirror.ReadAsync(session, ct)).People.All.Where(p => p.MustBeInformed),
        ];
        Guid[] ids = [.. people.Select(p => p.Id)];
        var since = (
            await session.AdvancedSql.QueryAsync<Guid, DateTimeOffset>(Since, ct, ids)
        ).ToDictionary(s => s.Item1, s => Appointment.LocalDay(s.Item2));
        var cards = await vault.FindAsync(session, ids.Select(i => new PersonId(i)), ct);
        return
        [
            .. people
                .Where(p => cards.ContainsKey(new(p.Id)))
                .Select(p => new UninformedPerson(
                    new(p.Id),
                    cards[new(p.Id)],
                    p.Source,
                    since[p.Id]
                ))
                .OrderBy(p => p.Entered)
                .ThenBy(p => p.Card.SortName, ActorDirectory.Order),
        ];
    }
}
