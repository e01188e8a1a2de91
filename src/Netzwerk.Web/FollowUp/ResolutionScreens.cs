using System.Security.Claims;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.FollowUp;

/// <summary>One line of a resolution's history; <paramref name="By"/> is null where it was the program.</summary>
public sealed record ResolutionStep(
    ResolutionEvent Happened,
    DateTimeOffset At,
    string? By,
    string? Responsible
)
{
    /// <summary>How the resolution read from then on, when this is what happened.</summary>
    public string? Wording { get; init; }
}

/// <summary>Everything the page of a resolution shows to one reader.</summary>
public sealed record ResolutionScreen(
    Resolution Resolution,
    string Wording,
    string? Responsible,
    Group Group,
    Meeting? Meeting,
    ResolutionRights Rights,
    IReadOnlyList<ResolutionStep> History,
    IReadOnlyList<Choice> Members
);

/// <summary>Loads resolutions for readers; what a reader may not see is not there.</summary>
public sealed class ResolutionScreens(IQuerySession session, PersonNames names)
{
    public async Task<ResolutionScreen?> LoadAsync(
        ResolutionId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var resolution = await session.LoadAsync<Resolution>(id.Value, ct);
        var group = resolution is null
            ? null
            : await session.LoadAsync<Group>(resolution.Group.Value, ct);
        if (
            resolution is null
            || group is null
            || await ResolutionRights.OfAsync(session, resolution, group, user, ct)
                is not { See: true } rights
        )
        {
            return null;
        }

        var events = await session.Events.FetchStreamAsync(resolution.Id, token: ct);
        var members = group.Members.Select(m => m.Person).ToArray();
        PersonId[] people = [.. Mentioned(resolution, events), .. members];
        var lookup = await names.OfAsync(people.Distinct(), ct);
        return new(
            resolution,
            Mentions.Read(resolution.Wording, lookup),
            resolution.Responsible is { } responsible ? lookup[responsible] : null,
            group,
            await session.LoadAsync<Meeting>(resolution.Meeting.Value, ct),
            rights,
            [.. events.Select(e => Step(e, lookup)).OfType<ResolutionStep>()],
            Choices(resolution, members, lookup)
        );
    }

    // Who left the group stays to choose as long as the resolution is theirs, or saving would take it from them.
    private static IReadOnlyList<Choice> Choices(
        Resolution resolution,
        IEnumerable<PersonId> members,
        NameLookup lookup
    ) =>
        [
            .. members
                .Concat(resolution.Responsible is { } mine ? [mine] : Array.Empty<PersonId>())
                .Distinct()
                .OrderBy(lookup.SortName, StringComparer.CurrentCulture)
                .Select(p => new Choice(p.ToString(), lookup[p])),
        ];

    private static IEnumerable<PersonId> Mentioned(
        Resolution resolution,
        IReadOnlyList<IEvent> events
    ) =>
        [
            .. Mentions.In(resolution.Wording),
            .. events.Select(e => Wording(e.Data)).OfType<string>().SelectMany(Mentions.In),
            .. events.Select(By).OfType<PersonId>(),
            .. events.Select(e => (e.Data as ResolutionEntrusted)?.Responsible).OfType<PersonId>(),
        ];

    private static ResolutionStep? Step(IEvent e, NameLookup lookup) =>
        e.Data is ResolutionEvent happened
            ? new(
                happened,
                e.Timestamp,
                By(e) is { } by ? lookup[by] : null,
                (happened as ResolutionEntrusted)?.Responsible is { } person ? lookup[person] : null
            )
            {
                Wording = Wording(happened) is { } wording ? Mentions.Read(wording, lookup) : null,
            }
            : null;

    private static string? Wording(object happened) =>
        happened switch
        {
            ResolutionRecorded e => Said(e.Wording, e.Vote),
            ResolutionCorrected e => Said(e.Wording, e.Vote),
            _ => null,
        };

    private static string Said(string wording, string vote) =>
        vote.Length == 0 ? wording : $"{wording} ({vote})";

    private static PersonId? By(IEvent happened) =>
        PersonId.TryParse(happened.UserName, provider: null, out var person) ? person : null;
}
