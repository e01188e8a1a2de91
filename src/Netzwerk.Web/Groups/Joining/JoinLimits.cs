using System.Net;
using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>How often one connection or one address asked lately; the key is a keyed hash that names neither.</summary>
[Nobody("counts forms under a keyed hash of address or connection, for a day")]
public sealed record JoinCount(string Id, DateTimeOffset Since, int Count);

/// <summary>Keeps the form for joining from filling other people's mailboxes. It holds across all web nodes.</summary>
public sealed class JoinLimits(MasterKey master, TimeProvider clock)
{
    /// <summary>The refusal when a connection asked too often.</summary>
    public const string TooMany = "join.too-many";

    /// <summary>A room full of people who join after a meeting shares one connection.</summary>
    public const int MostPerConnection = 40;

    /// <summary>Once, once more because it got lost, and a third time for another group.</summary>
    public const int MostPerMail = 3;

    private static readonly TimeSpan ConnectionWindow = TimeSpan.FromHours(1);

    /// <summary>The longest of both windows: older counts are of no use.</summary>
    public static readonly TimeSpan MailWindow = TimeSpan.FromHours(24);

    public Task<bool> AdmitsAsync(
        IDocumentSession session,
        IPAddress? from,
        CancellationToken ct
    ) =>
        CountAsync(
            session,
            Key("join-connection", ClientAddress.Connection(from).GetAddressBytes()),
            MostPerConnection,
            ConnectionWindow,
            ct
        );

    public Task<bool> AdmitsAsync(IDocumentSession session, string mail, CancellationToken ct) =>
        CountAsync(
            session,
            Key("join-mail", Encoding.UTF8.GetBytes(mail.ToLowerInvariant())),
            MostPerMail,
            MailWindow,
            ct
        );

    private async Task<bool> CountAsync(
        IDocumentSession session,
        string key,
        int most,
        TimeSpan window,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var found = await session.LoadAsync<JoinCount>(key, ct);
        var current =
            found is not null && now - found.Since < window ? found : new(key, now, Count: 0);
        if (current.Count >= most)
        {
            return false;
        }

        session.Store(current with { Count = current.Count + 1 });
        return true;
    }

    private string Key(string purpose, byte[] of) =>
        Convert.ToHexStringLower(master.Sign(purpose, of));
}
