using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups.Terms;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class SeatsAndDeputies(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NetzwerkApp App => netzwerk.App;

    [Fact]
    public async Task A_coordinator_names_deputies_and_sets_vote_and_term()
    {
        var circle = await CommitteeAsync(1);
        var (member, deputy) = (
            circle.People[0],
            await App.CreatePersonAsync("Vera", "Vertretung")
        );
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var path = $"/gruppen/{circle.Group}/mitglieder/{member.Id}";
        var page = await office.OpenAsync(path);
        var refused = await page.FillAsync("sitz", ("Input.Deputy2", $"{member.Id}"));
        Assert.Contains("nicht auch vertreten", refused.Text, StringComparison.Ordinal);
        await page.FillAsync(
            "sitz",
            ("Input.Deputy2", $"{deputy.Id}"),
            ("Input.From", "1.1.2026"),
            ("Input.To", "31.12.2027")
        );
        var seat = await SeatAsync(circle, member);
        Assert.Equal([deputy.Id], seat.Deputies);
        Assert.True(seat.HasVote);
        Assert.Equal(new DateOnly(2027, 12, 31), seat.To);

        await (await office.OpenAsync(path)).FillAsync(
            "vertretung",
            ("Entered.GivenName", "Neu"),
            ("Entered.FamilyName", "Zweite"),
            ("Entered.Mail", GroupSteps.Unique("zweite"))
        );
        Assert.Equal(2, (await SeatAsync(circle, member)).Deputies.Count);
        var list = await office.OpenAsync($"/gruppen/{circle.Group}");
        Assert.Contains(
            "Vertretung: Vera Vertretung, Neu Zweite",
            list.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_deputy_reads_what_members_read_and_manages_nothing()
    {
        var circle = await CommitteeAsync(1);
        var deputy = await App.CreatePersonAsync();
        await NameAsync(circle, circle.People[0], deputy);
        var meeting = await netzwerk.CallAsync(circle);
        using var browser = await App.SignInAsync(deputy);
        var home = await browser.OpenAsync($"/gruppen/{circle.Group}");
        Assert.Contains("Sie vertreten hier", home.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync($"/sitzungen/{meeting}")).Status);
        Assert.Contains(
            home.Document.QuerySelector("h1")!.TextContent,
            (await browser.OpenAsync("/gruppen")).Text,
            StringComparison.Ordinal
        );
        foreach (
            var page in (string[])["mitglieder", $"mitglieder/{circle.People[0].Id}", "bearbeiten"]
        )
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.OpenAsync($"/gruppen/{circle.Group}/{page}")).Status
            );
        }
    }

    [Fact]
    public async Task Whoever_declines_has_the_deputy_called_and_whoever_can_come_sends_them_home()
    {
        var circle = await CommitteeAsync(2);
        var (member, deputy) = (
            circle.People[0],
            await App.CreatePersonAsync("Vera", "Vertretung")
        );
        await NameAsync(circle, member, deputy);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.SettleAsync();
        Assert.Equal("", netzwerk.StoryOf(deputy));

        await AnswerAsync(meeting, member, Rsvp.Declined);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(deputy));
        Assert.Contains(
            $"als Vertretung eingeladen: {member.Card.FullName} hat abgesagt",
            Words(netzwerk.To(deputy)[0]),
            StringComparison.Ordinal
        );

        await AnswerAsync(meeting, member, Rsvp.Accepted);
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(deputy));
        Assert.Contains(
            "Ihre Vertretung ist nicht mehr nötig",
            Words(netzwerk.To(deputy)[1]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_office_hears_once_before_a_term_ends()
    {
        var circle = await CommitteeAsync(1);
        var office = await App.CreateCoordinatorAsync();
        var member = circle.People[0];
        var end = netzwerk.Today.AddDays(TermsAhead.Days);
        await netzwerk.DoAsync(
            circle.Group,
            g => SeatDecisions.Decide(g, new SetSeatTerm(member.Id, From: null, end.AddDays(1)))
        );
        await RemindAsync();
        Assert.Empty(netzwerk.To(office));
        await netzwerk.DoAsync(
            circle.Group,
            g => SeatDecisions.Decide(g, new SetSeatTerm(member.Id, From: null, end))
        );
        await RemindAsync();
        await RemindAsync();
        var mail = Assert.Single(netzwerk.To(office));
        Assert.Contains(
            $"Amtszeit von {member.Card.FullName}",
            Words(mail),
            StringComparison.Ordinal
        );
        Assert.Empty(netzwerk.To(member));

        using var browser = await App.SignInAsync(office);
        Assert.Contains(
            member.Card.FullName,
            (await browser.OpenAsync("/gruppen/amtszeiten")).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>Without the line breaks of the mail.</summary>
    private static string Words(MeetingLetter letter) =>
        string.Join(' ', letter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task RemindAsync()
    {
        await App.RunAsync<PlanTermReminders>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }

    private async Task<Circle> CommitteeAsync(int people)
    {
        var circle = await netzwerk.FoundAsync(people);
        await netzwerk.DoAsync(
            circle.Group,
            g =>
                GroupDecisions.Decide(
                    g,
                    new SetGroupWays(GroupPreset.Of(GroupKind.SteeringCommittee).Ways)
                )
        );
        return circle;
    }

    private Task NameAsync(Circle circle, KnownPerson member, KnownPerson deputy) =>
        netzwerk.DoAsync(
            circle.Group,
            g => SeatDecisions.Decide(g, new NameDeputies(member.Id, [deputy.Id]))
        );

    private async Task AnswerAsync(MeetingId meeting, KnownPerson person, Rsvp answer)
    {
        var office = Asker.Program(Originator.Job);
        MailedNetzwerk.Must(
            await App.WithAsync<InvitationCommands, CommandResult>(c =>
                c.EnterAnswerAsync(meeting, person.Id, answer, office, CommandOptions.None, Ct)
            )
        );
        await netzwerk.SettleAsync();
    }

    private async Task<Member> SeatAsync(Circle circle, KnownPerson person)
    {
        await using var session = App.Query();
        var group = await session.LoadAsync<Group>(circle.Group.Value, Ct);
        return group!.MemberOf(person.Id)!;
    }
}
