using System.Globalization;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>The mails of a question that goes round: the question, the same again to the silent, and what became of it.</summary>
public sealed class CircularResolutionMails : MailReaction
{
    public const string Question = "resolution-question";

    public const string Nudge = "resolution-nudge";

    public const string Result = "resolution-result";

    /// <summary>Whoever opens the mail later still learns what came of it.</summary>
    private const int DaysAfter = 30;

    private readonly LinkTokens _links;

    public CircularResolutionMails(DispatchQueue queue, LinkTokens links)
        : base(queue)
    {
        _links = links;
        Name = "circular-resolution-mails";
        IncludeType<CircularResolutionSent>();
        IncludeType<CircularSilentNudged>();
        IncludeType<CircularResolutionEnded>();
        IncludeType<CircularTieDecided>();
        IncludeType<CircularResolutionWithdrawn>();
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<CircularResolution>(happened.StreamId, ct) is not { } circular
            || await session.LoadAsync<Group>(circular.Group.Value, ct) is not { } group
        )
        {
            return [];
        }

        StoreLinks(session, circular);
        PersonId[] asked =
        [
            .. circular.Seats.Select(s => s.Person).Union(circular.Replies.Select(r => r.By)),
        ];
        return happened.Data switch
        {
            CircularResolutionSent e => Of(Question, e.Seats, happened),
            CircularSilentNudged e =>
            [
                .. Of(Nudge, e.People, happened),
                .. Of(Question, e.Deputies, happened),
            ],
            // Nothing is decided yet: only the chair is told, who decides.
            CircularResolutionEnded { Result: CircularResult.ChairDecides } => Of(
                Result,
                group.Members.Where(m => m.Role is GroupRole.Chair).Select(m => m.Person),
                happened
            ),
            CircularResolutionEnded or CircularTieDecided or CircularResolutionWithdrawn => Of(
                Result,
                asked,
                happened
            ),
            _ => [],
        };
    }

    private void StoreLinks(IDocumentOperations session, CircularResolution circular) =>
        session.Store<LinkGrant>(
            circular
                .Seats.SelectMany(s => s.Deputies.Prepend(s.Person))
                .Distinct()
                .Select(p =>
                    _links.Grant(
                        LinkPurpose.CircularResolution,
                        circular.Id,
                        p.Value,
                        Appointment.EndOf(circular.LastDay.AddDays(DaysAfter))
                    )
                )
        );

    // Each time they are written to is a mail of its own.
    private static IReadOnlyCollection<Dispatch> Of(
        string kind,
        IEnumerable<PersonId> people,
        IEvent happened
    ) =>
        [
            .. people.Select(p =>
                Dispatch.Of(
                    kind,
                    p,
                    happened.StreamId,
                    happened.Timestamp,
                    happened.Version.ToString(CultureInfo.InvariantCulture)
                )
            ),
        ];
}
