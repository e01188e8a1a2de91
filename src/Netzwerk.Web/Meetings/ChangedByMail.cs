using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>
/// Whose answer to the date in force was changed by a mail, and when: mails can be forged, so who plans sees it beside
/// the answer.
/// </summary>
internal static class ChangedByMail
{
    private static readonly string Answered = DomainEvents.StoredNames[typeof(MeetingAnswered)];
    private static readonly string Moved = DomainEvents.StoredNames[typeof(MeetingMoved)];

    public static async Task<IReadOnlyDictionary<PersonId, DateTimeOffset>> LoadAsync(
        IQuerySession session,
        MeetingId meeting,
        CancellationToken ct
    )
    {
        var id = meeting.Value;
        var facts = await session
            .Events.QueryAllRawEvents()
            .Where(e =>
                e.StreamId == id && (e.EventTypeName == Answered || e.EventTypeName == Moved)
            )
            .OrderBy(e => e.Version)
            .ToListAsync(ct);
        var answered = new HashSet<PersonId>();
        var changed = new Dictionary<PersonId, DateTimeOffset>();
        foreach (var fact in facts)
        {
            if (fact.Data is not MeetingAnswered { Person: var person })
            {
                answered.Clear();
                changed.Clear();
            }
            else if (!answered.Add(person) && CameByMail(fact))
            {
                changed[person] = fact.Timestamp;
            }
            else
            {
                changed.Remove(person);
            }
        }

        return changed;
    }

    private static bool CameByMail(IEvent fact) =>
        fact.GetHeader(CommandRunner.ChannelHeader)?.ToString() == nameof(Channel.Mail);
}
