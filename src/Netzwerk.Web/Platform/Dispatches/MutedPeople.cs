using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Finds who muted all mail: whoever wants to reach them has to call.</summary>
public static class MutedPeople
{
    public static async Task<IReadOnlySet<PersonId>> AmongAsync(
        IQuerySession session,
        IEnumerable<PersonId> people,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        Guid[] ids = [.. people.Select(p => p.Value).Distinct()];
        var today = Appointment.LocalDay(now);
        return (await session.LoadManyAsync<MailPreferences>(ct, ids))
            .Where(p => p.IsSilentOn(today))
            .Select(p => new PersonId(p.Id))
            .ToHashSet();
    }
}
