using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Calling;

/// <summary>What people read of an urgent call, and what a new date means for the period.</summary>
public sealed class CallingUrgently(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_invitation_gives_the_reason()
    {
        var circle = await netzwerk.FoundAsync(1);
        await netzwerk.App.AdoptAsync(
            circle.Group,
            r => r with { Convocation = r.Convocation with { NoticeDays = 28 } }
        );
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(10));
        var commands = netzwerk.App.Services.GetRequiredService<MeetingCommands>();
        var how = new HowToCall([], Urgent: true, Reason: "Die Frist des Landes endet.");
        MailedNetzwerk.Must(
            await commands.CallAsync(
                meeting,
                how,
                Asker.Program(Originator.Job),
                CommandOptions.None,
                Ct
            )
        );
        await netzwerk.SettleAsync();
        Assert.Contains(
            "Eilladung mit kürzerer Frist. Der Grund: Die Frist des Landes endet.",
            netzwerk.To(circle.People[0])[^1].Text,
            StringComparison.Ordinal
        );
    }

    // users.md 2.2 no. 7
    [Fact]
    public async Task A_new_date_is_held_against_the_rules_when_everybody_hears_of_it()
    {
        var circle = await netzwerk.FoundAsync(1);
        await netzwerk.App.AdoptAsync(circle.Group, r => r);
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(20));
        await netzwerk.App.CallAsync(meeting);
        await netzwerk.SettleAsync();
        Assert.True((await netzwerk.App.LoadAsync(meeting)).Convocation?.IsSound);
        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(5));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        var moved = await netzwerk.App.LoadAsync(meeting);
        Assert.Equal([ConvocationDefect.NoticeTooShort], moved.Convocation?.Defects);
        Assert.Equal(MeetingStatus.Called, moved.Status);
    }
}
