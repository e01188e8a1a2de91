using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.MailChoices.Digests;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

public sealed class GatheringNotices(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_hears_as_soon_as_they_chose()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Vera, held.Group, MailPace.Daily);
        await netzwerk.App.ChooseAsync(held.Emil, held.Group, MailPace.Weekly);
        await netzwerk.App.ChooseAsync(held.Taker, held.Group, MailPace.Never);
        await SubmitAsync(held);
        Assert.Single(netzwerk.To(held.Chair));
        Assert.Empty(netzwerk.To(held.Vera));

        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Wednesday, 6, 59));
        Assert.Empty(netzwerk.To(held.Vera));
        await netzwerk.GoToAsync(netzwerk.Now.AddMinutes(1));
        var digest = Assert.Single(netzwerk.DigestsTo(held.Vera));
        Assert.Contains("AG Sprache", digest.Text, Ordinal);
        Assert.Contains("liegt zur Durchsicht vor", digest.Text, Ordinal);
        Assert.Contains(held.ReviewLink(held.Vera), digest.Text, Ordinal);
        Assert.Contains("/mail/einstellungen/", digest.Text, Ordinal);
        Assert.Empty(netzwerk.To(held.Emil));

        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Monday, 7));
        Assert.Single(netzwerk.To(held.Emil));
        Assert.Single(netzwerk.DigestsTo(held.Emil));
        Assert.Single(netzwerk.To(held.Vera));
        Assert.Empty(netzwerk.To(held.Taker));
        Assert.Equal(DispatchState.Silenced, await ReviewStateAsync(held.Taker));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Days_are_written_as_the_reader_writes_them_whatever_the_server_speaks(
        string server
    )
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(server);
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Vera, held.Group, MailPace.Daily);
        await SubmitAsync(held);
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Wednesday, 7));
        var digest = Assert.Single(netzwerk.DigestsTo(held.Vera));
        var until = (await held.MinutesAsync()).ObjectionsUntil!.Value;
        Assert.Contains(until.ToString("dd'.'MM'.'yyyy", null), digest.Text, Ordinal);
    }

    [Fact]
    public async Task Several_groups_come_in_one_mail_group_by_group()
    {
        var (one, other) = (await HeldOnTuesdayAsync(), await HeldAsync());
        var vera = one.Vera;
        await netzwerk.DoAsync(
            other.Group,
            g => GroupDecisions.Decide(g, new SeatMember(vera.Id, null, GroupRole.Member))
        );
        await netzwerk.DoAsync(
            other.Group,
            g => GroupDecisions.Decide(g, new DescribeGroup("Beirat", GroupOpenness.Open, ""))
        );
        await netzwerk.App.ChooseAsync(vera, one.Group, MailPace.Daily);
        await netzwerk.App.ChooseAsync(vera, other.Group, MailPace.Daily);
        await SubmitAsync(one);
        await FreezeNowAsync(other);
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Friday, 7));
        var digest = Assert.Single(netzwerk.To(vera));
        Assert.Matches(
            @"(?s)AG Sprache.*liegt zur Durchsicht vor.*Beirat.*ist freigegeben",
            digest.Text
        );
    }

    [Fact]
    public async Task What_stopped_being_true_is_not_told_and_an_empty_digest_is_not_sent()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Emil, held.Group, MailPace.Weekly);
        await SubmitAsync(held);
        Assert.Equal(DispatchState.Gathered, await ReviewStateAsync(held.Emil));
        await netzwerk.DoAsync(
            held.Group,
            g => GroupDecisions.Decide(g, new ReleaseMember(held.Emil.Id))
        );
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Monday, 7));
        Assert.Empty(netzwerk.To(held.Emil));
        var digest = Assert.Single(
            await netzwerk.App.DispatchesOfAsync(held.Emil, Dispatch.Digest)
        );
        Assert.Equal(DispatchState.Obsolete, digest.State);
        var told = Assert.Single(
            await netzwerk.App.DispatchesOfAsync(held.Emil, MinutesMails.Review)
        );
        Assert.Equal((digest.Id, true), (told.GatheredIn, told.SettledAt is not null));
    }

    [Fact]
    public async Task A_notice_whose_deadline_is_near_does_not_wait()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Emil, held.Group, MailPace.Weekly);
        await netzwerk.App.ChooseAsync(held.Vera, held.Group, MailPace.Daily);
        // Until Friday evening: Monday is too late, Wednesday morning is not.
        await SubmitAsync(held, days: 3);
        Assert.Single(netzwerk.To(held.Emil));
        Assert.Empty(netzwerk.DigestsTo(held.Emil));
        Assert.Equal(DispatchState.Gathered, await ReviewStateAsync(held.Vera));
    }

    [Fact]
    public async Task After_an_outage_it_comes_once_in_daytime_and_not_in_the_night()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Vera, held.Group, MailPace.Daily);
        await SubmitAsync(held);
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Wednesday, 23));
        Assert.Empty(netzwerk.To(held.Vera));
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Thursday, 9));
        Assert.Single(netzwerk.DigestsTo(held.Vera));
        await netzwerk.GoToAsync(netzwerk.Now.AddHours(1));
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Friday, 7));
        Assert.Single(netzwerk.To(held.Vera));
    }

    [Fact]
    public async Task Several_planners_and_a_lost_answer_make_the_same_mail_again_and_no_other()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Vera, held.Group, MailPace.Daily);
        await SubmitAsync(held);
        netzwerk.App.Clock.Advance(netzwerk.Next(DayOfWeek.Wednesday, 7) - netzwerk.Now);
        netzwerk.Relay.LoseAnswerAfterData();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => netzwerk.App.RunAsync<PlanDigests>(j => j.RunAsync(Ct)))
        );
        await netzwerk.SettleAsync();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        var digests = netzwerk.DigestsTo(held.Vera);
        Assert.Equal(2, digests.Count);
        Assert.Equal(digests[0].Raw, digests[1].Raw);
        var sent = Assert.Single(await netzwerk.App.DispatchesOfAsync(held.Vera, Dispatch.Digest));
        Assert.Equal(DispatchState.Sent, sent.State);
    }

    [Fact, Trait("check", "list.one-click")]
    public async Task A_digest_is_left_with_one_click_and_what_is_gathered_stays_silent()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Emil, held.Group, MailPace.Daily);
        await SubmitAsync(held);
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Wednesday, 7));
        var raw = new RawMail(Assert.Single(netzwerk.DigestsTo(held.Emil)).Raw);
        Assert.StartsWith("<sammelmail.", raw.Header("List-Id"), Ordinal);
        await FreezeNowAsync(held);

        using var answer = await netzwerk
            .App.Visitor()
            .PostAsync(
                new Uri(raw.Header("List-Unsubscribe")!.Trim('<', '>')).AbsolutePath,
                new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
                Ct
            );
        Assert.True(answer.IsSuccessStatusCode);
        var count = netzwerk.To(held.Emil).Count;
        Assert.Contains(
            await netzwerk.App.DispatchesOfAsync(held.Emil, MinutesMails.Frozen),
            d => d.State is DispatchState.Gathered && d.SettledAt is null
        );
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Monday, 9));
        Assert.Equal(count, netzwerk.To(held.Emil).Count);
        Assert.Equal(
            MailPace.Never,
            (await netzwerk.App.WishesOfAsync(held.Emil)).Of(held.Group).Pace
        );
    }

    [Fact]
    public async Task A_digest_names_ready_minutes_and_the_own_tasks_with_their_links()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.ChooseAsync(held.Emil, held.Group, MailPace.Daily);
        await FreezeNowAsync(held);
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Friday, 7));
        var digest = netzwerk.DigestsTo(held.Emil)[^1];
        Assert.Contains("ist freigegeben", digest.Text, Ordinal);
        Assert.Contains("Flyer mit Vera Mitglied entwerfen", digest.Text, Ordinal);
        Assert.DoesNotContain("Großweitzschen", digest.Text, Ordinal);
        var task = Choosing.PathIn(digest.Text, "/aufgabe/");
        var page = await netzwerk.App.Visitor().OpenAsync(task);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task Who_lays_minutes_before_the_members_sees_who_will_not_hear_of_it()
    {
        var held = await HeldOnTuesdayAsync();
        await netzwerk.App.MuteAsync(held.Vera);
        await netzwerk.App.ChooseAsync(held.Emil, held.Group, MailPace.Never);
        await netzwerk.App.ChooseAsync(held.Taker, held.Group, MailPace.Daily);
        var chair = await netzwerk.App.SignInAsync(held.Chair);
        var page = await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/vorlegen");
        Assert.Equal(
            [held.Vera.Card.FullName, held.Emil.Card.FullName],
            page.Document.QuerySelectorAll("[role=note] li").Select(li => li.TextContent.Trim())
        );
        Assert.Contains("An 2 Personen senden", page.Text, Ordinal);
    }

    private async Task<HeldMeeting> HeldOnTuesdayAsync()
    {
        netzwerk.App.Clock.Advance(netzwerk.Next(DayOfWeek.Tuesday, 10) - netzwerk.Now);
        return await HeldAsync();
    }

    private Task<HeldMeeting> HeldAsync() => HeldMeeting.HoldAsync(netzwerk.App);

    private async Task SubmitAsync(HeldMeeting held, int days = 14)
    {
        await held.SubmitAsync(days);
        await netzwerk.SettleAsync();
    }

    /// <summary>Lets the time to object pass without any digest, and freezes.</summary>
    private async Task FreezeNowAsync(HeldMeeting held)
    {
        if ((await held.MinutesAsync()).ObjectionsUntil is null)
        {
            await held.SubmitAsync(days: 1);
        }

        await netzwerk.SettleAsync();
        var until = (await held.MinutesAsync()).ObjectionsUntil!.Value;
        netzwerk.App.Clock.Advance(
            Appointment.Instant(until.AddDays(1), new(0, 30)) - netzwerk.Now
        );
        await netzwerk.App.RunAsync<FreezeDueMinutes>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }

    private async Task<DispatchState> ReviewStateAsync(KnownPerson person) =>
        Assert.Single(await netzwerk.App.DispatchesOfAsync(person, MinutesMails.Review)).State;
}
