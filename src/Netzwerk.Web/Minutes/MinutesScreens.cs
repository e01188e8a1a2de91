using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes;

/// <summary>The minutes of one meeting as one reader sees them: every item with its text.</summary>
public sealed record MinutesScreen(
    MeetingScreen Of,
    MeetingMinutes Minutes,
    IReadOnlyDictionary<AgendaItemId, MinutesText> Texts,
    NameLookup Names,
    bool IsOpen
)
{
    public Meeting Meeting => Of.Meeting;

    /// <summary>The organisations of the group's members, and those that are given a task.</summary>
    public required OrganisationNames Organisations { get; init; }

    /// <summary>The items about which somebody wrote, even if nothing of it is left.</summary>
    public IReadOnlySet<AgendaItemId> Written { get; init; } = new HashSet<AgendaItemId>();

    /// <summary>What those who write can insert.</summary>
    public required MinutesTemplates Templates { get; init; }

    /// <summary>Writing is open, and this reader may write.</summary>
    public bool MayWrite => IsOpen && Of.Rights.WriteMinutes;
}

/// <summary>Loads minutes for readers; what a reader may not see is not there.</summary>
public sealed class MinutesScreens(
    MeetingScreens meetings,
    MinutesTexts texts,
    PersonNames names,
    IQuerySession session
)
{
    public async Task<MinutesScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        if (await meetings.LoadAsync(id, user, ct) is not { } screen || !HasMinutes(screen.Meeting))
        {
            return null;
        }

        var minutes = await session.LoadAsync<MeetingMinutes>(id.Value, ct);
        var read = await texts.ReadAsync(screen.Meeting.Agenda.Select(i => i.Id), ct);
        var written = read.ToDictionary(t => t.Key, t => t.Value.Text);
        return new(
            screen,
            minutes ?? MeetingMinutes.Blank(id.Value),
            written,
            await names.OfAsync(People(screen, written.Values), ct),
            WritingGate.IsOpen(screen.Meeting, minutes)
        )
        {
            Organisations = await OrganisationNames.OfAsync(
                session,
                [
                    .. screen.Group.Members.Select(m => m.Organisation).OfType<OrganisationId>(),
                    .. written.Values.SelectMany(t => t.Organisations()),
                ],
                ct
            ),
            Templates =
                await session.LoadAsync<MinutesTemplates>(
                    MinutesTemplates.IdOf(screen.Meeting.Group),
                    ct
                ) ?? MinutesTemplates.None(screen.Meeting.Group),
            Written = read.Where(t => t.Value.Version > 0).Select(t => t.Key).ToHashSet(),
        };
    }

    /// <summary>Before a meeting is called and once it is cancelled there is nothing to read.</summary>
    internal static bool HasMinutes(Meeting meeting) =>
        meeting.Status is not (MeetingStatus.Draft or MeetingStatus.Cancelled);

    private static IEnumerable<PersonId> People(
        MeetingScreen screen,
        IEnumerable<MinutesText> written
    ) =>
        [
            .. screen.Meeting.Invitees.Select(i => i.Person),
            .. screen.Group.Members.Select(m => m.Person),
            .. written.SelectMany(t => t.People()),
        ];
}
