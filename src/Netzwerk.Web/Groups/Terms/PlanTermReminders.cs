using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Terms;

/// <summary>
/// Every morning: coordinators hear of each mandate and term that ends soon, the chair of the mandate. One mail for all that
/// ends in a group on one day; the key of the mail keeps it from being written twice.
/// </summary>
public sealed class PlanTermReminders(IDocumentStore store, DispatchQueue queue, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = Appointment.LocalDay(now);
        await using var session = store.LightweightSession();
        var near = TermsAhead
            .Of(await session.Query<Group>().ToListAsync(ct))
            .Where(t => TermsAhead.IsNear(t, today))
            .ToArray();
        if (near.Length == 0)
        {
            return;
        }

        var office = await CoordinatorsAsync(session, ct);
        var planned = await DispatchQueue.PlanAsync(
            session,
            [
                .. near.SelectMany(t => office.Concat(Chairs(t)).Select(p => (t, p)))
                    .Select(x =>
                        Dispatch.Of(TermsEndWriter.MailKind, x.p, x.t.Group.Id, now, Of(x.t.Day))
                    )
                    .DistinctBy(d => d.Id, StringComparer.Ordinal),
            ],
            ct
        );
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (CommandRunner.SomebodyWasFaster(e))
        {
            // Another planner was faster, and it wakes the sender.
            return;
        }

        queue.Wake(planned);
    }

    internal static string Of(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    internal static async Task<IReadOnlyList<PersonId>> CoordinatorsAsync(
        IQuerySession session,
        CancellationToken ct
    ) =>
        [
            .. (
                await session
                    .Query<Person>()
                    .Where(p => p.Role == NetworkRole.Coordinator && !p.IsErased)
                    .ToListAsync(ct)
            ).Select(p => new PersonId(p.Id)),
        ];

    /// <summary>Who sits how long is the business of the office; how long the group works, also that of its chair.</summary>
    internal static IEnumerable<PersonId> Chairs(EndingTerm term) =>
        term.Seat is null
            ? term.Group.Members.Where(m => m.Role is GroupRole.Chair).Select(m => m.Person)
            : [];
}
