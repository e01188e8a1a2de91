using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Makes the plan for the registers from the texts as they are and as they were in the edition before.</summary>
public static class RegisterPlans
{
    public static async Task<RegisterPlan> OfAsync(
        IQuerySession session,
        Meeting meeting,
        MeetingMinutes minutes,
        IReadOnlyList<ItemText> items,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(minutes);
        return minutes.Correction is { } correction
            ? RegisterPlan.Next(
                meeting,
                minutes.Edition + 1,
                await TextsBeforeAsync(session, meeting, correction, ct),
                await session.LoadAsync<MinutesEdition>(
                    MinutesEdition.IdOf(meeting.Id, minutes.Edition),
                    ct
                ),
                items
            )
            : RegisterPlan.First(meeting, items);
    }

    /// <summary>The numbers of the decisions in the order of the text; of new ones this one comes next, none of a draft.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(
        IQuerySession session,
        RegisterPlan plan,
        IEnumerable<string> free,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        var known = await session.LoadManyAsync<Resolution>(
            ct,
            [.. plan.Decisions.Where(d => d.Before is not null).Select(d => d.Entry.Key)]
        );
        var numbers = known.ToDictionary(r => r.Id, r => r.Number);
        var next = new Queue<string>(free);
        return
        [
            .. plan.Decisions.Select(d =>
                d.Before is not null ? numbers.GetValueOrDefault(d.Entry.Key, "")
                : next.TryDequeue(out var number) ? number
                : ""
            ),
        ];
    }

    /// <summary>The texts as they stand in the edition that is corrected.</summary>
    public static async Task<IReadOnlyList<ItemText>> TextsBeforeAsync(
        IQuerySession session,
        Meeting meeting,
        Correction correction,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(correction);
        var versions = correction.Items.Zip(correction.Versions).ToDictionary();
        var texts = new List<ItemText>(meeting.Agenda.Count);
        foreach (var item in meeting.Agenda)
        {
            var version = versions.GetValueOrDefault(item.Id);
            var found = await StoredText.AtAsync(session, item.Id, [version], ct);
            texts.Add(
                new(
                    item,
                    found.TryGetValue(version, out var text)
                        ? text
                        : throw new InvalidOperationException("a frozen text that is gone")
                )
            );
        }

        return texts;
    }
}
