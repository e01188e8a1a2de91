using Marten;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>Looks up what a link from a mail is good for. A wrong letter, an old or a foreign link all find nothing.</summary>
public sealed class Links(IQuerySession session, TimeProvider clock)
{
    public const int LongestToken = 64;

    public async Task<LinkGrant?> FindAsync(
        string? token,
        LinkPurpose purpose,
        CancellationToken ct
    )
    {
        if (string.IsNullOrEmpty(token) || token.Length > LongestToken)
        {
            return null;
        }

        var grant = await session.LoadAsync<LinkGrant>(
            LinkTokens.Hash(token.ToLowerInvariant()),
            ct
        );
        if (grant?.Purpose != purpose || grant.ExpiresAt <= clock.GetUtcNow())
        {
            return null;
        }

        // A link in a mail to the other entry of somebody who was entered twice is that person's.
        var person = await PersonVault.MeantAsync(session, new(grant.Person), ct);
        return grant with { Person = person.Value };
    }
}
