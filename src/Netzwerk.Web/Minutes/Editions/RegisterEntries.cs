using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// Brings what was decided and handed out into the registers. The keys of new entries follow from edition, meeting, item
/// and place in the text, so that a repeated run meets its own entries instead of doubling them.
/// </summary>
public sealed class RegisterEntries(Meeting meeting, int edition)
{
    private const string Shortened = " …";

    /// <summary>An empty box is a slip, not a resolution.</summary>
    public static bool Counts(MinutesDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return PlainText.Lines(decision.Wording(Mentions.Write)).Length > 0;
    }

    public static bool Counts(MinutesTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return PlainText.Lines(task.Wording(Mentions.Write)).Length > 0;
    }

    /// <summary>New entries begin, those that go on from the edition before are corrected, those that are gone are marked.</summary>
    public async Task EnterAsync(
        Work work,
        RegisterPlan plan,
        IReadOnlyList<string> numbers,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var (decision, number) in plan.Decisions.Zip(numbers))
        {
            await EnterAsync(work, decision, number, ct);
        }

        foreach (var task in plan.Tasks)
        {
            await EnterAsync(work, task, ct);
        }

        foreach (var gone in plan.GoneDecisions)
        {
            await work.ChangeAsync<Resolution, ResolutionEvent>(
                gone,
                r => ResolutionDecisions.Decide(r, new DropResolution(edition)),
                ct
            );
        }

        foreach (var gone in plan.GoneTasks)
        {
            await work.ChangeAsync<ActionItem, ActionItemEvent>(
                gone,
                t => ActionItemDecisions.Decide(t, new DropActionItem(edition)),
                ct
            );
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

    private async Task EnterAsync(
        Work work,
        PlannedEntry<MinutesDecision> decision,
        string number,
        CancellationToken ct
    )
    {
        var (entry, now) = (decision.Entry, decision.Block);
        var wording = Short(now.Wording(Mentions.Write), ResolutionDecisions.LongestWording);
        var vote = Short(now.Vote, ResolutionDecisions.LongestNote);
        if (decision.Before is not null)
        {
            var ask = new CorrectResolution(edition, entry.Item, wording, vote);
            await work.ChangeAsync<Resolution, ResolutionEvent>(
                entry.Key,
                r => ResolutionDecisions.Decide(r, ask),
                ct
            );
            return;
        }

        work.Start<Resolution, ResolutionEvent>(
            entry.Key,
            ResolutionDecisions.Decide(
                new RecordResolution(
                    meeting.Group,
                    new(meeting.Id),
                    entry.Item,
                    number,
                    wording,
                    vote
                )
            )
        );
    }

    private async Task EnterAsync(
        Work work,
        PlannedEntry<MinutesTask> planned,
        CancellationToken ct
    )
    {
        var (entry, task) = (planned.Entry, planned.Block);
        var wording = Short(task.Wording(Mentions.Write), ActionItemDecisions.LongestWording);
        if (planned.Before is { } before)
        {
            var ask = new CorrectActionItem(
                edition,
                entry.Item,
                wording,
                before.Assignee,
                task.Assignee,
                task.Due,
                task.IsDone == before.IsDone ? null : task.IsDone,
                task.Organisation
            );
            await work.ChangeAsync<ActionItem, ActionItemEvent>(
                entry.Key,
                t => ActionItemDecisions.Decide(t, ask),
                ct
            );
            return;
        }

        Begin(work, entry, task, wording);
    }

    private void Begin(Work work, EditionEntry entry, MinutesTask task, string wording)
    {
        var key = entry.Key;
        var assigned = ActionItemDecisions.Decide(
            new AssignActionItem(
                meeting.Group,
                new(meeting.Id),
                entry.Item,
                wording,
                task.Assignee,
                task.Due,
                task.Organisation
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
