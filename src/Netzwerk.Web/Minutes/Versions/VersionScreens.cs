using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Versions;

/// <summary>The versions of the text of one agenda item as one reader sees them.</summary>
public sealed record VersionScreen(
    MeetingScreen Of,
    AgendaItem Item,
    IReadOnlyList<MinutesVersion> Versions,
    NameLookup Names,
    bool IsOpen
)
{
    public Meeting Meeting => Of.Meeting;

    public int Number => Meeting.NumberOf(Item.Id);

    /// <summary>Writing is open, and this reader may write.</summary>
    public bool MayWrite => IsOpen && Of.Rights.WriteMinutes;

    public string Path => $"/sitzungen/{Meeting.Id}/protokoll/{Item.Id}";

    public MinutesVersion? Latest => Versions.Count > 0 ? Versions[^1] : null;

    /// <summary>The version that a text of this stand belongs to, and its number; versions grow while somebody writes.</summary>
    public (MinutesVersion Version, int Number)? Around(long stand)
    {
        for (var i = 0; i < Versions.Count; i++)
        {
            if (Versions[i].First < stand && stand <= Versions[i].Last)
            {
                return (Versions[i], i + 1);
            }
        }

        return null;
    }
}

/// <summary>One text to show, with the names of all who wrote it or are named in it.</summary>
public sealed record VersionText(
    MinutesText Text,
    NameLookup Names,
    OrganisationNames Organisations
);

/// <summary>Loads versions for readers: who may read the minutes may read how they came about, nobody else.</summary>
public sealed class VersionScreens(
    MeetingScreens meetings,
    VersionReader reader,
    PersonNames names,
    IQuerySession session
)
{
    public async Task<VersionScreen?> LoadAsync(
        MeetingId id,
        AgendaItemId item,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        if (
            await meetings.LoadAsync(id, user, ct) is not { } screen
            || !MinutesScreens.HasMinutes(screen.Meeting)
            || screen.Meeting.Agenda.FirstOrDefault(i => i.Id == item) is not { } found
        )
        {
            return null;
        }

        var versions = await reader.ListAsync(item, ct);
        var writers = versions.SelectMany(v => v.Writers).Select(w => w.Person).Distinct();
        return new(
            screen,
            found,
            versions,
            await names.OfAsync(writers, ct),
            WritingGate.IsOpen(
                screen.Meeting,
                await session.LoadAsync<MeetingMinutes>(id.Value, ct)
            )
        );
    }

    /// <summary>The text of a version; null when nothing ended at this stand.</summary>
    public async Task<VersionText?> TextAsync(
        VersionScreen screen,
        long stand,
        CancellationToken ct
    ) => (await TextsAsync(screen, [stand], ct)) is [var text] ? text : null;

    /// <summary>The texts of several versions in this order; fewer when nothing ended at one of them.</summary>
    public async Task<IReadOnlyList<VersionText>> TextsAsync(
        VersionScreen screen,
        IReadOnlyList<long> stands,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(screen);
        if (stands.Any(stand => stand != 0 && screen.Around(stand) is null))
        {
            return [];
        }

        var read = await reader.TextsAsync(screen.Item.Id, stands, ct);
        MinutesText[] texts = [.. stands.Where(read.ContainsKey).Select(stand => read[stand])];
        var people = texts
            .SelectMany(t => t.Shares().Keys)
            .Concat(texts.SelectMany(t => t.People()));
        var known = await names.OfAsync(people.Distinct(), ct);
        var organisations = await OrganisationNames.OfAsync(
            session,
            texts.SelectMany(t => t.Organisations()),
            ct
        );
        return [.. texts.Select(text => new VersionText(text, known, organisations))];
    }
}
