using Marten;

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
        return grant?.Purpose == purpose && grant.ExpiresAt > clock.GetUtcNow() ? grant : null;
    }
}
