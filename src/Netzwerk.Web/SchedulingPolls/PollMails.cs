using System.Globalization;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>
/// The mails of a date poll: the question, the same again to the silent, and what came of it. Who is invited to the meeting
/// learns the date from the invitation.
/// </summary>
public sealed class PollMails : MailReaction
{
    public const string Question = "poll-question";

    public const string Nudge = "poll-nudge";

    public const string Result = "poll-result";

    /// <summary>Whoever opens the mail later still learns what came of it.</summary>
    private const int DaysAfter = 30;

    private readonly LinkTokens _links;

    public PollMails(DispatchQueue queue, LinkTokens links)
        : base(queue)
    {
        _links = links;
        Name = "poll-mails";
        IncludeType<SchedulingPollOpened>();
        IncludeType<PollOptionsAdded>();
        IncludeType<PollDeadlineMoved>();
        IncludeType<PollPersonAsked>();
        IncludeType<PollSilentNudged>();
        IncludeType<PollDatePicked>();
        IncludeType<SchedulingPollEnded>();
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<SchedulingPoll>(happened.StreamId, ct) is not { } poll)
        {
            return [];
        }

        var all = poll.Participants.Select(p => p.Person);
        StoreLinks(session, poll);
        return happened.Data switch
        {
            SchedulingPollOpened e => Of(Question, e.Invited, poll, happened),
            PollPersonAsked e => Of(Question, [e.Person], poll, happened),
            PollOptionsAdded => Of(Question, all, poll, happened),
            PollSilentNudged e => Of(Nudge, e.People, poll, happened),
            PollDatePicked or SchedulingPollEnded => Of(Result, all, poll, happened),
            _ => [],
        };
    }

    /// <summary>Stored again they are good as long as the poll now lasts.</summary>
    private void StoreLinks(IDocumentOperations session, SchedulingPoll poll)
    {
        var last = poll.Options.Select(o => o.Day).Append(poll.Deadline).Max();
        session.Store<LinkGrant>(
            poll.Participants.Select(p =>
                _links.Grant(
                    LinkPurpose.SchedulingPoll,
                    poll.Id,
                    p.Person.Value,
                    Appointment.EndOf(last.AddDays(DaysAfter))
                )
            )
        );
    }

    // Each time they are asked is a mail of its own.
    private static IReadOnlyCollection<Dispatch> Of(
        string kind,
        IEnumerable<PersonId> people,
        SchedulingPoll poll,
        IEvent happened
    ) =>
        [
            .. people.Select(p =>
                Dispatch.Of(
                    kind,
                    p,
                    poll.Id,
                    happened.Timestamp,
                    happened.Version.ToString(CultureInfo.InvariantCulture)
                )
            ),
        ];
}
