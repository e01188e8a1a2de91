using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.FollowUp.Numbers;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// Freezes the minutes of one meeting: edition, checksum, register entries and the fact itself in one transaction,
/// all of it or nothing.
/// </summary>
public sealed class MinutesFreezer(
    CommandRunner commands,
    EditionBuilder editions,
    EditionComparison changes,
    MinutesPdf print,
    TimeProvider clock,
    ILogger<MinutesFreezer> log
)
{
    public async Task<CommandResult> FreezeAsync(MeetingId id, CancellationToken ct)
    {
        var result = await commands.RunAsync(
            Originator.Job,
            (work, token) => FreezeAsync(work, id.Value, token),
            ct
        );
        if (result.Status is CommandStatus.Done)
        {
            log.Frozen(id.Value);
        }

        return result;
    }

    private async Task FreezeAsync(Work work, Guid id, CancellationToken ct)
    {
        var session = work.Session;
        var meeting = await session.LoadAsync<Meeting>(id, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var minutes = await session.LoadAsync<MeetingMinutes>(id, ct);
        if (meeting is null || group is null || minutes is null)
        {
            work.NotFound();
            return;
        }

        // Asked first without a checksum: most runs end here, before anything is put together.
        var now = clock.GetUtcNow();
        var ahead = MinutesDecisions.Decide(minutes, new FreezeMinutes(""), now);
        if (ahead.Refusal is { } refusal)
        {
            work.Refuse(refusal);
        }

        if (ahead.Events is not [MinutesFrozen { Edition: var number }])
        {
            return;
        }

        var items = await editions.TextsAsync(meeting, ct);
        var plan = await RegisterPlans.OfAsync(session, meeting, minutes, items, ct);
        var numbers = await NumbersAsync(session, meeting, plan, ct);
        var content = await editions.BuildAsync(
            session,
            meeting,
            group,
            minutes,
            new(number, items, numbers),
            ct
        );
        var edition = await EditionAsync(session, content, now, ct);
        await work.AppendAsync<MeetingMinutes, MinutesEvent>(
            id,
            m =>
                MinutesDecisions.Decide(
                    m ?? MeetingMinutes.Blank(id),
                    new FreezeMinutes(edition.Sha512),
                    now
                ),
            ct
        );
        session.Insert(edition with { Entries = plan.Entries });
        await new RegisterEntries(meeting, number).EnterAsync(work, plan, numbers, ct);
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(
        IDocumentSession session,
        Meeting meeting,
        RegisterPlan plan,
        CancellationToken ct
    )
    {
        var free = await ResolutionCounter.TakeAsync(
            session,
            meeting.Group,
            meeting.When.Day,
            plan.Decisions.Count(d => d.Before is null),
            ct
        );
        return await RegisterPlans.NumbersAsync(session, plan, free, ct);
    }

    private async Task<MinutesEdition> EditionAsync(
        IQuerySession session,
        EditionContent content,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var office = await OfficeHead.LoadAsync(session, ct);
        var images = await EditionImages.LoadAsync(session, content, ct);
        var german = InLanguage.German;
        var changed = await changes.OfAsync(session, content, german, seesClosed: true, ct);
        var shown = await changes.OfAsync(session, content, german, seesClosed: false, ct);
        var json = CanonicalJson.Write(content);
        var sha512 = MinutesEdition.ChecksumOf(json);
        return new(
            MinutesEdition.IdOf(content.Meeting, content.Edition),
            content.Meeting,
            content.Edition,
            Encoding.UTF8.GetString(json),
            sha512,
            print.Frozen(content, changed, sha512, now, office, images).ToBytes(),
            now
        )
        {
            PublicPdf = content.HasClosedPart
                ? print
                    .Frozen(content, shown, sha512, now, office, images, isPublic: true)
                    .ToBytes()
                : null,
        };
    }
}
