using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed class InvitationsReachTheirPeople(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_invited_gets_exactly_one_mail_of_their_own()
    {
        var circle = await netzwerk.FoundAsync(5);
        var guest = await netzwerk.App.CreatePersonAsync("Gerd", "Gast");
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        var guests = new[] { guest.Id, circle.People[0].Id };
        var call = new CallMeeting([.. circle.People.Select(p => p.Id), .. guests]);
        await netzwerk.DoAsync(meeting, m => MeetingDecisions.Decide(m, call, netzwerk.Now));
        await netzwerk.SettleAsync();

        var letters = new List<MeetingLetter>();
        foreach (var person in circle.People.Append(guest))
        {
            var letter = Assert.Single(netzwerk.To(person));
            Assert.Equal("REQUEST 0", letter.ToString());
            Assert.Equal($"{meeting.Value:D}@netzwerk.example", letter.Uid);
            Assert.Contains(
                $":mailto:{person.Card.Mail}",
                Assert.Single(letter.Attendees),
                StringComparison.Ordinal
            );
            Assert.Contains("PARTSTAT=NEEDS-ACTION", letter.Attendees[0], StringComparison.Ordinal);
            Assert.Null(letter.InReplyTo);
            letters.Add(letter);
        }

        Assert.Equal(letters.Count, letters.DistinctBy(l => l.MessageId).Count());
        Assert.Equal(letters.Count, letters.DistinctBy(l => l.AnswerPath).Count());
        Assert.All(
            letters,
            l =>
                Assert.DoesNotContain(
                    letters.Where(other => other != l),
                    other =>
                        System
                            .Text.Encoding.Latin1.GetString(l.Raw)
                            .Contains(other.To, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task The_link_in_the_mail_answers_for_its_reader()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle);
        var ada = circle.People[0];

        var browser = netzwerk.App.Visitor();
        var page = await browser.OpenAsync(netzwerk.To(ada)[0].AnswerPath);
        await page.SubmitAsync("answer", ("Answer", "zusage"));

        await using var session = netzwerk.App.Query();
        var stored = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        Assert.Equal(Rsvp.Accepted, stored!.InviteeOf(ada.Id)!.Answer);
        Assert.Equal(Rsvp.NoAnswer, stored.InviteeOf(circle.People[1].Id)!.Answer);
    }

    [Fact]
    public async Task A_job_that_runs_again_sends_nothing_again()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle);
        var dispatches = await netzwerk.DispatchesAsync(meeting);
        Assert.Equal(2, dispatches.Count);

        await Parallel.ForEachAsync(
            dispatches.Concat(dispatches),
            Ct,
            async (d, ct) => await netzwerk.App.RunAsync<SendDispatch>(j => j.RunAsync(d.Id, ct))
        );

        Assert.All(circle.People, p => Assert.Equal("REQUEST 0", netzwerk.StoryOf(p)));
    }

    [Fact]
    public async Task Many_workers_at_one_mail_send_it_once()
    {
        var circle = await netzwerk.FoundAsync(1);
        netzwerk.Relay.BeSlow(TimeSpan.FromMilliseconds(80));
        var meeting = await netzwerk.InviteAsync(circle);
        await netzwerk.App.WaitForDaemonAsync();
        var dispatch = Assert.Single(await netzwerk.DispatchesAsync(meeting));

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 6),
            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Ct },
            async (_, ct) =>
                await netzwerk.App.RunAsync<SendDispatch>(j => j.RunAsync(dispatch.Id, ct))
        );
        await netzwerk.SettleAsync();
        netzwerk.Relay.AcceptEverything();

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));
    }

    [Fact]
    public async Task A_page_of_facts_heard_twice_plans_nothing_twice()
    {
        var circle = await netzwerk.FoundAsync(3);
        var meeting = await netzwerk.CallAsync(circle);

        await netzwerk.RewindAsync("meeting-mails");
        await netzwerk.SettleAsync();

        Assert.Equal(3, (await netzwerk.DispatchesAsync(meeting)).Count);
        Assert.All(circle.People, p => Assert.Equal("REQUEST 0", netzwerk.StoryOf(p)));
    }

    [Fact]
    public async Task A_wake_up_that_got_lost_is_made_good_by_the_sweep()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        // Planned, and the process died before it woke the sender.
        var sent = Assert.Single(await netzwerk.DispatchesAsync(meeting));
        var planned = sent with { State = DispatchState.Waiting, Attempts = 0, SettledAt = null };
        await netzwerk.StoreAsync(s => s.Store(planned));

        await netzwerk.App.RunAsync<DispatchSweep>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();

        var letters = netzwerk.To(circle.People[0]);
        Assert.Equal(2, letters.Count);
        Assert.Equal(letters[0].Raw, letters[1].Raw);
    }
}
