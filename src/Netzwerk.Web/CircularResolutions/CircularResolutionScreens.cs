using System.Security.Claims;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>One thing that happened to a question; <paramref name="By"/> is null where it was the program.</summary>
public sealed record CircularStep(string Kind, DateTimeOffset At, PersonId? By);

/// <summary>A question that a group decides without a meeting, as one reader sees it.</summary>
public sealed record CircularResolutionScreen(
    CircularResolution Circular,
    Group Group,
    CircularRights Rights,
    NameLookup Names,
    OrganisationNames Organisations,
    PersonId? Me,
    DateTimeOffset Now
)
{
    /// <summary>The rules by which it is decided, or would be if it were sent today; none while there are none.</summary>
    public ProcedureVersion? Rules { get; init; }

    public IReadOnlyList<Paper> Papers { get; init; } = [];

    public IReadOnlyList<CircularStep> Steps { get; init; } = [];

    /// <summary>By which way each answered last.</summary>
    public IReadOnlyDictionary<PersonId, string> Channels { get; init; } =
        new Dictionary<PersonId, string>();

    /// <summary>Its entry in the register, once it passed.</summary>
    public Resolution? Entry { get; init; }

    public bool IsDraft => Circular.State is CircularResolutionState.Draft;

    public bool TakesAnswers => Circular.TakesAnswersAt(Now);

    public CircularReply? Mine => Me is { } me ? Circular.ReplyOf(me) : null;

    public bool MayAnswer => TakesAnswers && Rights.Answer;

    /// <summary>Open votes: who belongs to the group, or was asked, sees who voted how, but only after the end.</summary>
    public bool SeesVotes => Circular.End is not null && Rights.See;

    /// <summary>While it runs only those who plan see who is silent, and nobody sees how others voted.</summary>
    public bool SeesSilent => Circular.IsRunning && Rights.Plan;

    public string SeatName(CircularSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        return seat.Organisation is { } organisation
            ? $"{Organisations[organisation]} ({Names[seat.Person]})"
            : Names[seat.Person];
    }
}

/// <summary>Loads questions that go round for readers; what a reader may not see is not there.</summary>
public sealed class CircularResolutionScreens(
    IQuerySession session,
    PersonNames names,
    CircularResolutionCommands commands,
    TimeProvider clock
)
{
    /// <summary>Papers that only those who lead may see belong to no question that is put to all.</summary>
    public static bool IsForAllMembers(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper is { IsThere: true, Level: not PaperLevel.Leaders };
    }

    public async Task<CircularResolutionScreen?> LoadAsync(
        Guid id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        if (
            await session.LoadAsync<CircularResolution>(id, ct) is not { } circular
            || await session.LoadAsync<Group>(circular.Group.Value, ct) is not { } group
        )
        {
            return null;
        }

        var rights = Permissions.RightsIn(circular, group, user);
        return rights.See ? await CompleteAsync(circular, group, rights, user, ct) : null;
    }

    public async Task<CircularSetting> SettingAsync(Group group, CancellationToken ct) =>
        await commands.SettingAsync(session, group, ct);

    private async Task<CircularResolutionScreen> CompleteAsync(
        CircularResolution circular,
        Group group,
        CircularRights rights,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var facts = await session.Events.FetchStreamAsync(circular.Id, token: ct);
        CircularStep[] steps = [.. facts.Select(StepOf).OfType<CircularStep>()];
        var seats = circular.Seats.Count > 0 ? circular.Seats.Select(s => s.Person) : [];
        IEnumerable<PersonId> people =
        [
            .. seats,
            .. circular.Replies.Select(r => r.By),
            .. steps.Select(s => s.By).OfType<PersonId>(),
            .. group.Members.Select(m => m.Person),
        ];
        var papers = await session.LoadManyAsync<Paper>(ct, circular.Papers.Select(p => p.Value));
        var seen = PaperRights.Of(group, user);
        return new(
            circular,
            group,
            rights,
            await names.OfAsync(people.Distinct(), ct),
            await OrganisationNames.OfAsync(
                session,
                circular.Seats.Select(s => s.Organisation).OfType<OrganisationId>(),
                ct
            ),
            Caller.PersonOf(user),
            clock.GetUtcNow()
        )
        {
            Rules = circular.SentAt is null
                ? (await SettingAsync(group, ct)).Rules
                : await CircularRegister.RulesOfAsync(session, circular, ct),
            Papers = [.. papers.Where(p => p.IsThere && seen.Sees(p))],
            Steps = steps,
            Channels = ChannelsOf(facts),
            Entry = circular.HasPassed
                ? await session.LoadAsync<Resolution>(CircularRegister.KeyOf(circular.Id).Value, ct)
                : null,
        };
    }

    private static Dictionary<PersonId, string> ChannelsOf(IReadOnlyList<IEvent> facts)
    {
        var ways = new Dictionary<PersonId, string>();
        foreach (var fact in facts)
        {
            if (fact.Data is CircularVoteCast { By: var voter })
            {
                ways[voter] = ChannelOf(fact);
            }
            else if (fact.Data is ProcedureObjectionRaised { By: var objector })
            {
                ways[objector] = ChannelOf(fact);
            }
        }

        return ways;
    }

    private static string ChannelOf(IEvent fact) =>
        fact.GetHeader(CommandRunner.ChannelHeader)?.ToString() ?? "";

    /// <summary>What was answered stands with the votes, and only after the end.</summary>
    private static CircularStep? StepOf(IEvent fact) =>
        fact.Data
            is CircularResolutionDrafted
                or CircularResolutionRevised
                or CircularResolutionDiscarded
                or CircularResolutionSent
                or CircularSilentNudged
                or CircularResolutionWithdrawn
                or CircularResolutionEnded
                or CircularTieDecided
            ? new(
                DomainEvents.StoredNames[fact.Data.GetType()].Split('.')[0],
                fact.Timestamp,
                fact.Data is not CircularResolutionEnded
                && PersonId.TryParse(fact.UserName, provider: null, out var by)
                    ? by
                    : null
            )
            : null;
}
