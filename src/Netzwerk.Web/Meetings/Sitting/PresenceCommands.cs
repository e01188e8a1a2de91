using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>Somebody at a meeting whom the directory does not know yet: no more than a name and what for.</summary>
public sealed record UnknownGuest(PersonId Id, PersonCard Card, string Organisation, Presence Way);

/// <summary>Who comes, goes or stays away, noted by whoever writes the minutes of a meeting.</summary>
public sealed class PresenceCommands(
    CommandRunner commands,
    IAttendanceRecord record,
    PersonRegistry registry,
    TimeProvider clock
)
{
    public Task<CommandResult> ArriveAsync(
        MeetingId id,
        Arrive ask,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, asker, token) is not { } context)
                {
                    return;
                }

                await work.RefuseUnknownAsync(context.Group, [ask.Person], token);
                var person = await work.Session.LoadAsync<Person>(ask.Person.Value, token);
                await ArriveAsync(work, id, context, ask with { Of = person?.Organisation }, token);
            },
            ct
        );

    /// <summary>
    /// Enters somebody of whom no more is known than the name, and notes that they are there. An organisation that the
    /// directory does not know is kept with the person.
    /// </summary>
    public Task<CommandResult> AdmitAsync(
        MeetingId id,
        UnknownGuest guest,
        TimeOnly? at,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, asker, token) is not { } context)
                {
                    return;
                }

                var of = await ActorDirectory.FindOrganisationAsync(
                    work.Session,
                    guest.Organisation,
                    token
                );
                await registry.EnterAsync(
                    work,
                    guest.Id,
                    guest.Card with
                    {
                        Note = of is null ? guest.Organisation : "",
                    },
                    new EnterPerson(PersonSource.EnteredByCoordinator, of),
                    token
                );
                var ask = new Arrive(guest.Id, guest.Way, Seat: null, at);
                await ArriveAsync(work, id, context, ask, token);
            },
            ct
        );

    public Task<CommandResult> LeaveAsync(
        MeetingId id,
        Leave ask,
        Asker asker,
        CancellationToken ct
    ) => NoteAsync(id, m => PresenceDecisions.Decide(m, ask, clock.GetUtcNow()), asker, ct);

    public Task<CommandResult> AbsentAsync(
        MeetingId id,
        NoteAbsence ask,
        Asker asker,
        CancellationToken ct
    ) => NoteAsync(id, m => PresenceDecisions.Decide(m, ask, clock.GetUtcNow()), asker, ct);

    public Task<CommandResult> CorrectAsync(
        MeetingId id,
        CorrectStay ask,
        Asker asker,
        CancellationToken ct
    ) => NoteAsync(id, m => PresenceDecisions.Decide(m, ask, clock.GetUtcNow()), asker, ct);

    public Task<CommandResult> StrikeAsync(
        MeetingId id,
        StrikeStay ask,
        Asker asker,
        CancellationToken ct
    ) => NoteAsync(id, m => PresenceDecisions.Decide(m, ask, clock.GetUtcNow()), asker, ct);

    private Task<CommandResult> NoteAsync(
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, asker, token) is not null)
                {
                    await ChangeAsync(work, id, decide, token);
                }
            },
            ct
        );

    private Task ArriveAsync(
        Work work,
        MeetingId id,
        SittingContext context,
        Arrive ask,
        CancellationToken ct
    ) =>
        ChangeAsync(
            work,
            id,
            m =>
                PresenceDecisions.Decide(
                    m,
                    context.Group,
                    context.Version?.Rules.Seats,
                    ask,
                    clock.GetUtcNow()
                ),
            ct
        );

    // What is known anyway changes nothing, frozen minutes or not.
    private async Task ChangeAsync(
        Work work,
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        CancellationToken ct
    )
    {
        var frozen = await record.CheckAsync(work.Session, id, ct);
        await work.ChangeAsync<Meeting, MeetingEvent>(
            id.Value,
            m =>
                decide(m) is var noted && frozen is not null && noted.Events.Count > 0
                    ? frozen
                    : noted,
            ct
        );
    }

    private static Task<SittingContext?> AllowedAsync(
        Work work,
        MeetingId id,
        Asker asker,
        CancellationToken ct
    ) => work.ContextAsync(id, r => r.WriteMinutes, asker, ct);
}
