using System.Collections.Concurrent;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>Somebody who may see a text, and whether they may write it.</summary>
public sealed record MinutesAdmission(
    MeetingId Meeting,
    PersonId Person,
    bool HasWriteRight,
    bool IsOpen
)
{
    public bool MayWrite => HasWriteRight && IsOpen;
}

/// <summary>
/// Asks for every call who is there and what they may do; the database is asked every few seconds only.
/// Who may not see a text hears the same as about a text that does not exist: nothing.
/// </summary>
public sealed class MinutesAdmissions(
    StandingIdentities identities,
    IDocumentStore store,
    TimeProvider clock
)
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<AgendaItemId, MeetingId> _places = new();
    private readonly ConcurrentDictionary<MeetingId, Facts> _facts = new();

    public async Task<MinutesAdmission?> AdmitAsync(
        Credentials? shown,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        if (
            shown is null
            || await identities.WhoAsync(shown, ct) is not { } user
            || Caller.PersonOf(user) is not { } person
            || await FactsAsync(item, ct) is not { } facts
        )
        {
            return null;
        }

        var rights = Permissions.RightsIn(facts.Meeting, facts.Group, user);
        return rights.See && Permissions.AsSeen(facts.Meeting, rights).Agenda.Any(i => i.Id == item)
            ? new(new(facts.Meeting.Id), person, rights.WriteMinutes, facts.IsOpen)
            : null;
    }

    /// <summary>Something happened to the minutes of a meeting: the next question is put to the database.</summary>
    public void Forget(MeetingId meeting) => _facts.TryRemove(meeting, out _);

    /// <summary>Drops what nobody asked for lately.</summary>
    public void Tidy()
    {
        foreach (var (meeting, facts) in _facts)
        {
            if (!IsFresh(facts))
            {
                _facts.TryRemove(new(meeting, facts));
            }
        }
    }

    private async Task<Facts?> FactsAsync(AgendaItemId item, CancellationToken ct)
    {
        if (
            !_places.TryGetValue(item, out var place)
            || !_facts.TryGetValue(place, out var facts)
            || !IsFresh(facts)
        )
        {
            var at = clock.GetTimestamp();
            await using var session = store.QuerySession();
            if (await FindAsync(session, item, ct) is not { } meeting)
            {
                _places.TryRemove(item, out _);
                return null;
            }

            place = new(meeting.Id);
            facts = new(
                meeting,
                await session.LoadAsync<Group>(meeting.Group.Value, ct),
                WritingGate.IsOpen(
                    meeting,
                    await session.LoadAsync<MeetingMinutes>(meeting.Id, ct)
                ),
                at
            );
            (_places[item], _facts[place]) = (place, facts);
        }

        return facts.Meeting.Agenda.Any(i => i.Id == item) ? facts : null;
    }

    private static async Task<Meeting?> FindAsync(
        IQuerySession session,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        var found = await session.QueryAsync<Meeting>(
            "where data @> ?::jsonb",
            ct,
            $$"""{"agenda":[{"id":"{{item}}"}]}"""
        );
        return found.Count > 0 ? found[0] : null;
    }

    private bool IsFresh(Facts facts) => clock.GetElapsedTime(facts.At) < Trust;

    private sealed record Facts(Meeting Meeting, Group? Group, bool IsOpen, long At);
}
