using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Conversations;
using Netzwerk.Web.Actors.Profiles;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>What lies at one of two entries of an organisation beside its name and address.</summary>
public sealed record OrganisationBelongings(
    OrganisationProfile? Profile,
    OrganisationPeopleScreen People,
    int Conversations,
    DateOnly? ConfirmedOn
);

/// <summary>Looks up what comes along when two entries are merged.</summary>
public sealed class BelongingsScreens(
    IQuerySession session,
    AffiliationScreens people,
    ConversationScreens conversations,
    IEnumerable<IEntryMarks> marks
)
{
    public async Task<OrganisationBelongings> OfAsync(OrganisationId id, CancellationToken ct)
    {
        DateOnly? confirmed = null;
        foreach (var all in marks)
        {
            confirmed = (await all.OfAsync([id.Value], ct))
                .GetValueOrDefault(id.Value)
                ?.ConfirmedOn;
        }

        return new(
            await WholeProfiles.FindAsync(session, id, ct),
            await people.OfAsync(id, ct),
            (await conversations.OfAsync(id, ct)).Count,
            confirmed
        );
    }
}
