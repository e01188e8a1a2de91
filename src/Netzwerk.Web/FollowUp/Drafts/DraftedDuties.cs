using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.FollowUp.Drafts;

/// <summary>A decision in minutes that are not approved yet: it has no number and nobody entrusted.</summary>
public sealed record DraftedResolution(
    Meeting Meeting,
    AgendaItemId Item,
    string Wording,
    string Vote
);

/// <summary>A task in minutes that are not approved yet.</summary>
public sealed record DraftedTask(
    Meeting Meeting,
    AgendaItemId Item,
    string Wording,
    PersonId? Assignee,
    OrganisationId? Organisation,
    DateOnly? Due,
    bool IsDone
)
{
    /// <summary>Falls to this person: by name, or by the seat of the organisation.</summary>
    public bool IsHeldBy(PersonId person, Group? group) =>
        Assignee is not null
            ? Assignee == person
            : Organisation is not null && group?.MemberOf(person)?.Organisation == Organisation;
}

/// <summary>What stands in minutes that are not approved yet, as they say it now.</summary>
public sealed record DraftedDuties(
    IReadOnlyList<DraftedResolution> Resolutions,
    IReadOnlyList<DraftedTask> Tasks
);

/// <summary>
/// Finds decisions and tasks from the moment somebody writes them: whoever keeps minutes answers, so that the
/// registers need not know how minutes are written.
/// </summary>
public interface IDraftedDuties
{
    /// <summary>Everything of these groups; of other meetings of the reader, the reader's own tasks.</summary>
    Task<DraftedDuties> SeenByAsync(
        IReadOnlyList<Group> groups,
        ClaimsPrincipal user,
        CancellationToken ct
    );
}
