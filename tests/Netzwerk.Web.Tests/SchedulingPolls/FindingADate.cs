using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Feeds;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.SchedulingPolls;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.SchedulingPolls;

public sealed class FindingADate(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_answers_by_a_link_and_counts_once_and_only_the_silent_are_reminded()
    {
        var desk = await PollDesk.OpenAsync(netzwerk);
        var (ada, ben, cleo) = (
            desk.Circle.People[0],
            desk.Circle.People[1],
            desk.Circle.People[2]
        );
        Assert.All(
            desk.Circle.People,
            p => Assert.Equal(["Wann können Sie? Klausurtag"], desk.SubjectsTo(p))
        );

        // Looking alone answers nothing: programs open every link.
        using var scanner = netzwerk.App.Visitor();
        await scanner.OpenAsync(await desk.LinkOfAsync(ada));
        Assert.Equal(3, (await desk.PollAsync()).Silent.Count());

        await desk.AnswerAsync(ada, "ja", "nein");
        var again = await desk.AnswerAsync(ada, "notfalls", "nein");
        Assert.Contains("Ihre Antwort ist gespeichert", again.Text, StringComparison.Ordinal);
        await desk.AnswerAsync(ben, "ja", "ja");
        var poll = await desk.PollAsync();
        Assert.Equal(new(1, 1, 0, 1), poll.CountOf(poll.Options[0].Id));
        Assert.Equal(new(1, 0, 1, 1), poll.CountOf(poll.Options[1].Id));

        var page = await desk.Coordinator.OpenAsync(desk.Path);
        Assert.Contains("1 ja, 1 notfalls, 0 nein, 1 ohne Antwort", page.Text);
        Assert.Contains("2 von 3 können, davon 1 nur notfalls.", page.Text);

        var question = await desk.Coordinator.OpenAsync($"{desk.Path}/erinnern");
        Assert.Contains("1 Person erinnern", question.Text, StringComparison.Ordinal);
        await question.SubmitAsync("erinnern");
        var second = await question.SubmitAsync("erinnern");
        Assert.Null(second.RedirectsTo);
        await netzwerk.SettleAsync();
        Assert.Single(desk.SubjectsTo(ada));
        Assert.Single(desk.SubjectsTo(ben));
        Assert.Equal(
            ["Wann können Sie? Klausurtag", "Erinnerung: Wann können Sie? Klausurtag"],
            desk.SubjectsTo(cleo)
        );
        await desk.AnswerAsync(cleo, "nein", "ja");
        Assert.Empty((await desk.PollAsync()).Silent);
    }

    [Fact]
    public async Task Two_days_before_the_deadline_the_silent_are_reminded_once_by_themselves()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, people: 2, daysToAnswer: 10);
        await desk.AnswerAsync(desk.Circle.People[0], "ja", "ja");
        await NudgeAsync();
        Assert.Single(desk.SubjectsTo(desk.Circle.People[1]));
        await netzwerk.GoToAsync(
            Appointment.Instant(netzwerk.Today.AddDays(8), new TimeOnly(9, 0))
        );
        await NudgeAsync();
        await NudgeAsync();
        Assert.Single(desk.SubjectsTo(desk.Circle.People[0]));
        Assert.Equal(2, desk.SubjectsTo(desk.Circle.People[1]).Count);

        netzwerk.App.Clock.Advance(TimeSpan.FromDays(3));
        using var late = netzwerk.App.Visitor();
        var page = await late.OpenAsync(await desk.LinkOfAsync(desk.Circle.People[1]));
        Assert.Contains("abgelaufen", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main input[type=radio]"));
    }

    [Fact]
    public async Task A_date_that_a_needed_seat_refused_takes_a_second_click_and_then_invites_everybody()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, lastIsNeeded: true);
        var (ada, ben, needed) = (
            desk.Circle.People[0],
            desk.Circle.People[1],
            desk.Circle.People[2]
        );
        var guest = await netzwerk.App.CreatePersonAsync("Gerd", "Gast");
        var change = await desk.Coordinator.OpenAsync($"{desk.Path}/aendern");
        await change.SubmitAsync("fragen", ("Person", guest.Id.ToString()));
        await desk.AnswerAsync(guest, "ja", "nein");
        await desk.AnswerAsync(ada, "ja", "nein");
        await desk.AnswerAsync(ben, "ja", "ja");
        await desk.AnswerAsync(needed, "nein", "ja");

        var refused = await desk.PickAsync(0);
        Assert.Null(refused.RedirectsTo);
        Assert.Contains(
            "An diesem Termin fehlt, wer nicht fehlen darf: Ada Nummer 2.",
            refused.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(SchedulingPollState.Open, (await desk.PollAsync()).State);

        await desk.PickAsync(0, onPurpose: true);
        var poll = await desk.PollAsync();
        Assert.Equal(SchedulingPollState.Picked, poll.State);
        await using var session = netzwerk.App.Query();
        var meeting = (await session.LoadAsync<Meeting>(poll.Meeting!.Value.Value, Ct))!;
        Assert.Equal(poll.When(poll.Options[0]), meeting.When);
        Assert.Equal(("Klausurtag", "Rathaus Freiberg"), (meeting.Title, meeting.Place));
        foreach (var person in (KnownPerson[])[ada, ben, needed, guest])
        {
            var letters = netzwerk.To(person);
            Assert.Equal("REQUEST", letters[^1].Method);
            Assert.Equal(2, letters.Count);
        }

        var shown = await desk.Coordinator.OpenAsync(desk.Path);
        Assert.Contains("Der Termin steht fest", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_dates_are_asked_about_alone_and_the_end_is_told()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, people: 1);
        var ada = desk.Circle.People[0];
        await desk.AnswerAsync(ada, "ja", "nein");
        var change = await desk.Coordinator.OpenAsync($"{desk.Path}/aendern");
        await FilledForm
            .On(desk.Coordinator, change, "weitere")
            .Write(("Input.Days[0]", desk.DayIn(45)), ("Input.Begins[0]", "9"))
            .SendAsync();
        await netzwerk.SettleAsync();
        var more = netzwerk.To(ada)[^1].Text.ReplaceLineEndings(" ");
        Assert.Contains("Ihre bisherigen Antworten gelten weiter", more);
        Assert.Contains("9:00 bis 11:00 Uhr", more, StringComparison.Ordinal);
        Assert.DoesNotContain("10:00 bis 12:00 Uhr", more, StringComparison.Ordinal);

        var end = await desk.Coordinator.OpenAsync($"{desk.Path}/beenden");
        await end.SubmitAsync("beenden");
        await netzwerk.SettleAsync();
        Assert.Equal("Ergebnis der Terminfindung: Klausurtag", desk.SubjectsTo(ada)[^1]);
    }

    [Fact]
    public async Task A_deputy_is_asked_for_who_can_never_come()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, people: 2);
        var deputy = await netzwerk.App.CreatePersonAsync("Dora", "Deputata");
        await netzwerk.StoreAsync(s =>
            s.Events.Append(
                desk.Circle.Group.Value,
                new SeatDeputiesNamed(desk.Circle.People[0].Id, [deputy.Id])
            )
        );
        await desk.AnswerAsync(desk.Circle.People[0], "nein", "nein");
        await desk.AnswerAsync(deputy, "ja", "nein");
        var page = await desk.Coordinator.OpenAsync(desk.Path);
        Assert.Contains("Stellvertretung für Ada Nummer 0", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_meetings_of_those_asked_are_counted_but_not_named()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, people: 2);
        var other = await netzwerk.PlanAsync(desk.Circle, netzwerk.Today.AddDays(41));
        await netzwerk.PlaceAsync(other, "Döbeln");
        await netzwerk.InvitePlannedAsync(desk.Circle, other);
        var near = await netzwerk.PlanAsync(desk.Circle, netzwerk.Today.AddDays(40));
        await netzwerk.PlaceAsync(near, "Rathaus Döbeln");
        await netzwerk.DoAsync(
            near,
            m =>
                MeetingDecisions.Decide(
                    m,
                    new MoveMeeting(netzwerk.Today.AddDays(40), new(12, 30), new(13, 30)),
                    netzwerk.Now
                )
        );
        await netzwerk.InvitePlannedAsync(desk.Circle, near);
        var page = await desk.Coordinator.OpenAsync(desk.Path);
        Assert.Contains("2 der Gefragten haben zu dieser Zeit eine andere Sitzung.", page.Text);
        Assert.Contains(
            "2 der Gefragten haben weniger als eine Stunde vorher oder nachher",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Sprachkurse im Herbst", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_find_nothing_and_members_see_it_expected_of_them()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, people: 2);
        using var stranger = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreatePersonAsync("Frieda", "Fremd")
        );
        foreach (
            var path in (string[])
                [
                    desk.Path,
                    $"{desk.Path}/erinnern",
                    $"{desk.Path}/aendern",
                    $"{desk.Path}/beenden",
                    $"{desk.Path}/waehlen/{(await desk.OptionAsync(0)).Id}",
                    $"/gruppen/{desk.Circle.Group}/termin-finden/neu",
                    "/terminantwort/abcdefgh",
                ]
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(path)).Status);
        }

        var ada = desk.Circle.People[0];
        using var member = await netzwerk.App.SignInAsync(ada);
        Assert.Contains("Klausurtag", (await member.OpenAsync("/")).Text);
        Assert.Contains(
            "Klausurtag",
            (await member.OpenAsync($"/gruppen/{desk.Circle.Group}")).Text
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"{desk.Path}/erinnern")).Status
        );
        var page = await member.OpenAsync(desk.Path);
        var form = FilledForm.On(member, page, "antwort");
        foreach (var option in (await desk.PollAsync()).Options)
        {
            form.Write(($"Input.Answers[{option.Id}]", "ja"));
        }

        var saved = await form.Write(("Input.Comment", "Gern vormittags")).SendAsync();
        Assert.Equal(desk.Path, saved.RedirectsTo);
        Assert.DoesNotContain("Klausurtag", (await member.OpenAsync("/")).Text);
        Assert.Contains(
            "Gern vormittags",
            (await desk.Coordinator.OpenAsync(desk.Path)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Dates_one_could_come_on_are_pencilled_into_the_feed_and_taken_back()
    {
        var desk = await PollDesk.OpenAsync(netzwerk, people: 1);
        var ada = desk.Circle.People[0];
        await desk.AnswerAsync(ada, "notfalls", "nein");
        var hold = Assert.Single((await FeedAsync(ada)).Events);
        Assert.Contains("STATUS:TENTATIVE", hold);
        Assert.Contains("TRANSP:TRANSPARENT", hold);
        Assert.Contains("SUMMARY:Vorgemerkt: Klausurtag", hold);

        await desk.PickAsync(0);
        var after = (await FeedAsync(ada)).Events;
        Assert.Equal(2, after.Count);
        var taken = after.Single(e => e.Contains("STATUS:CANCELLED"));
        Assert.Contains("SEQUENCE:1", taken);
        Assert.Contains(hold.Single(l => l.StartsWith("UID:", StringComparison.Ordinal)), taken);
    }

    private async Task<RawCalendar> FeedAsync(KnownPerson person)
    {
        var url = await netzwerk.App.WithAsync<FeedAddresses, Uri>(async addresses =>
        {
            await addresses.RenewAsync(person.Id, group: null, Ct);
            return addresses.UrlOf((await addresses.OfAsync(person.Id, Ct)).Values.Single());
        });
        return new(await netzwerk.App.Visitor().GetByteArrayAsync(url.PathAndQuery, Ct));
    }

    private async Task NudgeAsync()
    {
        await netzwerk.App.RunAsync<NudgeBeforeDeadline>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }
}
