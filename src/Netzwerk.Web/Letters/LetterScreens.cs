using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Letters;

/// <summary>Why somebody gets a letter.</summary>
public enum LetterReason
{
    WithoutMail,
    HeldBack,
    Muted,
    Reached,
}

/// <summary>Somebody invited, with the address for a letter and the last letter that was made.</summary>
public sealed record LetterReader(
    PersonId Person,
    PersonCard Card,
    LetterReason Reason,
    IReadOnlyList<string> Address,
    MadeLetter? Last,
    bool IsCurrent
)
{
    /// <summary>Nobody told us where to write: the envelope has to be addressed by hand.</summary>
    public bool LacksAddress => !Card.IsWithheld && Address.Count < 2;
}

/// <summary>Who gets letters about a meeting, and what they tell now.</summary>
public sealed record LetterScreen(MeetingScreen Meeting, IReadOnlyList<LetterReader> Readers)
{
    /// <summary>What was announced last; null before anybody was invited, and once the meeting is over.</summary>
    public Announcement? Told { get; init; }

    /// <summary>Something changed that nobody was told yet: a letter made now would be old at once.</summary>
    public bool IsChanging { get; init; }

    public bool CanPrint => Told is not null && !IsChanging;

    public IEnumerable<LetterReader> Unheard =>
        Readers.Where(r => r.Reason is not LetterReason.Reached);

    /// <summary>Letters that still say what is true.</summary>
    public IReadOnlyList<LetterReader> Printable =>
        CanPrint ? [.. Readers.Where(r => r.IsCurrent)] : [];
}

/// <summary>Loads what the pages and prints of letters need; for coordinators only.</summary>
public sealed class LetterScreens(
    IQuerySession session,
    MeetingScreens meetings,
    PersonVault vault,
    TimeProvider clock
)
{
    public Task<LetterScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    ) => LoadAsync(id, user, toPrint: false, ct);

    /// <summary>With the names and addresses of people under disclosure block: a letter goes to nobody else.</summary>
    public Task<LetterScreen?> LoadToPrintAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    ) => LoadAsync(id, user, toPrint: true, ct);

    private async Task<LetterScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        bool toPrint,
        CancellationToken ct
    )
    {
        var screen = await meetings.LoadAsync(id, user, ct);
        if (
            screen
            is not { Rights: { Plan: true, Group.IsCoordinator: true }, Meeting: var meeting }
        )
        {
            return null;
        }

        var told = ToldNow(meeting, clock.GetUtcNow());
        return new(screen, await ReadersAsync(screen, told, toPrint, ct))
        {
            Told = told,
            IsChanging = told is not null && meeting.HasUnannouncedChanges,
        };
    }

    /// <summary>What a letter can tell at this moment, or null.</summary>
    public static Announcement? ToldNow(Meeting meeting, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return
            meeting.Announced is { } told
            && meeting.Status is MeetingStatus.Called or MeetingStatus.Cancelled
            && meeting.When.End > now
            && (told.Kind is AnnouncementKind.Cancellation)
                == (meeting.Status is MeetingStatus.Cancelled)
            ? told
            : null;
    }

    private async Task<IReadOnlyList<LetterReader>> ReadersAsync(
        MeetingScreen screen,
        Announcement? told,
        bool toPrint,
        CancellationToken ct
    )
    {
        var people = screen.InviteesByName.Select(i => i.Person).ToList();
        var facts = await session.LoadManyAsync<Person>(ct, people.Select(p => p.Value).ToArray());
        var offices = facts.ToDictionary(
            p => new PersonId(p.Id),
            p => (p.Organisation ?? default).Value
        );
        var organisations = (
            await session.LoadManyAsync<Organisation>(ct, offices.Values.Distinct().ToArray())
        ).ToDictionary(o => o.Id);
        var readers = new List<LetterReader>(people.Count);
        foreach (var person in people)
        {
            if (await CardAsync(screen, person, toPrint, ct) is { } card)
            {
                var office = organisations.GetValueOrDefault(offices.GetValueOrDefault(person));
                readers.Add(Reader(screen, told, person, card, office));
            }
        }

        return readers;
    }

    private async Task<PersonCard?> CardAsync(
        MeetingScreen screen,
        PersonId person,
        bool toPrint,
        CancellationToken ct
    ) =>
        screen.Names.Card(person) is { IsWithheld: true } && toPrint
            ? await vault.OpenAsync(session, person, Openly.OwnMail, ct)
            : screen.Names.Card(person);

    private static LetterReader Reader(
        MeetingScreen screen,
        Announcement? told,
        PersonId person,
        PersonCard card,
        Organisation? organisation
    )
    {
        var last = screen.Letters.LastTo(person);
        return new(
            person,
            card,
            !card.HasMail ? LetterReason.WithoutMail
                : screen.Muted.Contains(person) ? LetterReason.Muted
                : screen.Unreachable.Contains(person) ? LetterReason.HeldBack
                : LetterReason.Reached,
            AddressOf(card, organisation),
            last,
            last is not null && last.Revision == told?.Revision
        );
    }

    /// <summary>Where the person wants letters to go, else where the organisation gets them; the name alone when neither is known.</summary>
    private static IReadOnlyList<string> AddressOf(PersonCard card, Organisation? organisation) =>
        card.Address.Length > 0 ? [card.FullName, .. PostalAddress.LinesOf(card.Address)]
        : organisation is { Address.Length: > 0 }
            ? [card.FullName, organisation.Name, .. PostalAddress.LinesOf(organisation.Address)]
        : [card.FullName];
}
