using System.Text.RegularExpressions;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;
using Group = Netzwerk.Domain.Groups.Group;

namespace Netzwerk.Web.Tests.Groups.Invitations;

/// <summary>Inviting people and answering, step by step.</summary>
internal static partial class InvitationSteps
{
    public static async Task<Page> PreviewAsync(
        HttpClient office,
        GroupId group,
        string addresses,
        params (string, string)[] more
    )
    {
        var page = await office.OpenAsync($"/gruppen/{group}/einladen");
        return await page.FillAsync(
            "einladen",
            [("Input.Addresses", addresses), ("Do", "pruefen"), .. more]
        );
    }

    public static async Task<Page> InviteAsync(HttpClient office, GroupId group, string addresses)
    {
        var preview = await PreviewAsync(office, group, addresses);
        var done = await preview.FillAsync("einladen", ("Do", "einladen"));
        Assert.Equal($"/gruppen/{group}/einladungen", done.RedirectsTo);
        return done;
    }

    public static string LinkIn(MimeMessage mail) =>
        new Uri(LinkForm().Match(mail.TextBody!).Value).AbsolutePath;

    public static Task<Page> AcceptAsync(Page page, string given = "Nina", string family = "Neu") =>
        page.FillAsync(
            "mitmachen",
            ("Input.GivenName", given),
            ("Input.FamilyName", family),
            ("Input.Organisation", "Nachbarschaftshilfe")
        );

    public static async Task<Group> GroupAsync(this NetzwerkApp app, GroupId group)
    {
        await using var session = app.Query();
        return (
            await session.LoadAsync<Group>(group.Value, TestContext.Current.CancellationToken)
        )!;
    }

    [GeneratedRegex(@"https://\S+/einladung/[a-z2-7]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkForm();
}
