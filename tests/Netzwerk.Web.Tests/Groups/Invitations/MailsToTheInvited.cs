using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Invitations;

public sealed class MailsToTheInvited(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    [Fact]
    public async Task The_list_of_mails_names_who_was_invited_and_calls_nobody_erased()
    {
        var group = await app.FoundAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(
            office,
            group,
            "Nele Wartet <nele-wartet@gast.example>, wartet-auch@gast.example"
        );
        // The mails are planned behind the click.
        await app.Post.NextToAsync("nele-wartet@gast.example");
        await app.Post.NextToAsync("wartet-auch@gast.example");

        var mails = await office.OpenAsync("/verwaltung/post");

        string[] named = ["Nele Wartet", "wartet-auch@gast.example"];
        foreach (var name in named)
        {
            var row = mails
                .Document.QuerySelectorAll("tbody tr")
                .Single(r => r.TextContent.Contains(name, StringComparison.Ordinal));
            Assert.Contains("eingeladen", row.TextContent, StringComparison.Ordinal);
            Assert.Null(row.QuerySelector("a[href^='/personen/']"));
        }

        Assert.DoesNotContain(PersonNames.ErasedPerson, mails.Text, StringComparison.Ordinal);
    }
}
