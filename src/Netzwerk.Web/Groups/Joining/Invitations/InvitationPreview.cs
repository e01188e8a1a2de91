using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>What would come of inviting somebody.</summary>
public enum InviteStanding
{
    New,
    Known,
    Member,
    Invited,
    Declined,
    Blocked,
    Unusable,
    Twice,
}

/// <summary>One line of the preview: as it was typed or chosen, and what would come of it.</summary>
public sealed record InviteRow(string Text, string Name, string Mail, InviteStanding Standing)
{
    /// <summary>Somebody chosen from the directory; whom an address means is looked up again when it is written to.</summary>
    public PersonId? Chosen { get; init; }

    public bool CanBeInvited => Standing is InviteStanding.New or InviteStanding.Known;
}

/// <summary>Looks at pasted addresses and chosen people before anything is written.</summary>
public sealed class InvitationPreview(
    IQuerySession session,
    PersonVault vault,
    Invitees invitees,
    TimeProvider clock
)
{
    /// <param name="group">The group they shall be invited into.</param>
    /// <param name="typed">What was pasted.</param>
    /// <param name="chosen">Who was chosen from the directory.</param>
    /// <param name="knowsDirectory">Whether the reader may know who is in the directory.</param>
    /// <param name="ct">Stops looking.</param>
    public async Task<IReadOnlyList<InviteRow>> LookAsync(
        Group group,
        IEnumerable<TypedAddress> typed,
        IEnumerable<PersonId> chosen,
        bool knowsDirectory,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(chosen);
        var (rows, seen) = (new List<InviteRow>(), new HashSet<PersonId>());
        var mails = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in typed)
        {
            rows.Add(await LookAsync(group, address, knowsDirectory, seen, mails, ct));
        }

        foreach (var person in knowsDirectory ? chosen : [])
        {
            if (await vault.FindAsync(session, person, ct) is { } card)
            {
                var standing =
                    card.Mail.Length == 0 ? InviteStanding.Unusable
                    : !seen.Add(person) ? InviteStanding.Twice
                    : await StandingAsync(group, person, isKnown: true, ct);
                rows.Add(
                    new(card.FullName, card.FullName, card.Mail, standing) { Chosen = person }
                );
            }
        }

        return rows;
    }

    private async Task<InviteRow> LookAsync(
        Group group,
        TypedAddress address,
        bool knowsDirectory,
        HashSet<PersonId> seen,
        HashSet<string> mails,
        CancellationToken ct
    )
    {
        if (address.Mail is null)
        {
            return new(address.Text, address.Name, "", InviteStanding.Unusable);
        }

        var mail = address.Mail.ToString();
        var known = await vault.ByMailAsync(session, mail, ct);
        var person = known ?? await invitees.FindAsync(session, mail, ct);
        var isTwice = !mails.Add(mail) | (person is { } p && !seen.Add(p));
        var standing =
            isTwice ? InviteStanding.Twice
            : person is { } somebody ? await StandingAsync(group, somebody, known is not null, ct)
            : InviteStanding.New;
        return new(
            address.Text,
            address.Name,
            mail,
            standing is InviteStanding.Known && !knowsDirectory ? InviteStanding.New : standing
        );
    }

    private async Task<InviteStanding> StandingAsync(
        Group group,
        PersonId person,
        bool isKnown,
        CancellationToken ct
    )
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var id = await InvitationHistories.FindAsync(session, new(group.Id), person, today, ct);
        var invitation = await session.LoadAsync<GroupInvitation>(id, ct);
        return group.IsBlocked(person) ? InviteStanding.Blocked
            : group.MemberOf(person) is not null ? InviteStanding.Member
            : invitation?.IsOpenOn(today) is true ? InviteStanding.Invited
            : invitation?.RestsOn(today) is true ? InviteStanding.Declined
            : isKnown ? InviteStanding.Known
            : InviteStanding.New;
    }
}
