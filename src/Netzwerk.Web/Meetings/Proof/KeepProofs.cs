using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Meetings.Proof;

/// <summary>Every night, before the outbox forgets: keeps with each meeting what became of the mails that told of it.</summary>
public sealed class KeepProofs(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Reports of mail servers that come late still count.</summary>
    private const int DaysAfter = 30;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var since = Appointment.LocalDay(clock.GetUtcNow()).AddDays(-DaysAfter);
        var meetings = await session
            .Query<Meeting>()
            .Where(m => m.Status != MeetingStatus.Draft && m.When.Day >= since)
            .ToListAsync(ct);
        foreach (var meeting in meetings)
        {
            var (kept, proof) = await LoadAsync(session, meeting, ct);
            if (proof.Mails.Count > 0 && !proof.Mails.SequenceEqual(kept.Mails))
            {
                session.Store(proof);
            }
        }

        await session.SaveChangesAsync(ct);
    }

    /// <summary>What is kept, and the same with what the outbox knows now.</summary>
    public static async Task<(ConvocationProof Kept, ConvocationProof Now)> LoadAsync(
        IQuerySession session,
        Meeting meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(meeting);
        var kept =
            await session.LoadAsync<ConvocationProof>(meeting.Id, ct)
            ?? new ConvocationProof(meeting.Id, []);
        Guid[] subjects = meeting.OfSeries is { } series
            ? [meeting.Id, series.Series.Value]
            : [meeting.Id];
        var mails = await session
            .Query<Dispatch>()
            .Where(d =>
                subjects.Contains(d.Subject)
                && (d.Kind == MeetingMails.Announcement || d.Kind == SeriesMails.Announcement)
            )
            .ToListAsync(ct);
        return (kept, kept.With(mails));
    }
}
