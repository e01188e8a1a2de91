using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

/// <summary>Tasks that a meeting handed out.</summary>
internal static class HandedOutTasks
{
    public static async Task<Guid> AssignAsync(
        MailedNetzwerk netzwerk,
        (Circle Circle, MeetingId Meeting) met,
        KnownPerson person,
        string wording,
        int? inDays
    )
    {
        var id = Guid.CreateVersion7(netzwerk.Now);
        DateOnly? due = inDays is { } days ? netzwerk.Today.AddDays(days) : null;
        var ask = new AssignActionItem(
            met.Circle.Group,
            met.Meeting,
            AgendaItemId.Create(),
            wording,
            person.Id,
            due
        );
        MailedNetzwerk.Must(
            await netzwerk
                .App.Services.GetRequiredService<CommandRunner>()
                .StartAsync<ActionItem, ActionItemEvent>(
                    id,
                    ActionItemDecisions.Decide(ask),
                    Originator.Job,
                    TestContext.Current.CancellationToken
                )
        );
        return id;
    }
}
