using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>The general address of an organisation as it is stored: it can hold somebody's name, so it is no fact of the directory.</summary>
[AboutPeople(
    "the general mail address of an organisation, sealed with our own key",
    "ask there who follows somebody whom no mail reaches, and whether the entry is right",
    SeenBy = "coordination, the organisation itself",
    Kept = "until it is taken out"
)]
public sealed record SealedGeneralMail(Guid Id, string Content);

/// <summary>Keeps the general addresses of organisations, such as that of the secretariat.</summary>
public sealed class GeneralMails(MasterKey master)
{
    private readonly byte[] _key = master.Derive("general-mails");

    public void Keep(IDocumentOperations session, OrganisationId organisation, string mail)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (mail.Length == 0)
        {
            session.Delete<SealedGeneralMail>(organisation.Value);
            return;
        }

        var closed = Sealed.Close(_key, Encoding.UTF8.GetBytes(mail));
        session.Store(new SealedGeneralMail(organisation.Value, Convert.ToBase64String(closed)));
    }

    public async Task<string?> FindAsync(
        IQuerySession session,
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return await session.LoadAsync<SealedGeneralMail>(organisation.Value, ct) is { } kept
            ? Read(kept)
            : null;
    }

    /// <summary>All of them by organisation.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AllAsync(
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var kept = await session.Query<SealedGeneralMail>().ToListAsync(ct);
        return kept.ToDictionary(k => k.Id, k => Read(k) ?? "");
    }

    private string? Read(SealedGeneralMail kept) =>
        Sealed.Open(_key, Convert.FromBase64String(kept.Content)) is { } plain
            ? Encoding.UTF8.GetString(plain)
            : null;
}
