using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

public sealed class ChoosingByLinkOrSignedIn(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task The_link_under_every_mail_opens_the_choices_without_signing_in()
    {
        var (circle, ada, path) = await InvitedAsync();
        using var phone = netzwerk.App.Visitor();
        var page = await phone.OpenAsync(path);
        Assert.Contains("AG Sprache", page.Text, Ordinal);
        Assert.DoesNotContain(ada.Card.FamilyName, page.Text, Ordinal);
        Assert.DoesNotContain(ada.Card.Mail, page.Text, Ordinal);
        Assert.Equal(0, (await netzwerk.App.WishesOfAsync(ada)).Version);

        var saved = await page.SubmitAsync("groups", ("Choices[0].Pace", "Weekly"));
        Assert.Equal(path, saved.RedirectsTo);
        Assert.Contains("gespeichert", (await saved.FollowAsync()).Text, Ordinal);
        Assert.Equal(
            new(circle.Group, MailPace.Weekly, Reminders: false),
            (await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group)
        );
        page = await phone.OpenAsync(path);
        var chosen = page.Document.QuerySelector("select option[selected]");
        Assert.Equal("Weekly", chosen!.GetAttribute("value"));
    }

    [Fact]
    public async Task Muting_and_taking_it_back_by_the_link()
    {
        var (_, ada, path) = await InvitedAsync();
        using var phone = netzwerk.App.Visitor();
        var page = await phone.OpenAsync(path);
        var wrong = await page.SubmitAsync("mute", ("Until", "irgendwann"));
        Assert.Contains("Bitte schreiben Sie das Datum so", wrong.Text, Ordinal);
        var over = await page.SubmitAsync(
            "mute",
            ("Until", $"{netzwerk.Today.AddDays(-1):yyyy-MM-dd}")
        );
        Assert.Contains("schon vorbei", over.Text, Ordinal);
        Assert.False((await netzwerk.App.WishesOfAsync(ada)).IsMuted);

        await page.SubmitAsync("mute", ("Until", $"{netzwerk.Today.AddDays(3):dd.MM.yyyy}"));
        Assert.Equal(netzwerk.Today.AddDays(3), (await netzwerk.App.WishesOfAsync(ada)).MutedUntil);
        page = await phone.OpenAsync(path);
        Assert.Contains("stummgeschaltet", page.Text, Ordinal);
        await page.SubmitAsync("unmute");
        Assert.False((await netzwerk.App.WishesOfAsync(ada)).IsMuted);
    }

    [Fact]
    public async Task Signed_in_the_same_choices_stand_behind_the_own_account()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        using var browser = await netzwerk.App.SignInAsync(ada);
        var account = await browser.OpenAsync("/konto");
        Assert.NotNull(account.Document.QuerySelector("main a[href='/konto/mail']"));
        var page = await browser.OpenAsync("/konto/mail");
        await page.SubmitAsync(
            "groups",
            ("Choices[0].Pace", "Daily"),
            ("Choices[0].Reminders", "true")
        );
        Assert.Equal(
            new(circle.Group, MailPace.Daily, Reminders: true),
            (await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group)
        );
    }

    [Fact]
    public async Task A_group_that_does_not_write_to_me_cannot_be_chosen()
    {
        var (_, ada, path) = await InvitedAsync();
        var foreign = GroupId.Create();
        var page = await netzwerk.App.Visitor().OpenAsync(path);
        await page.SubmitAsync(
            "groups",
            ("Choices[0].Group", foreign.ToString()),
            ("Choices[0].Pace", "Never")
        );
        Assert.Empty((await netzwerk.App.WishesOfAsync(ada)).Groups);
    }

    [Fact]
    public async Task The_link_of_one_opens_nothing_for_another_and_a_wrong_letter_opens_nothing()
    {
        var (_, ada, path) = await InvitedAsync();
        var (_, ben, _) = await InvitedAsync();
        using var browser = await netzwerk.App.SignInAsync(ben);
        await (await browser.OpenAsync(path)).SubmitAsync("mute", ("Until", ""));
        Assert.True((await netzwerk.App.WishesOfAsync(ada)).IsMuted);
        Assert.False((await netzwerk.App.WishesOfAsync(ben)).IsMuted);

        var wrong = path[..^1] + (path[^1] == 'a' ? 'b' : 'a');
        var dead = await browser.OpenAsync(wrong);
        Assert.Equal(HttpStatusCode.NotFound, dead.Status);
        Assert.Contains("gilt nicht mehr", dead.Text, Ordinal);
    }

    private async Task<(Circle Circle, KnownPerson Ada, string Path)> InvitedAsync()
    {
        var circle = await netzwerk.FoundAsync(1);
        await netzwerk.CallAsync(circle);
        var ada = circle.People[0];
        var text = netzwerk.To(ada)[0].Text;
        return (circle, ada, Choosing.PathIn(text, "/mail/einstellungen/"));
    }
}
