using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>What the link of an invitation says once it is altered, used twice, or about something that is over.</summary>
public sealed class LinksThatNoLongerFit(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Dead = "Dieser Link gilt nicht";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_other_letter_anywhere_is_the_page_of_a_link_that_never_was()
    {
        var (meeting, _, path) = await InvitedAsync();
        using var browser = netzwerk.App.Visitor();
        var never = await browser.OpenAsync("/antwort/" + new string('a', path.Length - 9));
        Assert.Equal(HttpStatusCode.NotFound, never.Status);
        Assert.Contains(Dead, never.Text, StringComparison.Ordinal);

        var start = path.LastIndexOf('/') + 1;
        string[] altered =
        [
            .. Enumerable
                .Range(start, path.Length - start)
                .Select(i => path[..i] + (path[i] == 'q' ? 'r' : 'q') + path[(i + 1)..]),
            path[..^1],
            path + "a",
            path + "%0d%0aSet-Cookie:a=b",
            path + new string('a', 100),
        ];
        foreach (var other in altered)
        {
            var page = await browser.OpenAsync(other);
            Assert.Equal((other, never.Status), (other, page.Status));
            Assert.Equal(never.Text, page.Text);
        }

        Assert.Equal(32 + 4, altered.Length);
        Assert.Empty(await AnswersAsync(meeting));
    }

    [Fact]
    public async Task An_answer_sent_to_an_altered_link_is_refused_on_a_page_and_stored_nowhere()
    {
        var (meeting, _, path) = await InvitedAsync();
        using var browser = netzwerk.App.Visitor();
        var fields = (await browser.OpenAsync(path)).Fields("answer");
        fields["Answer"] = "zusage";
        var altered = path[..^1] + (path[^1] == 'a' ? 'b' : 'a');

        using var form = new FormUrlEncodedContent(fields);
        var page = await Page.ReadAsync(browser, await browser.PostAsync(altered, form, Ct));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains(Dead, page.Text, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync(meeting));
    }

    [Fact]
    public async Task A_link_used_again_changes_the_one_answer_and_the_same_word_twice_nothing()
    {
        var (meeting, person, path) = await InvitedAsync();
        using var browser = netzwerk.App.Visitor();
        var page = await browser.OpenAsync(path);

        string[] told = [];
        foreach (var word in new[] { "zusage", "absage", "absage" })
        {
            var next = await (await page.SubmitAsync("answer", ("Answer", word))).FollowAsync();
            told =
            [
                .. told,
                next.Document.QuerySelector(".flash[role=status]")!.TextContent.Trim(),
            ];
        }

        Assert.Equal(
            [
                "Ihre Antwort ist gespeichert: Zugesagt.",
                "Ihre Antwort ist gespeichert: Abgesagt.",
                "Ihre Antwort ist gespeichert: Abgesagt.",
            ],
            told
        );
        Assert.Equal([Rsvp.Accepted, Rsvp.Declined], await AnswersAsync(meeting));
        var invitee = Assert.Single(
            (await LoadAsync(meeting)).Invitees,
            i => i.Person == person.Id
        );
        Assert.Equal(Rsvp.Declined, invitee.Answer);
    }

    [Fact]
    public async Task Pressed_in_two_windows_at_once_there_is_one_answer()
    {
        var (meeting, person, path) = await InvitedAsync();
        var page = await netzwerk.App.Visitor().OpenAsync(path);

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => page.SubmitAsync("answer", ("Answer", "zusage")))
        );

        Assert.All(pages, p => Assert.Equal(path, p.RedirectsTo));
        Assert.Equal([Rsvp.Accepted], await AnswersAsync(meeting));
        Assert.Single((await LoadAsync(meeting)).Invitees, i => i.Person == person.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vielleicht")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_word_that_is_no_answer_is_asked_for_again(string word)
    {
        var (meeting, _, path) = await InvitedAsync();
        var page = await netzwerk
            .App.Visitor()
            .OpenAsync(path + "?antwort=" + Uri.EscapeDataString(word));
        Assert.Equal(3, page.Document.QuerySelectorAll("button[name=Answer]").Length);

        var refused = await page.SubmitAsync("answer", ("Answer", word));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("Bitte wählen Sie eine Antwort.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(3, refused.Document.QuerySelectorAll("button[name=Answer]").Length);
        Assert.Empty(await AnswersAsync(meeting));
    }

    [Fact]
    public async Task The_link_of_a_cancelled_meeting_says_so_and_takes_no_answer()
    {
        var (meeting, _, path) = await InvitedAsync();
        var open = await netzwerk.App.Visitor().OpenAsync(path);
        await netzwerk.CancelAsync(meeting);

        var refused = await open.SubmitAsync("answer", ("Answer", "zusage"));
        Assert.Contains("Diese Sitzung ist abgesagt.", refused.Text, StringComparison.Ordinal);
        var page = await netzwerk.App.Visitor().OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            "Sie brauchen nicht mehr zu antworten",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Grund: Krank", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("button[name=Answer]"));
        Assert.Empty(await AnswersAsync(meeting));
    }

    [Fact]
    public async Task The_link_of_somebody_who_left_the_group_says_that_the_invitation_is_gone()
    {
        var (meeting, person, path) = await InvitedAsync();
        var open = await netzwerk.App.Visitor().OpenAsync(path);
        var group = (await LoadAsync(meeting)).Group;
        var left = await netzwerk.App.WithAsync<GroupCommands, CommandResult>(c =>
            c.ReleaseAsync(group, new ReleaseMember(person.Id), Asker.Program(Originator.Job), Ct)
        );
        MailedNetzwerk.Must(left);

        var refused = await open.SubmitAsync("answer", ("Answer", "zusage"));
        Assert.Contains("nicht eingeladen", refused.Text, StringComparison.Ordinal);
        var page = await netzwerk.App.Visitor().OpenAsync(path);
        Assert.Contains("Ihre Einladung wurde zurückgenommen", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bericht aus den Kursen", page.Text, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync(meeting));
    }

    [Fact]
    public async Task The_link_of_a_meeting_that_is_over_says_so_and_takes_no_answer()
    {
        await using var later = new MailedNetzwerk();
        var circle = await later.FoundAsync(1);
        var meeting = await later.CallAsync(circle, daysAhead: 3);
        var path = later.To(circle.People[0])[0].AnswerPath;
        var open = await later.App.Visitor().OpenAsync(path);
        await using var before = later.App.Query();
        var called = await before.LoadAsync<Meeting>(meeting.Value, Ct);
        later.App.Clock.Advance(called!.When.End.AddHours(1) - later.Now);

        var refused = await open.SubmitAsync("answer", ("Answer", "zusage"));
        Assert.Contains("Diese Sitzung ist vorbei", refused.Text, StringComparison.Ordinal);
        var page = await later.App.Visitor().OpenAsync(path);
        Assert.Contains("Ihre letzte Antwort war: Offen", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("button[name=Answer]"));
        await using var session = later.App.Query();
        var events = await session.Events.FetchStreamAsync(meeting.Value, token: Ct);
        Assert.DoesNotContain(events, e => e.Data is MeetingAnswered);
    }

    [Fact]
    public async Task What_a_link_opens_is_kept_nowhere_and_passed_on_to_nobody()
    {
        var (_, _, path) = await InvitedAsync();
        foreach (var opened in new[] { path, path[..^1] })
        {
            var answer = (await netzwerk.App.Visitor().OpenAsync(opened)).Answer;
            Assert.True(answer.Headers.CacheControl?.NoStore, opened);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        }
    }

    [Theory]
    [InlineData("/antwort/", "answer")]
    [InlineData("/protokoll/", "objection")]
    [InlineData("/aufgabe/", "finish")]
    [InlineData("/mitmachen/", "bestaetigen")]
    [InlineData("/mitmachen/gruppe/", "mitmachen")]
    [InlineData("/einladung/", "nein")]
    [InlineData("/verlassen/", "verlassen")]
    [InlineData("/verschwiegenheit/", "abgeben")]
    [InlineData("/anmelden/link/", "link")]
    public async Task A_form_sent_to_a_dead_link_gets_the_page_of_the_dead_link(
        string kind,
        string form
    )
    {
        var (_, _, path) = await InvitedAsync();
        using var browser = netzwerk.App.Visitor();
        var fields = (await browser.OpenAsync(path)).Fields("answer");
        fields["_handler"] = form;
        var dead = kind + new string('b', 32);
        var looked = await browser.OpenAsync(dead);
        Assert.Contains("Link", looked.Text, StringComparison.Ordinal);

        using var content = new FormUrlEncodedContent(fields);
        var sent = await Page.ReadAsync(browser, await browser.PostAsync(dead, content, Ct));

        Assert.Equal(looked.Status, sent.Status);
        Assert.Equal(looked.Text, sent.Text);
    }

    private async Task<(MeetingId Meeting, KnownPerson Person, string Path)> InvitedAsync()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        return (meeting, circle.People[0], netzwerk.To(circle.People[0])[0].AnswerPath);
    }

    private async Task<Meeting> LoadAsync(MeetingId meeting)
    {
        await using var session = netzwerk.App.Query();
        return (await session.LoadAsync<Meeting>(meeting.Value, Ct))!;
    }

    private async Task<Rsvp[]> AnswersAsync(MeetingId meeting)
    {
        await using var session = netzwerk.App.Query();
        var events = await session.Events.FetchStreamAsync(meeting.Value, token: Ct);
        return [.. events.Select(e => e.Data).OfType<MeetingAnswered>().Select(e => e.Answer)];
    }
}
