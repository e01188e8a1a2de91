using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.MailChoices.Members;

/// <summary>How a group writes to one of its members.</summary>
public sealed record MemberMailScreen(Group Group, string Name, GroupMail Choice, bool IsMuted);

/// <summary>
/// How a group writes to its members, for coordinators: who never looks into the settings, or set them so that nothing arrives
/// any more, is helped with a word of why. All mail stays muted for whoever muted it.
/// </summary>
public sealed class MemberMails(
    CommandRunner commands,
    IQuerySession session,
    PersonNames names,
    TimeProvider clock
)
{
    /// <summary>Null where it is nobody's business: no such group, no such member, not a coordinator.</summary>
    public async Task<MemberMailScreen?> LoadAsync(
        GroupId id,
        PersonId person,
        Asker asker,
        CancellationToken ct
    )
    {
        if (await FindAsync(session, id, person, asker, ct) is not { } group)
        {
            return null;
        }

        var wishes =
            await session.LoadAsync<MailPreferences>(person.Value, ct)
            ?? MailPreferences.Usual(person.Value);
        return new(
            group,
            (await names.OfAsync([person], ct))[person],
            wishes.Of(id),
            wishes.IsSilentOn(Appointment.LocalDay(clock.GetUtcNow()))
        );
    }

    public Task<CommandResult> SetAsync(
        PersonId person,
        SetGroupMail ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await FindAsync(work.Session, ask.Group, person, asker, token) is null)
                {
                    work.NotFound();
                    return;
                }

                await work.AppendAsync<MailPreferences, MailPreferenceEvent>(
                    person.Value,
                    p =>
                        MailPreferenceDecisions.Decide(
                            p ?? MailPreferences.Usual(person.Value),
                            ask
                        ),
                    token
                );
            },
            ct
        );
    }

    private static async Task<Group?> FindAsync(
        IQuerySession session,
        GroupId id,
        PersonId person,
        Asker asker,
        CancellationToken ct
    ) =>
        await session.LoadAsync<Group>(id.Value, ct) is { IsClosed: false } group
        && group.Concerns(person)
        && asker.User.IsInRole(Caller.CoordinatorRole)
            ? group
            : null;
}
