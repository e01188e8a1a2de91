using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Joining.Invitations;
using Netzwerk.Web.Tests.Actors.Merging;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Invitations;

public sealed class InvitingPeople(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_pasted_addresses_to_a_seat_each_mail_comes_once()
    {
        var group = await app.FoundAsync(GroupOpenness.Private, "Steuerung");
        var member = await app.CreatePersonAsync("Mara", "Mitglied");
        await app.SeatAsync(group, member);
        var known = await app.CreatePersonAsync("Karl", "Bekannt");
        var mail = GroupSteps.Unique("nina");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (await office.OpenAsync($"/gruppen/{group}/einladungen")).SubmitAsync(
            "text",
            ("Text", "Wir brauchen Ihre Erfahrung.")
        );

        var preview = await InvitationSteps.PreviewAsync(
            office,
            group,
            $"Neu, Nina <{mail}>; {known.Card.Mail}\n{member.Card.Mail}, kein Mensch\n{mail}"
        );
        string[] words =
        [
            "neu, wird",
            "im Verzeichnis",
            "schon Mitglied",
            "keine E-Mail",
            "weiter oben",
        ];
        Assert.All(words, w => Assert.Contains(w, preview.Text, StringComparison.Ordinal));
        Assert.Empty(await InvitationsAsync(group));
        var send = () => preview.FillAsync("einladen", ("Do", "einladen"));
        await Task.WhenAll(send(), send());
        Assert.Equal(2, (await InvitationsAsync(group)).Count);

        var letter = await app.Post.NextToAsync(mail);
        Assert.Contains("Karla Koordinatorin", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Ihre Erfahrung", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("weil Karla Koordinatorin Sie", letter.TextBody, StringComparison.Ordinal);
        Assert.Null(letter.Headers["List-Unsubscribe"]);
        Assert.EndsWith("@netzwerk.example", letter.MessageId, StringComparison.Ordinal);
        // Somebody in no directory has no preferences to set.
        Assert.DoesNotContain("/mail/einstellungen", letter.TextBody, StringComparison.Ordinal);
        Assert.Null(await app.OwnerAsync(mail));

        using var browser = app.Visitor();
        var link = InvitationSteps.LinkIn(letter);
        var page = await browser.OpenAsync(link);
        Assert.Contains("Kurse abstimmen", page.Text, StringComparison.Ordinal);
        Assert.Contains("Karla Koordinatorin", page.Text, StringComparison.Ordinal);
        Assert.Null(await app.OwnerAsync(mail));
        await InvitationSteps.AcceptAsync(page);
        var again = await InvitationSteps.AcceptAsync(page, "Anders");
        Assert.Contains("jetzt dabei", (await again.FollowAsync()).Text, StringComparison.Ordinal);

        var person = (await app.OwnerAsync(mail))!.Value;
        var seat = (await app.GroupAsync(group)).MemberOf(person);
        Assert.Equal(GroupRole.Member, seat?.Role);
        Assert.Equal("Nina Neu", (await app.CardAsync(person))?.FullName);
        var welcome = await app.Post.NextToAsync(mail, after: 1);
        Assert.StartsWith("Willkommen", welcome.Subject, StringComparison.Ordinal);

        var toKnown = await app.Post.NextToAsync(known.Card.Mail);
        Assert.Contains("/mail/einstellungen", toKnown.TextBody, StringComparison.Ordinal);
        var theirs = await browser.OpenAsync(InvitationSteps.LinkIn(toKnown));
        Assert.Empty(theirs.Document.QuerySelectorAll("input[name='Input.GivenName']"));
        await theirs.FillAsync("mitmachen");
        Assert.NotNull((await app.GroupAsync(group)).MemberOf(known.Id));
        await app.WaitForDaemonAsync();
        await app.Post.NextToAsync(known.Card.Mail, after: 1);
        Assert.Equal(2, app.Post.To(mail).Count);
        Assert.Equal(2, app.Post.To(known.Card.Mail).Count);
    }

    [Fact]
    public async Task Whoever_says_no_hears_no_more_and_can_change_their_mind()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("nein");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, mail);
        using var browser = app.Visitor();
        var link = InvitationSteps.LinkIn(await app.Post.NextToAsync(mail));
        var page = await browser.OpenAsync(link);
        await page.FillAsync("nein");
        await page.FillAsync("nein");

        var preview = await InvitationSteps.PreviewAsync(office, group, mail);
        Assert.Contains("hat Nein gesagt", preview.Text, StringComparison.Ordinal);
        Assert.Empty(preview.Document.QuerySelectorAll("button[value=einladen]"));
        var list = await office.OpenAsync($"/gruppen/{group}/mitglieder");
        Assert.Contains("hat Nein gesagt", list.Text, StringComparison.Ordinal);
        Assert.Single(app.Post.To(mail));

        var later = await browser.OpenAsync(link);
        Assert.Contains("Danke für Ihre Antwort", later.Text, StringComparison.Ordinal);
        await InvitationSteps.AcceptAsync(later);
        Assert.NotNull((await app.GroupAsync(group)).MemberOf((await app.OwnerAsync(mail))!.Value));
    }

    [Fact]
    public async Task Sent_again_once_and_taken_back_the_link_opens_nothing()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("zurueck");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, mail);
        var link = InvitationSteps.LinkIn(await app.Post.NextToAsync(mail));
        var list = await office.OpenAsync($"/gruppen/{group}/einladungen");
        var id = GroupSteps.ButtonOf(list, "Again");
        await Task.WhenAll(
            list.SubmitAsync("einladungen", ("Again", id)),
            list.SubmitAsync("einladungen", ("Again", id))
        );
        var second = await app.Post.NextToAsync(mail, after: 1);
        Assert.Equal(link, InvitationSteps.LinkIn(second));
        await app.WaitForDaemonAsync();
        Assert.Equal(2, app.Post.To(mail).Count);

        await list.SubmitAsync("einladungen", ("Withdraw", id));
        using var browser = app.Visitor();
        var dead = await browser.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, dead.Status);
        Assert.Contains("gilt nicht mehr", dead.Text, StringComparison.Ordinal);
        Assert.Null(await app.OwnerAsync(mail));
    }

    [Fact]
    public async Task Invited_into_two_groups_a_new_address_becomes_one_person()
    {
        var (one, other) = (await app.FoundAsync(), await app.FoundAsync(name: "AG Sport"));
        var mail = GroupSteps.Unique("zweimal");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, one, mail);
        await InvitationSteps.InviteAsync(office, other, mail.ToUpperInvariant());
        await app.Post.NextToAsync(mail, after: 1);
        var links = app.Post.To(mail).Select(InvitationSteps.LinkIn).ToArray();
        var pages = await Task.WhenAll(links.Select(l => app.Visitor().OpenAsync(l)));

        await Task.WhenAll(pages.Select(p => InvitationSteps.AcceptAsync(p)));

        var person = (await app.OwnerAsync(mail))!.Value;
        Assert.NotNull((await app.GroupAsync(one)).MemberOf(person));
        Assert.NotNull((await app.GroupAsync(other)).MemberOf(person));
    }

    [Fact]
    public async Task Somebody_entered_meanwhile_is_not_entered_again_nor_seated_twice()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("inzwischen");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, mail);
        var link = InvitationSteps.LinkIn(await app.Post.NextToAsync(mail));
        var entered = await app.CreatePersonAsync("Nina", "Eingetragen", mail);

        using var browser = app.Visitor();
        await (await browser.OpenAsync(link)).FillAsync("mitmachen");

        Assert.Equal(entered.Id, Assert.Single((await app.GroupAsync(group)).Members).Person);
        Assert.Equal("Nina Eingetragen", (await app.CardAsync(entered.Id))?.FullName);
    }

    [Fact]
    public async Task An_entry_that_was_merged_is_invited_and_seated_as_the_one_who_stays()
    {
        var group = await app.FoundAsync();
        var gone = await app.CreatePersonAsync("Jana", "Doppelt", GroupSteps.Unique("weg"));
        var stays = await app.CreatePersonAsync("Jana", "Doppelt", GroupSteps.Unique("bleibt"));
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, gone.Card.Mail);
        var link = InvitationSteps.LinkIn(await app.Post.NextToAsync(gone.Card.Mail));
        await office.MergeAsync(gone.Id, stays.Id);

        var preview = await InvitationSteps.PreviewAsync(office, group, stays.Card.Mail);
        Assert.Contains("schon eingeladen", preview.Text, StringComparison.Ordinal);
        using var browser = app.Visitor();
        await (await browser.OpenAsync(link)).FillAsync("mitmachen");

        Assert.Equal(stays.Id, Assert.Single((await app.GroupAsync(group)).Members).Person);
    }

    [Fact]
    public async Task Only_who_manages_members_invites_and_a_chair_does_not_learn_who_is_known()
    {
        var group = await app.FoundAsync();
        var (member, guest, chair) = (
            await app.CreatePersonAsync("Mia", "Mitglied"),
            await app.CreatePersonAsync("Gerd", "Gast"),
            await app.CreatePersonAsync("Vera", "Vorsitz")
        );
        await app.SeatAsync(group, member);
        await app.SeatAsync(group, guest, GroupRole.Guest);
        await app.SeatAsync(group, chair, GroupRole.Chair);
        var known = await app.CreatePersonAsync("Karl", "Bekannt");
        foreach (
            var path in (string[])["einladen", "einladungen", "gesperrt", "einladungslink.svg"]
        )
        {
            foreach (var person in new[] { member, guest })
            {
                using var browser = await app.SignInAsync(person);
                var page = await browser.OpenAsync($"/gruppen/{group}/{path}");
                Assert.Equal((path, HttpStatusCode.NotFound), (path, page.Status));
            }

            var visitor = await app.Visitor().OpenAsync($"/gruppen/{group}/{path}");
            Assert.Equal((path, HttpStatusCode.Found), (path, visitor.Status));
        }

        using var leading = await app.SignInAsync(chair);
        var preview = await InvitationSteps.PreviewAsync(
            leading,
            group,
            known.Card.Mail,
            ("Input.People", known.Id.ToString())
        );
        Assert.DoesNotContain("Verzeichnis", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Karl", preview.Text, StringComparison.Ordinal);
        await preview.FillAsync("einladen", ("Do", "einladen"));
        var list = await leading.OpenAsync($"/gruppen/{group}/einladungen");
        Assert.DoesNotContain("Karl", list.Text, StringComparison.Ordinal);
        Assert.Contains(known.Card.Mail, list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_the_directory_is_found_and_chosen_without_typing_an_address()
    {
        var group = await app.FoundAsync();
        var wanted = await app.CreatePersonAsync("Zita", "Zwetschge");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync($"/gruppen/{group}/einladen");
        var found = await page.FillAsync("einladen", ("Input.Search", "zwetsch"), ("Do", "suchen"));
        Assert.Contains("Zwetschge, Zita", found.Text, StringComparison.Ordinal);
        var preview = await found.FillAsync(
            "einladen",
            ("Input.People", wanted.Id.ToString()),
            ("Do", "pruefen")
        );
        await preview.FillAsync("einladen", ("Do", "einladen"));

        Assert.Equal(wanted.Id, Assert.Single(await InvitationsAsync(group)).Person);
    }

    [Fact]
    public async Task Whoever_is_erased_is_invited_no_longer()
    {
        var group = await app.FoundAsync();
        var person = await app.CreatePersonAsync("Weg", "Damit");
        var boss = await app.CreateCoordinatorAsync();
        using var office = await app.SignInAsync(boss);
        await InvitationSteps.InviteAsync(office, group, person.Card.Mail);
        var link = InvitationSteps.LinkIn(await app.Post.NextToAsync(person.Card.Mail));
        await (await office.OpenAsync($"/personen/{person.Id}/loeschen")).FillAsync("loeschen");

        Assert.Equal(
            GroupInvitationState.Withdrawn,
            Assert.Single(await InvitationsAsync(group)).State
        );
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().OpenAsync(link)).Status);
    }

    private async Task<IReadOnlyList<GroupInvitation>> InvitationsAsync(GroupId group)
    {
        await using var session = app.Query();
        var all = await session.Query<GroupInvitation>().ToListAsync(Ct);
        return [.. all.Where(i => i.Group == group)];
    }
}
