using System.Globalization;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Topics;

/// <summary>
/// The mails about proposals: who leads the group hears of a new one, who proposed it of each step and of the decision.
/// </summary>
public sealed class MotionMails : MailReaction
{
    public const string Received = "motion-received";

    public const string Step = "motion-step";

    public const string Decided = "motion-decided";

    private const string OnItem =
        "where d.data -> 'at' ->> 'meeting' = ? and d.data -> 'at' ->> 'item' = ?";

    public MotionMails(DispatchQueue queue)
        : base(queue)
    {
        Name = "motion-mails";
        IncludeType<MotionSubmitted>();
        IncludeType<MotionReferred>();
        IncludeType<MotionAdmitted>();
        IncludeType<MotionDeclined>();
        IncludeType<TopicPutOnAgenda>();
        IncludeType<TopicPostponed>();
        IncludeType<ResolutionRecorded>();
    }

    /// <summary>The facts of which the proposer is told; of several that follow each other at once the last one counts.</summary>
    public static bool IsStep(object happened) =>
        happened
            is MotionReferred
                or MotionAdmitted
                or MotionDeclined
                or TopicPutOnAgenda
                or TopicPostponed;

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(session);
        if (happened.Data is ResolutionRecorded recorded)
        {
            return await DecidedAsync(recorded, happened, session, ct);
        }

        if (
            await session.LoadAsync<Topic>(happened.StreamId, ct)
            is not { Motion: { } motion } topic
        )
        {
            return [];
        }

        var told = new List<Dispatch>();
        if (IsStep(happened.Data))
        {
            told.Add(Of(Step, motion.Proposer, topic, happened));
        }

        if (happened.Data is MotionSubmitted or MotionReferred)
        {
            var group = await session.LoadAsync<Group>(topic.Group.Value, ct);
            told.AddRange(
                (group?.Members ?? [])
                    .Where(m => m.Role is GroupRole.Chair && m.Person != motion.Proposer)
                    .Select(m => Of(Received, m.Person, topic, happened))
            );
        }

        return told;
    }

    private static async Task<IReadOnlyCollection<Dispatch>> DecidedAsync(
        ResolutionRecorded recorded,
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    ) =>
        [
            .. (
                await session.QueryAsync<Topic>(
                    OnItem,
                    ct,
                    recorded.Meeting.ToString(),
                    recorded.Item.ToString()
                )
            )
                .Where(t => t.Motion is not null)
                .Select(t =>
                    Dispatch.Of(
                        Decided,
                        t.Motion!.Proposer,
                        t.Id,
                        happened.Timestamp,
                        happened.StreamId.ToString()
                    )
                ),
        ];

    private static Dispatch Of(string kind, PersonId person, Topic topic, IEvent happened) =>
        Dispatch.Of(
            kind,
            person,
            topic.Id,
            happened.Timestamp,
            happened.Version.ToString(CultureInfo.InvariantCulture)
        );
}
