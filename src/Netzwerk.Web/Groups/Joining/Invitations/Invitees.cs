using System.Text;
using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>
/// Somebody who was invited and is in no directory: one for each address, found by a keyed hash of it, sealed with a key of
/// its own that goes when the invitation does.
/// </summary>
[AboutPeople(
    "address and name of somebody who was invited into a group and is not in the directory, sealed with a key of its own",
    "send the invitation and know the address again",
    SeenBy = "coordination, chair of the group",
    Kept = "until the end day of the invitation"
)]
public sealed record SealedInvitee(string Id, Guid Person, string Words);

/// <summary>The address that was invited, and the name that stood beside it.</summary>
public sealed record InviteeCard(string Mail, string Name);

/// <summary>Keeps addresses of people who were invited and have not answered.</summary>
public sealed class Invitees(PersonVault vault, MasterKey master) : IWaitingPeople
{
    /// <summary>Who will be the person of this address, if it is waiting for an answer.</summary>
    public async Task<PersonId?> FindAsync(IQuerySession session, string mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await session.LoadAsync<SealedInvitee>(KeyOf(mail), ct) is { } known
            ? new PersonId(known.Person)
            : null;
    }

    /// <summary>The same, entered for waiting if need be.</summary>
    public async Task<PersonId> BeginAsync(
        IDocumentSession session,
        InviteeCard card,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(card);
        if (await FindAsync(session, card.Mail, ct) is { } known)
        {
            return known;
        }

        var person = PersonId.Create();
        await vault.BeginAsync(session, person, ct);
        var words = await vault.SealAsync(
            session,
            person,
            JsonSerializer.SerializeToUtf8Bytes(card),
            ct
        );
        // Two coordinators at once: the second finds what the first has stored.
        session.Insert(
            new SealedInvitee(KeyOf(card.Mail), person.Value, Convert.ToBase64String(words ?? []))
        );
        return person;
    }

    /// <summary>The cards of those among these people who are not in the directory.</summary>
    public async Task<IReadOnlyDictionary<PersonId, InviteeCard>> OpenAsync(
        IQuerySession session,
        IEnumerable<PersonId> people,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        Guid[] ids = [.. people.Select(p => p.Value).Distinct()];
        var found = await session
            .Query<SealedInvitee>()
            .Where(i => ids.Contains(i.Person))
            .ToListAsync(ct);
        var cards = new Dictionary<PersonId, InviteeCard>();
        foreach (var invitee in found)
        {
            var person = new PersonId(invitee.Person);
            var plain = await vault.UnsealAsync(
                session,
                person,
                Convert.FromBase64String(invitee.Words),
                ct
            );
            if (plain is not null && JsonSerializer.Deserialize<InviteeCard>(plain) is { } card)
            {
                cards[person] = card;
            }
        }

        return cards;
    }

    public async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(
        IQuerySession session,
        IEnumerable<PersonId> people,
        CancellationToken ct
    ) =>
        (await OpenAsync(session, people, ct)).ToDictionary(
            i => i.Key,
            i => i.Value.Name.Length > 0 ? i.Value.Name : i.Value.Mail
        );

    private string KeyOf(string mail) =>
        Convert.ToHexStringLower(
            master.Sign("invitee-mail", Encoding.UTF8.GetBytes(mail.ToLowerInvariant()))
        );
}
