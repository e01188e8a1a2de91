using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Freshness;

/// <summary>Somebody who can be asked for an organisation; the general address may not be known as a contact yet.</summary>
public sealed record EntryContact(PersonId? Person, string Name, string Mail, bool IsGeneral)
{
    /// <summary>Why no mail reaches this contact; null when it does.</summary>
    public AskTrouble? Trouble { get; init; }
}

/// <summary>Who would be asked for one organisation, or why nobody.</summary>
public sealed record PlannedQuestion(
    Organisation Organisation,
    EntryFreshness? Entry,
    IReadOnlyList<EntryContact> Candidates,
    EntryContact? Contact,
    bool AnsweredLately
)
{
    public OrganisationId Id => new(Organisation.Id);

    public AskTrouble? Trouble =>
        Contact is not null ? null
        : Candidates.Count == 0 ? AskTrouble.NoAddress
        : Candidates
            .Select(c => c.Trouble)
            .OfType<AskTrouble>()
            .FirstOrDefault(AskTrouble.AskedElsewhere);
}

/// <summary>Works out whom a round asks: first who was chosen, then the general address, then the people of the organisation.</summary>
public sealed class EntryContacts(
    IQuerySession session,
    ActorDirectory directory,
    GeneralMails mails,
    TimeProvider clock
)
{
    /// <summary>All organisations that are there, in the order of the directory; nobody is asked for two of them.</summary>
    public async Task<IReadOnlyList<PlannedQuestion>> PlanAsync(
        DateOnly round,
        CancellationToken ct
    )
    {
        var found = await FindAsync(ct);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var taken = found
            .Entries.Values.Where(e => e.Round == round)
            .Select(e => e.Contact)
            .OfType<PersonId>()
            .ToHashSet();
        var mailed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var planned = new List<PlannedQuestion>();
        foreach (var organisation in found.Organisations)
        {
            var entry = found.Entries.GetValueOrDefault(organisation.Id);
            var candidates = found.CandidatesOf(organisation, entry);
            var contact = candidates.FirstOrDefault(c =>
                c.Trouble is null
                && !mailed.Contains(c.Mail)
                && (c.Person is not { } p || !taken.Contains(p))
            );
            var lately =
                entry is { SilentSince: null, AnsweredOn: { } day }
                && today.DayNumber - day.DayNumber < RoundDecisions.StillFresh;
            if (contact is not null && !lately)
            {
                mailed.Add(contact.Mail);
            }

            planned.Add(new(organisation, entry, candidates, contact, lately));
        }

        return planned;
    }

    /// <summary>Who could be asked for one organisation.</summary>
    public async Task<IReadOnlyList<EntryContact>> OfAsync(
        Organisation organisation,
        EntryFreshness? entry,
        CancellationToken ct
    ) => (await FindAsync(ct)).CandidatesOf(organisation, entry);

    /// <summary>Who could be written to for each organisation of the directory, in the order in which they are asked.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<EntryContact>>> AllAsync(
        CancellationToken ct
    )
    {
        var found = await FindAsync(ct);
        return found.Organisations.ToDictionary(
            o => o.Id,
            IReadOnlyList<EntryContact> (o) =>
                found.CandidatesOf(o, found.Entries.GetValueOrDefault(o.Id))
        );
    }

    private async Task<Found> FindAsync(CancellationToken ct)
    {
        var people = await directory.PersonsAsync(ct);
        var failing = (
            await session.Query<MailboxState>().Where(m => m.IsUnreachable).ToListAsync(ct)
        )
            .Select(m => m.Id)
            .ToHashSet();
        var muted = await MutedPeople.AmongAsync(
            session,
            people.Select(p => p.Id),
            clock.GetUtcNow(),
            ct
        );
        return new(
            [
                .. (await ActorDirectory.AllOrganisationsAsync(session, ct))
                    .Where(o => !o.HasEnded)
                    .OrderBy(o => o.Name, ActorDirectory.Order),
            ],
            await WholeEntries.AllAsync(session, ct),
            people.Where(p => p.Card.Mail.Length > 0).ToLookup(p => p.Organisation?.Value),
            await mails.AllAsync(session, ct),
            people
                .Where(p => p.Card.Mail.Length > 0)
                .ToDictionary(p => p.Card.Mail, p => p, StringComparer.OrdinalIgnoreCase),
            id =>
                failing.Contains(id.Value) ? AskTrouble.MailComesBack
                : muted.Contains(id) ? AskTrouble.Muted
                : null
        );
    }

    private sealed record Found(
        IReadOnlyList<Organisation> Organisations,
        IReadOnlyDictionary<Guid, EntryFreshness> Entries,
        ILookup<Guid?, DirectoryPerson> People,
        IReadOnlyDictionary<Guid, string> General,
        IReadOnlyDictionary<string, DirectoryPerson> ByMail,
        Func<PersonId, AskTrouble?> TroubleOf
    )
    {
        public List<EntryContact> CandidatesOf(Organisation organisation, EntryFreshness? entry)
        {
            var candidates = new List<EntryContact>();
            var general = General.GetValueOrDefault(organisation.Id, "");
            if (general.Length > 0)
            {
                var known = ByMail.GetValueOrDefault(general);
                candidates.Add(
                    new(known?.Id, "", general, IsGeneral: true)
                    {
                        Trouble = known is null ? null : TroubleOf(known.Id),
                    }
                );
            }

            candidates.AddRange(
                People[organisation.Id]
                    .Where(p =>
                        !string.Equals(p.Card.Mail, general, StringComparison.OrdinalIgnoreCase)
                    )
                    .Select(p => new EntryContact(
                        p.Id,
                        p.Card.FullName,
                        p.Card.Mail,
                        IsGeneral: false
                    )
                    {
                        Trouble = TroubleOf(p.Id),
                    })
            );
            return entry?.Chosen is { } chosen
                ? [.. candidates.OrderByDescending(c => c.Person == chosen)]
                : candidates;
        }
    }
}
