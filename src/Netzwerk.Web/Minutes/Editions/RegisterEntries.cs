using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// Brings what was decided and handed out into the registers. The keys follow from meeting, item and place in the
/// text, so that a repeated run meets its own entries instead of doubling them.
/// </summary>
public sealed class RegisterEntries(Meeting meeting, IReadOnlyList<ItemText> items)
{
    private const string Shortened = " …";

    /// <summary>How many numbers the resolutions of these minutes take.</summary>
    public int ResolutionCount => items.Sum(i => i.Text.Decisions().Count(Counts));

    /// <summary>An empty box is a slip, not a resolution.</summary>
    public static bool Counts(MinutesDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return PlainText.Lines(decision.Wording(Mentions.Write)).Length > 0;
    }

    public void Begin(Work work, IReadOnlyList<string> numbers)
    {
        ArgumentNullException.ThrowIfNull(work);
        var free = new Queue<string>(numbers);
        foreach (var item in items)
        {
            foreach (var (index, decision) in item.Text.Decisions().Index())
            {
                if (Counts(decision))
                {
                    Begin(work, item.Item.Id, index, decision, free.Dequeue());
                }
            }

            foreach (var (index, task) in item.Text.Tasks().Index())
            {
                Begin(work, item.Item.Id, index, task);
            }
        }
    }

    public static Guid KeyOf(string kind, Guid meeting, AgendaItemId item, int index)
    {
        Span<byte> seed = stackalloc byte[36];
        meeting.TryWriteBytes(seed);
        item.Value.TryWriteBytes(seed[16..]);
        BinaryPrimitives.WriteInt32BigEndian(seed[32..], index);
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(kind), .. seed]);
        return new(hash.AsSpan(0, 16));
    }

    private void Begin(
        Work work,
        AgendaItemId item,
        int index,
        MinutesDecision decision,
        string number
    ) =>
        work.Start<Resolution, ResolutionEvent>(
            KeyOf("resolution", meeting.Id, item, index),
            ResolutionDecisions.Decide(
                new RecordResolution(
                    meeting.Group,
                    new(meeting.Id),
                    item,
                    number,
                    Short(decision.Wording(Mentions.Write), ResolutionDecisions.LongestWording),
                    Short(decision.Vote, ResolutionDecisions.LongestNote)
                )
            )
        );

    private void Begin(Work work, AgendaItemId item, int index, MinutesTask task)
    {
        var wording = Short(task.Wording(Mentions.Write), ActionItemDecisions.LongestWording);
        if (wording.Length == 0)
        {
            return;
        }

        var key = KeyOf("task", meeting.Id, item, index);
        var assigned = ActionItemDecisions.Decide(
            new AssignActionItem(
                meeting.Group,
                new(meeting.Id),
                item,
                wording,
                task.Assignee,
                task.Due
            )
        );
        work.Start<ActionItem, ActionItemEvent>(
            key,
            task.IsDone && assigned.Refusal is null ? WithDone(key, assigned) : assigned
        );
    }

    private static Outcome<ActionItemEvent> WithDone(Guid key, Outcome<ActionItemEvent> assigned)
    {
        var task =
            ActionItem.Evolve(task: null, key, assigned.Events[0])
            ?? throw new InvalidOperationException("an assigned task that is none");
        ActionItemEvent[] both =
        [
            .. assigned.Events,
            .. ActionItemDecisions.Decide(task, new FinishActionItem()).Events,
        ];
        return both;
    }

    // The whole wording stands in the edition; a register that refused it would keep the minutes from freezing.
    private static string Short(string text, int longest)
    {
        var clean = PlainText.Lines(text);
        if (clean.Length <= longest)
        {
            return clean;
        }

        var end = longest - Shortened.Length;
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)] + Shortened;
    }
}
