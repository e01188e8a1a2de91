using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Subscriptions;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>Who leaves a group is no longer invited to its meetings to come, and hears so.</summary>
public sealed class WithdrawThoseWhoLeft : SubscriptionBase
{
    private readonly CommandRunner _commands;

    public WithdrawThoseWhoLeft(CommandRunner commands)
    {
        _commands = commands;
        Name = "withdraw-those-who-left";
        IncludeType<MemberLeft>();
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken
    )
    {
        foreach (var happened in page.Events)
        {
            if (happened.Data is MemberLeft left)
            {
                await WithdrawAsync(happened, left.Person, operations, cancellationToken);
            }
        }

        return NullChangeListener.Instance;
    }

    private async Task WithdrawAsync(
        IEvent happened,
        PersonId person,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(happened.StreamId, ct);
        if (group is null || group.MemberOf(person) is not null)
        {
            return;
        }

        var day = Appointment.LocalDay(happened.Timestamp);
        var meetings = await session
            .Query<Meeting>()
            .Where(m => m.Group == new GroupId(group.Id) && m.When.Day >= day)
            .Where(m => m.Status == MeetingStatus.Called)
            .ToListAsync(ct);
        foreach (var meeting in meetings)
        {
            await _commands.ChangeAsync<Meeting, MeetingEvent>(
                meeting.Id,
                m => InvitationDecisions.Decide(m, new WithdrawInvitation(person)),
                Originator.Job,
                ct
            );
        }
    }
}
