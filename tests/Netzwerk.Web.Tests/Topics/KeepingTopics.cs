using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Topics;

public sealed class KeepingTopics(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    [Fact]
    public async Task A_topic_goes_onto_an_agenda_and_comes_back_with_its_history()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var topic = await desk.EnterAsync("Räume für Sprachkurse");
        Assert.Equal((25, ItemPurpose.Decision), (topic.Content.Minutes, topic.Content.Purpose));

        await desk.PutAsync(topic, desk.Soon);
        topic = await desk.TopicAsync(topic.Id);
        var item = Assert.Single(
            (await desk.MeetingAsync(desk.Soon)).Agenda,
            i => i.Id == topic.At!.Item
        );
        Assert.Equal(
            ("Räume für Sprachkurse", 25, desk.Member.Id),
            (item.Title, item.Minutes, item.Rapporteur!.Value)
        );

        // Pressed once more from a page that was still open: it stays one item.
        Assert.Equal(2, (await desk.MeetingAsync(desk.Soon)).Agenda.Count);
        var moved = await desk.PostponeAsync(desk.Soon, item.Id, desk.Later);
        Assert.Equal($"/sitzungen/{desk.Soon}", moved.RedirectsTo);
        Assert.Single((await desk.MeetingAsync(desk.Soon)).Agenda);
        var later = (await desk.MeetingAsync(desk.Later)).Agenda[^1];
        Assert.Equal(item with { Id = later.Id }, later);
        topic = await desk.TopicAsync(topic.Id);
        Assert.Equal(new AgendaPlace(desk.Later, later.Id), topic.At);

        using var member = await netzwerk.App.SignInAsync(desk.Member);
        var page = await member.OpenAsync($"/themen/{topic.Id}");
        Assert.Contains("Stand schon auf der Tagesordnung am", page.Text, StringComparison.Ordinal);
        Assert.Contains("Räume für Sprachkurse", (await member.OpenAsync(desk.List)).Text);

        await desk.PostponeAsync(desk.Later, later.Id, to: null);
        topic = await desk.TopicAsync(topic.Id);
        Assert.Equal(TopicStanding.Waiting, topic.Standing);
        Assert.Equal(2, topic.Before.Count);
    }

    [Fact]
    public async Task The_agenda_offers_what_waits_and_gives_back_what_is_removed_or_cancelled()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var topic = await desk.EnterAsync("Fahrkarten");
        var path = $"/sitzungen/{desk.Soon}/tagesordnung";
        var offer = await desk.Office.OpenAsync(path);
        Assert.Contains("Fahrkarten", offer.Text, StringComparison.Ordinal);
        var form = FilledForm
            .On(desk.Office, offer, "themen")
            .Write(("Topic", topic.Id.ToString()));
        Assert.Equal(path, (await form.SendAsync()).RedirectsTo);
        await form.SendAsync();
        topic = await desk.TopicAsync(topic.Id);
        Assert.Equal(2, (await desk.MeetingAsync(desk.Soon)).Agenda.Count);

        var edit = await desk.Office.OpenAsync(path);
        await FilledForm
            .On(desk.Office, edit, "agenda")
            .Write(("Do", $"remove:{topic.At!.Item}"))
            .SendAsync();
        topic = await desk.TopicAsync(topic.Id);
        Assert.Equal(TopicStanding.Waiting, topic.Standing);

        await desk.PutAsync(topic, desk.Soon);
        var cancel = await desk.Office.OpenAsync($"/sitzungen/{desk.Soon}/absagen");
        await cancel.SubmitAsync("cancel");
        Assert.Equal(TopicStanding.Waiting, (await desk.TopicAsync(topic.Id)).Standing);
    }

    [Fact]
    public async Task An_item_of_a_running_meeting_stays_in_its_minutes_and_waits_for_the_next()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var written = (await desk.MeetingAsync(desk.Soon)).Agenda[0];
        await netzwerk.StoreAsync(s => s.Events.Append(desk.Soon.Value, new MeetingOpened()));
        await desk.PostponeAsync(desk.Soon, written.Id, to: null);
        await desk.PostponeAsync(desk.Soon, written.Id, to: null);
        Assert.Equal([written], (await desk.MeetingAsync(desk.Soon)).Agenda);
        var topic = Assert.Single(await desk.TopicsAsync());
        Assert.Equal((TopicStanding.Waiting, written.Title), (topic.Standing, topic.Content.Title));
    }

    [Fact]
    public async Task Topics_are_ordered_changed_and_dropped_and_refusals_stand_beside_their_field()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var (one, two) = (await desk.EnterAsync("Eins"), await desk.EnterAsync("Zwei"));
        var list = await desk.Office.OpenAsync(desk.List);
        await list.SubmitAsync("themen", ("Do", $"up:{two.Id}"));
        Assert.True((await desk.TopicAsync(two.Id)).Rank < (await desk.TopicAsync(one.Id)).Rank);

        var wrong = await FilledForm
            .On(desk.Office, await desk.Office.OpenAsync($"{desk.List}/neu"), "thema")
            .Write(
                ("Input.Title", ""),
                ("Input.Note", "Das bleibt stehen"),
                ("Input.Rapporteur", "")
            )
            .SendAsync();
        Assert.Contains("Bitte geben Sie einen Titel ein.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Das bleibt stehen", wrong.Document.Body!.InnerHtml);
        var stranger = await netzwerk.App.CreatePersonAsync("Frieda", "Fremd");
        var foreign = await FilledForm
            .On(desk.Office, await desk.Office.OpenAsync($"{desk.List}/neu"), "thema")
            .Write(("Input.Title", "Drei"), ("Input.Rapporteur", stranger.Id.ToString()))
            .SendAsync();
        Assert.Contains("Berichten kann nur, wer Mitglied", foreign.Text);

        var change = await desk.Office.OpenAsync($"/themen/{one.Id}/aendern");
        await change.SubmitAsync("thema", ("Input.Title", "Eins, neu"));
        Assert.Equal("Eins, neu", (await desk.TopicAsync(one.Id)).Content.Title);
        var drop = await desk.Office.OpenAsync($"/themen/{one.Id}/streichen");
        await drop.SubmitAsync("streichen", ("Reason", "Erledigt"));
        Assert.Equal(TopicStanding.Dropped, (await desk.TopicAsync(one.Id)).Standing);
        var gone = await drop.SubmitAsync("streichen");
        Assert.NotNull(gone.RedirectsTo);
        var put = await desk.Office.OpenAsync($"/themen/{two.Id}");
        await netzwerk.StoreAsync(s =>
            s.Events.Append(desk.Later.Value, new MeetingCancelled("Krank"))
        );
        var refused = await FilledForm
            .On(desk.Office, put, "auf")
            .Write(("Meeting", desk.Later.ToString()))
            .SendAsync();
        Assert.Contains("vorbei oder abgesagt", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_see_what_they_may_and_strangers_and_guests_nothing()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var topic = await desk.EnterAsync("Bewerbungen", closed: true);
        var open = await desk.EnterAsync("Sommerfest");
        var now = netzwerk.Now;
        await netzwerk.DoAsync(
            desk.Circle.Group,
            g =>
                ConfidentialityDecisions.Decide(
                    g,
                    new AskForConfidentiality("Ich schweige.", false, false, Before: 0),
                    now
                )
        );
        using var owing = await netzwerk.App.SignInAsync(desk.Member);
        var list = await owing.OpenAsync(desk.List);
        Assert.Contains("Sommerfest", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bewerbungen", list.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await owing.OpenAsync($"/themen/{topic.Id}")).Status
        );

        var guest = await netzwerk.App.CreatePersonAsync("Gerda", "Gast");
        await netzwerk.InviteAsync(desk.Soon, guest);
        using var invited = await netzwerk.App.SignInAsync(guest);
        var item = (await desk.MeetingAsync(desk.Soon)).Agenda[0].Id;
        string[] closed =
        [
            desk.List,
            $"{desk.List}/neu",
            $"/themen/{open.Id}",
            $"/themen/{open.Id}/aendern",
            $"/themen/{open.Id}/streichen",
            $"/themen/{open.Id}/beantworten",
            $"/sitzungen/{desk.Soon}/vertagen/{item}",
        ];
        foreach (var path in closed)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await invited.OpenAsync(path)).Status);
        }

        // A member reads and changes nothing.
        foreach (var path in closed.Where(p => p != desk.List && p != $"/themen/{open.Id}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await owing.OpenAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await owing.OpenAsync($"/themen/{open.Id}")).Status);
    }
}
