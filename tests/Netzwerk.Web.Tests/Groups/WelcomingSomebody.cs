using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

[Collection(AfterTheMeeting.Name)]
public sealed class WelcomingSomebody(NetzwerkApp app)
{
    [Fact]
    public async Task The_welcome_leads_to_the_last_minutes_that_were_approved()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        // Over, but its minutes are still being written.
        var later = await HeldMeeting.HoldAsync(app, group: held.Group);
        var mail = GroupSteps.Unique("willkommen");
        await app.WaitAsync(held.Group, mail);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list = await office.OpenAsync($"/gruppen/{held.Group}");
        await list.SubmitAsync("wuensche", ("Admit", GroupSteps.ButtonOf(list, "Admit")));

        var welcome = await app.Post.NextToAsync(mail, after: 1);
        Assert.StartsWith("Willkommen", welcome.Subject, StringComparison.Ordinal);
        Assert.Contains(
            $"/sitzungen/{held.Id}/protokoll",
            welcome.TextBody,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain($"{later.Id}", welcome.TextBody, StringComparison.Ordinal);
    }
}
