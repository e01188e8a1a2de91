using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
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

    /// <summary>The items about which somebody wrote, even if nothing of it is left.</summary>
    public IReadOnlySet<AgendaItemId> Written { get; init; } = new HashSet<AgendaItemId>();

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
            Written = read.Where(t => t.Value.Version > 0).Select(t => t.Key).ToHashSet(),
        };
    }

    /// <summary>Before a meeting is called and once it is cancelled there is nothing to read.</summary>
    internal static bool HasMinutes(Meeting meeting) =>
        meeting.Status is not (MeetingStatus.Draft or MeetingStatus.Cancelled);

    /// <summary>Everybody who is mentioned in these texts or given a task.</summary>
    internal static IEnumerable<PersonId> Named(IEnumerable<MinutesText> texts) =>
        texts.SelectMany(t => t.Blocks()).SelectMany(b => b.WithInner()).SelectMany(Named);

    private static IEnumerable<PersonId> People(
        MeetingScreen screen,
        IEnumerable<MinutesText> written
    ) =>
        [
            .. screen.Meeting.Invitees.Select(i => i.Person),
            .. screen.Group.Members.Select(m => m.Person),
            .. Named(written),
        ];

    private static IEnumerable<PersonId> Named(MinutesBlock block)
    {
        if (block is MinutesTask { Assignee: { } assignee })
        {
            yield return assignee;
        }

        IReadOnlyList<MinutesRun> runs = block switch
        {
            MinutesHeading b => b.Runs,
            MinutesParagraph b => b.Runs,
            MinutesTask b => b.Runs,
            _ => [],
        };
        foreach (var run in runs)
        {
            if (run.Mention is { } mentioned)
            {
                yield return mentioned;
            }
        }
    }
}
