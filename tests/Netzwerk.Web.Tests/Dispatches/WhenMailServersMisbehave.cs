using Hangfire;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Dispatches;

public sealed class WhenMailServersMisbehave(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>,
        IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => netzwerk.Relay.AcceptEverything();

    [Fact]
    public async Task A_greylisted_mail_is_sent_once_when_its_time_has_come()
    {
        var circle = await netzwerk.FoundAsync(1);
        netzwerk.Relay.Greylist(times: 2);
        var meeting = await netzwerk.CallAsync(circle);
        var ada = circle.People[0];
        var first = await netzwerk.DispatchAsync(meeting, ada);
        Assert.Equal((DispatchState.Waiting, "451"), (first.State, first.Answer));
        Assert.Empty(netzwerk.To(ada));

        await netzwerk.PassAsync(TimeSpan.FromSeconds(31));
        await netzwerk.PassAsync(TimeSpan.FromSeconds(61));
        await netzwerk.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        var last = await netzwerk.DispatchAsync(meeting, ada);
        Assert.Equal((DispatchState.Sent, 3), (last.State, last.Attempts));
    }

    [Fact]
    public async Task One_dead_address_keeps_nobody_else_from_their_mail()
    {
        var circle = await netzwerk.FoundAsync(3);
        var bea = circle.People[1];
        netzwerk.Relay.Refuse(bea.Card.Mail);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[2]));
        Assert.Empty(netzwerk.To(bea));
        var refused = await netzwerk.DispatchAsync(meeting, bea);
        Assert.Equal(
            (DispatchState.Refused, "550", 1),
            (refused.State, refused.Answer, refused.Attempts)
        );
        Assert.Equal(550, (await MailboxAsync(bea))!.Code);
        Assert.Null(await MailboxAsync(circle.People[0]));

        netzwerk.Relay.AcceptEverything();
        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(20));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.Empty(netzwerk.To(bea));
        Assert.Equal(DispatchState.Held, (await netzwerk.DispatchAsync(meeting, bea)).State);
        Assert.NotNull(await MailboxAsync(bea));
    }

    [Theory, Trait("check", "set.retry-same-id")]
    [InlineData(1, DispatchState.Sent)]
    [InlineData(2, DispatchState.Unclear)]
    public async Task A_lost_answer_leads_to_one_more_try_with_the_same_bytes(
        int losses,
        DispatchState end
    )
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.LoseAnswerAfterData(losses);
        var meeting = await netzwerk.CallAsync(circle);
        var doubtful = await netzwerk.DispatchAsync(meeting, ada);
        Assert.Equal((DispatchState.Waiting, 1), (doubtful.State, doubtful.DoubtfulAttempts));

        await netzwerk.PassAsync(TimeSpan.FromMinutes(1));
        await netzwerk.PassAsync(TimeSpan.FromDays(2));

        var letters = netzwerk.To(ada);
        Assert.Equal(2, letters.Count);
        Assert.Equal(letters[0].Raw, letters[1].Raw);
        Assert.Equal(letters[0].MessageId, letters[1].MessageId);
        Assert.Equal(end, (await netzwerk.DispatchAsync(meeting, ada)).State);
    }

    /// <summary>Another mail to the same person looks whether this one arrived, and holds its row for that long.</summary>
    [Fact]
    public async Task A_mail_that_somebody_looks_at_when_its_turn_comes_gets_another_turn_soon()
    {
        var circle = await netzwerk.FoundAsync(1);
        netzwerk.Relay.PutOff();
        var meeting = await netzwerk.CallAsync(circle);
        var key = (await netzwerk.DispatchAsync(meeting, circle.People[0])).Id;
        netzwerk.Relay.AcceptEverything();
        netzwerk.App.Clock.Advance(TimeSpan.FromMinutes(1));

        var store = netzwerk.App.Services.GetRequiredService<IDocumentStore>();
        await using (var other = store.LightweightSession())
        {
            await other.BeginTransactionAsync(Ct);
            Assert.Single(await other.QueryAsync<Dispatch>("where id = ? for update", Ct, key));
            await netzwerk.App.RunAsync<SendDispatch>(j => j.RunAsync(key, Ct));
        }

        var jobs = netzwerk.App.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        Assert.Contains(
            jobs.ScheduledJobs(0, 100),
            j => j.Value.Job?.Args is [string about, ..] && about == key
        );
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));
    }

    [Fact]
    public async Task After_an_outage_only_what_is_still_true_goes_out()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        var late = await netzwerk.App.CreatePersonAsync("Lea", "Später");
        netzwerk.Relay.GoDown();
        await netzwerk.InviteAsync(meeting, late);
        await netzwerk.SettleAsync();
        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(32));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.CancelAsync(meeting);
        await netzwerk.PassAsync(TimeSpan.FromHours(1));

        netzwerk.Relay.ComeBack();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        await netzwerk.PassAsync(TimeSpan.FromHours(6));

        Assert.Equal("REQUEST 0, CANCEL 2", netzwerk.StoryOf(circle.People[0]));
        Assert.Empty(netzwerk.To(late));
        Assert.All(
            await netzwerk.DispatchesAsync(meeting),
            d => Assert.True(d.State is DispatchState.Sent or DispatchState.Obsolete, d.Id)
        );
    }

    [Fact]
    public async Task Nobody_who_was_erased_is_written_to()
    {
        var circle = await netzwerk.FoundAsync(2);
        var ada = circle.People[0];
        netzwerk.Relay.PutOff();
        var meeting = await netzwerk.CallAsync(circle);
        MailedNetzwerk.Must(
            await netzwerk.App.WithAsync<CommandRunner, CommandResult>(runner =>
                netzwerk.App.WithAsync<PersonErasure, CommandResult>(erasure =>
                    runner.RunAsync(
                        Originator.Job,
                        (work, ct) => erasure.EraseAsync(work, ada.Id, ct),
                        Ct
                    )
                )
            )
        );

        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(netzwerk.To(ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[1]));
        Assert.DoesNotContain(
            await netzwerk.DispatchesAsync(meeting),
            d => d.State is DispatchState.Waiting
        );
    }

    private async Task<MailboxState?> MailboxAsync(Netzwerk.Web.Platform.Persons.KnownPerson person)
    {
        await using var session = netzwerk.App.Query();
        return await session.LoadAsync<MailboxState>(person.Id.Value, Ct);
    }
}
