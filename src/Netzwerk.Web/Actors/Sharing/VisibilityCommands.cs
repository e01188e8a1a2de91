using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>
/// Changes how far somebody's details are shown: people their own, coordinators those of others. Nobody else sees that there
/// is something to choose.
/// </summary>
public sealed class VisibilityCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> ChooseAsync(
        PersonId person,
        ChooseOwnVisibility ask,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            person,
            asker,
            rights => rights.IsSelf,
            v => VisibilityDecisions.Decide(v, ask, Today),
            ct
        );

    /// <summary>Coordinators agree to their own details as everybody does.</summary>
    public Task<CommandResult> NoteAsync(
        PersonId person,
        NoteVisibility ask,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            person,
            asker,
            rights => rights is { ManagesAll: true, IsSelf: false },
            v => VisibilityDecisions.Decide(v, ask, Today),
            ct
        );

    public Task<CommandResult> WithdrawAsync(PersonId person, Asker asker, CancellationToken ct) =>
        ChangeAsync(
            person,
            asker,
            rights => rights.See,
            v => VisibilityDecisions.Decide(v, new WithdrawConsents(), Today),
            ct
        );

    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    private Task<CommandResult> ChangeAsync(
        PersonId person,
        Asker asker,
        Func<PersonRights, bool> may,
        Func<PersonVisibility, Outcome<VisibilityEvent>> decide,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    !may(PersonRights.Of(person, asker.User))
                    || await work.Session.LoadAsync<Person>(person.Value, token)
                        is not { IsErased: false, MergedInto: null }
                )
                {
                    work.NotFound();
                    return;
                }

                // The history of the person goes on: how far they are shown is part of it.
                await work.AppendAsync<PersonVisibility, VisibilityEvent>(
                    person.Value,
                    v => decide(v ?? PersonVisibility.Usual(person.Value)),
                    token
                );
            },
            ct
        );
    }
}
