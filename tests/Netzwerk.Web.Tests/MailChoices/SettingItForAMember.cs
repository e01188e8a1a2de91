using System.Net;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

public sealed class SettingItForAMember(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private NetzwerkApp App => netzwerk.App;

    [Fact]
    public async Task A_coordinator_sets_it_and_the_member_reads_why_and_changes_it_back()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        await App.ChooseAsync(ada, circle.Group, MailPace.Never, reminders: false);
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var path = $"/gruppen/{circle.Group}/mitglieder/{ada.Id}/mails";
        var page = await office.OpenAsync(path);
        var refused = await page.FillAsync("mails", ("Input.Pace", "AtOnce"), ("Input.Reason", ""));
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("warum Sie das einstellen", refused.Text, Ordinal);
        Assert.Equal(MailPace.Never, (await App.WishesOfAsync(ada)).Of(circle.Group).Pace);

        var done = await page.FillAsync(
            "mails",
            ("Input.Pace", "AtOnce"),
            ("Input.Reminders", "true"),
            ("Input.Reason", "Am Telefon so besprochen")
        );
        Assert.Equal($"/gruppen/{circle.Group}/mitglieder/{ada.Id}", done.RedirectsTo);
        var set = (await App.WishesOfAsync(ada)).Of(circle.Group);
        Assert.Equal((MailPace.AtOnce, true), (set.Pace, set.Reminders));

        using var member = await App.SignInAsync(ada);
        var wishes = await member.OpenAsync("/konto/mail");
        Assert.Contains("„Am Telefon so besprochen“", wishes.Text, Ordinal);
        await wishes.FillAsync("groups", ("Choices[0].Pace", "Weekly"));
        Assert.DoesNotContain("Am Telefon", (await member.OpenAsync("/konto/mail")).Text, Ordinal);
        Assert.Equal(MailPace.Weekly, (await App.WishesOfAsync(ada)).Of(circle.Group).Pace);
    }

    [Fact]
    public async Task It_is_for_the_coordination_and_for_members_only()
    {
        var circle = await netzwerk.FoundAsync(2);
        var stranger = await App.CreatePersonAsync();
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var of = $"/gruppen/{circle.Group}/mitglieder/";
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.OpenAsync($"{of}{stranger.Id}/mails")).Status
        );
        using var colleague = await App.SignInAsync(circle.People[1]);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await colleague.OpenAsync($"{of}{circle.People[0].Id}/mails")).Status
        );
    }
}
