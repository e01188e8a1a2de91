using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>Everything that can be done to minutes once they are written, with the rights it takes.</summary>
public sealed class MinutesCommands(
    CommandRunner commands,
    CorrectionCommands corrections,
    TimeProvider clock
)
{
    private const string Frozen = "minutes.frozen";

    private delegate bool Right(MeetingRights rights);

    private delegate Outcome<MinutesEvent> Decision(Meeting meeting, MeetingMinutes minutes);

    /// <summary>Lays the minutes before the members.</summary>
    public Task<CommandResult> SubmitAsync(
        MeetingId id,
        SubmitMinutes ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            (meeting, m) => MinutesDecisions.Decide(meeting, m, ask, clock.GetUtcNow()),
            r => r.CloseMinutes,
            asker,
            options,
            ct
        );

    /// <summary>A signed-in member objects to the minutes as a whole.</summary>
    public Task<CommandResult> ObjectAsync(
        MeetingId id,
        string? wording,
        Asker asker,
        CancellationToken ct
    ) => ObjectAsync(id, person => new(person, wording), asker, ct);

    /// <summary>A signed-in member objects.</summary>
    public async Task<CommandResult> ObjectAsync(
        MeetingId id,
        Func<PersonId, RaiseObjection> ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        Caller.PersonOf(asker.User) is { } person
            ? await ChangeAsync(
                id,
                (_, m) => MinutesDecisions.Decide(m, ask(person), clock.GetUtcNow()),
                r => r.RaiseObjection,
                asker,
                options,
                ct
            )
            : CommandResult.NotFound;

    /// <summary>The holder of a link objects; the link stands for the member it was sent to.</summary>
    public Task<CommandResult> ObjectByLinkAsync(
        LinkGrant link,
        Func<PersonId, RaiseObjection> ask,
        CancellationToken ct
    )
    {
        var person = new PersonId(link.Person);
        return commands.RunAsync(
            new Originator(person, Channel.SignedLink),
            async (work, token) =>
            {
                var (meeting, group) = await LoadAsync(work, link.Subject, token);
                if (meeting is null || group is null || !Reviewers.Has(meeting, group, person))
                {
                    work.NotFound();
                    return;
                }

                var wish = ask(person);
                await AppendAsync(
                    work,
                    meeting,
                    (_, m) => MinutesDecisions.Decide(m, wish, clock.GetUtcNow()),
                    token
                );
            },
            ct
        );
    }

    /// <summary>
    /// Upholds an objection, which reopens the minutes, or rejects it with a reason. What is upheld after they were frozen
    /// opens a correction.
    /// </summary>
    public async Task<CommandResult> SettleAsync(
        MeetingId id,
        SettleObjection ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        var result = await ChangeAsync(
            id,
            (_, m) => MinutesDecisions.Decide(m, ask),
            r => r.CloseMinutes,
            asker,
            options,
            ct
        );
        return result.Refusal?.Code is Frozen && ask.Result is ObjectionResult.Upheld
            ? await corrections.UpholdAsync(id, ask.Person, ask.Reason, asker, ct, options)
            : result;
    }

    /// <summary>Notes that a later meeting of the group approved the minutes.</summary>
    public Task<CommandResult> ApproveAsync(
        MeetingId id,
        ApproveMinutes ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var (meeting, group) = await LoadAsync(work, id.Value, token);
                var later = await work.Session.LoadAsync<Meeting>(ask.In.Value, token);
                if (meeting is null || group is null)
                {
                    work.NotFound();
                    return;
                }

                var rights = Permissions.RightsIn(meeting, group, asker.User);
                if (!rights.CloseMinutes)
                {
                    work.Deny(rights.See);
                    return;
                }

                await AppendAsync(
                    work,
                    meeting,
                    (m, minutes) => ApprovalDecisions.Decide(m, minutes, later, ask),
                    token,
                    options?.Version
                );
            },
            ct,
            options?.Key
        );

    /// <summary>Sends the edition in force out to some circles.</summary>
    public Task<CommandResult> SendOutAsync(
        MeetingId id,
        SendOutMinutes ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            (_, m) => SendingOutDecisions.Decide(m, ask),
            r => r.CloseMinutes,
            asker,
            options,
            ct
        );

    /// <summary>Takes submitted minutes back for correction.</summary>
    public Task<CommandResult> ReopenAsync(
        MeetingId id,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            (_, m) => MinutesDecisions.Decide(m, new ReopenMinutes()),
            r => r.CloseMinutes,
            asker,
            options,
            ct
        );

    private Task<CommandResult> ChangeAsync(
        MeetingId id,
        Decision decide,
        Right right,
        Asker asker,
        CommandOptions? options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var (meeting, group) = await LoadAsync(work, id.Value, token);
                if (meeting is null || group is null)
                {
                    work.NotFound();
                    return;
                }

                var rights = Permissions.RightsIn(meeting, group, asker.User);
                if (!right(rights))
                {
                    work.Deny(rights.See);
                    return;
                }

                await AppendAsync(work, meeting, decide, token, options?.Version);
            },
            ct,
            options?.Key
        );

    private static async Task<(Meeting?, Group?)> LoadAsync(
        Work work,
        Guid id,
        CancellationToken ct
    )
    {
        var meeting = await work.Session.LoadAsync<Meeting>(id, ct);
        return meeting is null
            ? (null, null)
            : (meeting, await work.Session.LoadAsync<Group>(meeting.Group.Value, ct));
    }

    private static Task AppendAsync(
        Work work,
        Meeting meeting,
        Decision decide,
        CancellationToken ct,
        long? expectedVersion = null
    ) =>
        work.AppendAsync<MeetingMinutes, MinutesEvent>(
            meeting.Id,
            m => decide(meeting, m ?? MeetingMinutes.Blank(meeting.Id)),
            ct,
            expectedVersion
        );
}
