using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class JoiningAGroup(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_public_page_to_the_first_invitation_each_mail_comes_once()
    {
        var group = await app.FoundAsync();
        await app.SeatAsync(group, await app.CreatePersonAsync());
        var meeting = await app.CallMeetingAsync(group);
        var mail = GroupSteps.Unique("jana");
        using var browser = app.Visitor();

        var home = await browser.OpenAsync($"/gruppen/{group}");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("Herbstrunde", home.Text, StringComparison.Ordinal);
        var sent = await GroupSteps.AskAsync(browser, group, mail);
        Assert.Equal("/mitmachen/gesendet", sent.RedirectsTo);

        var confirmation = await app.Post.NextToAsync(mail);
        // Anybody can type any name: none of it may reach a stranger's mailbox.
        Assert.DoesNotContain("Jana", confirmation.ToString(), StringComparison.Ordinal);
        var link = GroupSteps.LinkIn(confirmation);
        Assert.Equal(JoinRequestState.Unconfirmed, await StateAsync(mail));
        var page = await browser.OpenAsync(link);
        Assert.Equal(JoinRequestState.Unconfirmed, await StateAsync(mail));
        await page.SubmitAsync("bestaetigen");
        Assert.Equal(JoinRequestState.Waiting, await StateAsync(mail));

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list = await office.OpenAsync($"/gruppen/{group}");
        Assert.Contains("Jana Neu", list.Text, StringComparison.Ordinal);
        Assert.Contains("Nachbarschaftshilfe", list.Text, StringComparison.Ordinal);
        Assert.Contains("Ich begleite Familien.", list.Text, StringComparison.Ordinal);
        var admit = ("Admit", GroupSteps.ButtonOf(list, "Admit"));
        await list.SubmitAsync("wuensche", admit);
        var again = await list.SubmitAsync("wuensche", admit);
        Assert.Equal($"/gruppen/{group}", again.RedirectsTo);

        await app.WaitForDaemonAsync();
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(app.Post.To(mail).Count >= 3 ? "arrived" : null)
        );
        var subjects = app.Post.To(mail).Select(m => m.Subject ?? "").ToArray();
        Assert.Equal(3, subjects.Length);
        Assert.Single(
            subjects,
            s => s.StartsWith("Willkommen in der Gruppe", StringComparison.Ordinal)
        );
        Assert.Single(subjects, s => s.Contains("Herbstrunde", StringComparison.Ordinal));
        var welcome = app
            .Post.To(mail)
            .Single(m => m.Subject!.StartsWith("Willkommen", StringComparison.Ordinal));
        Assert.Contains("/kalender/abonnieren", welcome.TextBody, StringComparison.Ordinal);
        // Nothing was approved yet.
        Assert.DoesNotContain("/protokoll", welcome.TextBody, StringComparison.Ordinal);
        await using var session = app.Query();
        var person = (await app.OwnerAsync(mail))!.Value;
        Assert.NotNull((await session.LoadAsync<Group>(group.Value, Ct))!.MemberOf(person));
        Assert.NotNull((await session.LoadAsync<Meeting>(meeting.Value, Ct))!.InviteeOf(person));
    }

    [Fact]
    public async Task Whoever_is_declined_gets_one_polite_mail_and_no_seat()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("dora");
        await app.WaitAsync(group, mail);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list = await office.OpenAsync($"/gruppen/{group}");

        await list.SubmitAsync("wuensche", ("Decline", GroupSteps.ButtonOf(list, "Decline")));

        var no = await app.Post.NextToAsync(mail, after: 1);
        Assert.Contains("Ihr Wunsch", no.Subject, StringComparison.Ordinal);
        await using var session = app.Query();
        Assert.Empty((await session.LoadAsync<Group>(group.Value, Ct))!.Members);
    }

    [Fact]
    public async Task Pressing_twice_asks_once()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("doppelt");
        using var browser = app.Visitor();
        var page = await browser.OpenAsync($"/gruppen/{group}/mitmachen");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => page.SubmitAsync("mitmachen", GroupSteps.Wish(mail)))
        );

        Assert.All(answers, a => Assert.Equal("/mitmachen/gesendet", a.RedirectsTo));
        Assert.Single(await RequestsAsync(mail));
        await app.Post.NextToAsync(mail);
        await app.WaitForDaemonAsync();
        Assert.Single(app.Post.To(mail));
    }

    [Fact]
    public async Task Two_forms_with_one_new_address_at_once_make_one_person()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("gleichzeitig");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => GroupSteps.AskAsync(app.Visitor(), group, mail))
        );

        Assert.All(answers, a => Assert.Equal("/mitmachen/gesendet", a.RedirectsTo));
        Assert.Single((await RequestsAsync(mail)).DistinctBy(r => r.Person));
    }

    [Fact]
    public async Task Nobody_learns_from_the_form_whose_address_is_known()
    {
        var group = await app.FoundAsync();
        var member = await app.CreatePersonAsync("Mara", "Mitglied");
        await app.SeatAsync(group, member);
        var known = await app.CreatePersonAsync("Karl", "Bekannt");

        var answers = new List<(HttpStatusCode, string?)>();
        foreach (
            var mail in (string[])[member.Card.Mail, known.Card.Mail, GroupSteps.Unique("fremd")]
        )
        {
            var answer = await GroupSteps.AskAsync(app.Visitor(), group, mail);
            answers.Add((answer.Status, answer.RedirectsTo));
        }

        Assert.Single(answers.Distinct());
        // What a stranger typed does not change a known card.
        var names = await app.WithAsync<PersonNames, string>(async n =>
            (await n.OfAsync([known.Id], Ct))[known.Id]
        );
        Assert.Equal("Karl Bekannt", names);
    }

    [Fact]
    public async Task A_link_opens_nothing_when_altered_and_changes_nothing_the_second_time()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("link");
        using var browser = app.Visitor();
        await GroupSteps.AskAsync(browser, group, mail);
        var link = await app.LinkAsync(mail);

        var altered = await browser.OpenAsync(link[..^1] + (link[^1] == 'a' ? 'b' : 'a'));
        Assert.Equal(HttpStatusCode.NotFound, altered.Status);
        var page = await browser.OpenAsync(link);
        var first = await page.SubmitAsync("bestaetigen");
        var second = await page.SubmitAsync("bestaetigen");

        Assert.Equal(first.RedirectsTo, second.RedirectsTo);
        var shown = await second.FollowAsync();
        Assert.Contains("Ihre Adresse ist bestätigt", shown.Text, StringComparison.Ordinal);
        Assert.Equal(JoinRequestState.Waiting, await StateAsync(mail));
    }

    [Fact]
    public async Task Three_mails_a_day_reach_an_address_and_no_more()
    {
        var mail = GroupSteps.Unique("viel");
        for (var i = 0; i < JoinLimits.MostPerMail + 2; i++)
        {
            var answer = await GroupSteps.AskAsync(app.Visitor(), await app.FoundAsync(), mail);
            Assert.Equal("/mitmachen/gesendet", answer.RedirectsTo);
        }

        Assert.Equal(JoinLimits.MostPerMail, (await RequestsAsync(mail)).Count);
    }

    [Fact]
    public async Task One_connection_is_stopped_after_forty_wishes()
    {
        var group = await app.FoundAsync();
        using var browser = app.Visitor();
        Page? answer = null;
        for (var i = 0; i <= JoinLimits.MostPerConnection; i++)
        {
            answer = await GroupSteps.AskAsync(browser, group, GroupSteps.Unique("flut"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer!.Status);
        Assert.Contains("sehr viele Anfragen", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Neu", "a@verein.example", "feld-givenname")]
    [InlineData("Jana", "\u202E\u200B", "a@verein.example", "feld-familyname")]
    [InlineData("Jana", "Neu", "", "feld-mail")]
    [InlineData("Jana", "Neu", "jana", "feld-mail")]
    [InlineData("Jana", "Neu", "a@verein.example\r\nBcc: b@verein.example", "feld-mail")]
    public async Task What_is_wrong_stands_beside_its_field(
        string given,
        string family,
        string mail,
        string field
    )
    {
        var group = await app.FoundAsync();
        using var browser = app.Visitor();
        var page = await browser.OpenAsync($"/gruppen/{group}/mitmachen");

        var answer = await page.SubmitAsync("mitmachen", GroupSteps.Wish(mail, given, family));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotNull(answer.Document.GetElementById(field + "-fehler"));
    }

    [Fact]
    public async Task Ten_thousand_letters_are_too_many_for_a_name()
    {
        var group = await app.FoundAsync();
        using var browser = app.Visitor();
        var page = await browser.OpenAsync($"/gruppen/{group}/mitmachen");
        var wish = GroupSteps.Wish(
            GroupSteps.Unique("lang"),
            new string('x', 10_000),
            new string('y', 10_000)
        );

        var answer = await page.SubmitAsync("mitmachen", wish);

        Assert.NotNull(answer.Document.GetElementById("feld-givenname-fehler"));
        Assert.NotNull(answer.Document.GetElementById("feld-familyname-fehler"));
    }

    [Fact]
    public async Task Markup_and_marks_in_a_name_are_shown_as_letters_and_break_no_header()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("boese");
        using var browser = app.Visitor();
        var page = await browser.OpenAsync($"/gruppen/{group}/mitmachen");
        await page.SubmitAsync(
            "mitmachen",
            GroupSteps.Wish(mail, "<script>alert(1)</script>", "Ne\u202Eu\r\nBcc: x@fremd.example")
        );
        await (await browser.OpenAsync(await app.LinkAsync(mail))).SubmitAsync("bestaetigen");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list = await office.OpenAsync($"/gruppen/{group}");

        Assert.Contains(
            "<script>alert(1)</script> Neu Bcc: x@fremd.example",
            list.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(list.Document.QuerySelectorAll("main script"));
        await list.SubmitAsync("wuensche", ("Admit", GroupSteps.ButtonOf(list, "Admit")));
        var welcome = await app.Post.NextToAsync(mail, after: 1);
        Assert.Empty(welcome.Bcc);
        Assert.Equal(mail, Assert.Single(welcome.To.Mailboxes).Address);
    }

    private async Task<JoinRequestState> StateAsync(string mail) =>
        Assert.Single(await RequestsAsync(mail)).State;

    private async Task<IReadOnlyList<JoinRequest>> RequestsAsync(string mail)
    {
        var owner = await app.OwnerAsync(mail);
        await using var session = app.Query();
        var all = await session.Query<JoinRequest>().ToListAsync(Ct);
        return [.. all.Where(r => r.Person == owner)];
    }
}
