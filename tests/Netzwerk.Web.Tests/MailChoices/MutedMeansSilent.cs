using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Accounts;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

public sealed class MutedMeansSilent(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    /// <summary>What goes to somebody who muted all mail. A further kind needs a reason in docs/adr/0062.</summary>
    private static readonly string[] NeverSilent =
    [
        JoinMails.Confirmation,
        SignInMailWriter.MailKind,
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_mail_the_product_knows_is_silenced_but_signing_in_and_proving_an_address()
    {
        var (muted, other) = (
            await netzwerk.App.CreatePersonAsync(),
            await netzwerk.App.CreatePersonAsync()
        );
        await netzwerk.App.MuteAsync(muted);
        var writers = netzwerk.App.Services.GetServices<IDispatchWriter>().ToArray();
        Assert.True(writers.Length > 10, "writers were found");

        var (silent, heard) = (new List<string>(), new List<string>());
        foreach (var writer in writers)
        {
            var ofMuted = await TryAsync(writer.Kind, muted);
            (ofMuted is DispatchState.Silenced ? silent : heard).Add(writer.Kind);
            // There is nothing true to say to anybody, but nobody else is silenced.
            Assert.Equal(DispatchState.Obsolete, await TryAsync(writer.Kind, other));
        }

        Assert.Equal(NeverSilent, heard.Order(StringComparer.Ordinal));
        Assert.Equal(writers.Length - NeverSilent.Length, silent.Count);
    }

    [Fact]
    public async Task Through_the_whole_life_of_a_meeting_nothing_arrives_but_the_mail_to_sign_in()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (muted, other) = (circle.People[0], circle.People[1]);
        await netzwerk.App.MuteAsync(muted);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.GoToAsync(new Appointment(day.AddDays(-7), new(14, 0), new(16, 0)).Start);
        await netzwerk.MoveAsync(meeting, day.AddDays(3));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.CancelAsync(meeting);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, -, REQUEST 1, CANCEL 2", netzwerk.StoryOf(other));
        Assert.Empty(netzwerk.To(muted));
        Assert.All(
            (await netzwerk.DispatchesAsync(meeting)).Where(d => d.PersonId == muted.Id),
            d => Assert.Equal(DispatchState.Silenced, d.State)
        );

        await SignInSteps.AskAsync(netzwerk.App.Visitor(), muted.Card.Mail);
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(netzwerk.To(muted).SingleOrDefault())
        );
        Assert.Contains("/anmelden/link/", netzwerk.To(muted)[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "/mail/einstellungen/",
            netzwerk.To(muted)[0].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mail_that_waits_for_the_relay_is_silenced_too()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.PutOff();
        var meeting = await netzwerk.CallAsync(circle);
        Assert.Equal(DispatchState.Waiting, (await netzwerk.DispatchAsync(meeting, ada)).State);
        await netzwerk.App.MuteAsync(ada);
        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(netzwerk.To(ada));
        Assert.Equal(DispatchState.Silenced, (await netzwerk.DispatchAsync(meeting, ada)).State);
    }

    [Fact]
    public async Task After_the_last_day_mail_comes_again_and_a_change_comes_as_the_first_invitation()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        await netzwerk.App.MuteAsync(ada, netzwerk.Today.AddDays(2));
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.PassAsync(TimeSpan.FromDays(3));
        Assert.Empty(netzwerk.To(ada));

        await netzwerk.PlaceAsync(meeting, "Kreishaus");
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.Equal("REQUEST 1", netzwerk.StoryOf(ada));
        Assert.StartsWith("Einladung", netzwerk.To(ada)[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_about_to_call_move_or_cancel_a_meeting_sees_whom_to_phone()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (muted, other) = (circle.People[0], circle.People[1]);
        await netzwerk.App.MuteAsync(muted);
        var coordinator = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        await AssertNamedAsync("einladen");
        await netzwerk.DoAsync(
            meeting,
            m => MeetingDecisions.Decide(m, new CallMeeting([muted.Id, other.Id]), netzwerk.Now)
        );
        await AssertNamedAsync("aendern");
        await AssertNamedAsync("absagen");
        Assert.Contains(
            "E-Mails stummgeschaltet",
            await TextAsync($"/sitzungen/{meeting}"),
            Ordinal
        );
        Assert.Contains(
            "E-Mails stummgeschaltet",
            await TextAsync($"/personen/{muted.Id}"),
            Ordinal
        );
        Assert.Contains(
            "E-Mails stummgeschaltet",
            await TextAsync($"/gruppen/{circle.Group}"),
            Ordinal
        );

        // Members see each other's answers, but not who wants no mail.
        var member = await netzwerk.App.SignInAsync(other);
        var page = await member.OpenAsync($"/sitzungen/{meeting}");
        Assert.Contains(muted.Card.FamilyName, page.Text, Ordinal);
        Assert.DoesNotContain("stummgeschaltet", page.Text, Ordinal);

        await netzwerk.App.UnmuteAsync(muted);
        await netzwerk.App.ChooseAsync(muted, circle.Group, MailPace.Weekly);
        Assert.Contains(
            "Hinweise wöchentlich",
            await TextAsync($"/gruppen/{circle.Group}"),
            Ordinal
        );

        async Task AssertNamedAsync(string step)
        {
            var shown = await coordinator.OpenAsync($"/sitzungen/{meeting}/{step}");
            var note = shown.Document.QuerySelector("[role=note]");
            Assert.Contains("Bitte rufen Sie an", note?.TextContent ?? "", Ordinal);
            Assert.Equal(muted.Card.FullName, note!.QuerySelector("li")!.TextContent.Trim());
        }

        async Task<string> TextAsync(string path) => (await coordinator.OpenAsync(path)).Text;
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private async Task<DispatchState> TryAsync(string kind, KnownPerson person)
    {
        var planned = Dispatch.Of(
            kind,
            person.Id,
            MeetingId.Create().Value,
            netzwerk.Now,
            detail: "1.0"
        );
        await netzwerk.StoreAsync(s => s.Store(planned));
        await netzwerk.App.RunAsync<SendDispatch>(j => j.RunAsync(planned.Id, Ct));
        await using var session = netzwerk.App.Query();
        return (await session.LoadAsync<Dispatch>(planned.Id, Ct))!.State;
    }
}
