using System.Collections.Concurrent;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>One connection that has a text open, with what it showed at the door.</summary>
internal sealed record MinutesParticipant(
    string Connection,
    PersonId Person,
    string Name,
    Credentials Shown
)
{
    public int Hue { get; init; }

    public int? Head { get; init; }

    public bool MayWrite { get; init; }

    public MinutesPresent ToMessage() => new(Connection, Person.ToString(), Name, Hue, Head);
}

/// <summary>Who has one text open.</summary>
internal sealed class MinutesPeople
{
    private readonly ConcurrentDictionary<string, MinutesParticipant> _all = new(
        StringComparer.Ordinal
    );

    public IReadOnlyList<MinutesParticipant> All => [.. _all.Values];

    public bool IsEmpty => _all.IsEmpty;

    public int Count => _all.Count;

    /// <summary>Gives everybody the first colour that is free.</summary>
    public MinutesParticipant Enter(MinutesParticipant participant)
    {
        lock (_all)
        {
            var taken = _all
                .Values.Where(p => p.Connection != participant.Connection)
                .Select(p => p.Hue)
                .ToHashSet();
            var hue = Enumerable.Range(0, int.MaxValue).First(h => !taken.Contains(h));
            return _all[participant.Connection] = participant with { Hue = hue };
        }
    }

    public MinutesParticipant? Change(
        string connection,
        Func<MinutesParticipant, MinutesParticipant> change
    )
    {
        lock (_all)
        {
            return _all.TryGetValue(connection, out var found)
                ? _all[connection] = change(found)
                : null;
        }
    }

    public bool Leave(string connection) => _all.TryRemove(connection, out _);
}
