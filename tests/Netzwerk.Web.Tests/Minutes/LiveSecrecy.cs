using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

public sealed class LiveSecrecy(TestDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_without_the_undertaking_hears_nothing_of_a_closed_item_until_it_is_given()
    {
        await using LiveSite site = new(await database.CreateDatabaseAsync(Ct));
        var (chair, member) = (await site.PersonAsync(), await site.PersonAsync());
        var (group, meeting, items) = await site.MeetingAsync(
            2,
            (chair, GroupRole.Chair),
            (member, GroupRole.Member)
        );
        await site.ChangeMeetingAsync(
            meeting,
            m =>
                AgendaDecisions.Decide(
                    m,
                    new ChangeAgendaItem(
                        items[0],
                        "Intern",
                        default,
                        10,
                        null,
                        AgendaPart.ClosedPart
                    )
                )
        );
        var now = TimeProvider.System.GetUtcNow();
        await site.ChangeGroupAsync(
            group,
            g =>
                ConfidentialityDecisions.Decide(
                    g,
                    new AskForConfidentiality("Ich schweige.", false, false, Before: 0),
                    now
                )
        );
        await using var open = await site.JoinedAsync(member, items[1]);
        await using var closed = await site.WriterAsync(member, items[0]);
        var problem = await Assert.ThrowsAsync<HubException>(() => closed.JoinAsync(Ct));
        Assert.EndsWith("not-found", problem.Message, StringComparison.Ordinal);

        await site.ChangeGroupAsync(
            group,
            g => ConfidentialityDecisions.Decide(g, new GiveConfidentiality(member, 1), now)
        );
        await NetzwerkApp.EventuallyAsync<object>(async () =>
        {
            try
            {
                return await closed.JoinAsync(Ct);
            }
            catch (HubException)
            {
                // What the server knew is believed for some seconds.
                return null;
            }
        });
    }
}
