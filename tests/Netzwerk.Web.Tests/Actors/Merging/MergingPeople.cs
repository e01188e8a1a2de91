using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Feeds;
using Netzwerk.Web.MailChoices;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Merging;

public sealed class MergingPeople(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private sealed record Twice(
        KnownPerson Gone,
        KnownPerson Into,
        GroupId Both,
        GroupId Alone,
        MeetingId Meeting,
        Guid Task,
        Guid Resolution
    );

    [Fact]
    public async Task Everything_of_the_entry_that_goes_is_at_the_one_that_stays()
    {
        var twice = await EnterTwiceAsync("Jutta");
        using var own = await app.SignInAsync(twice.Gone);
        var feed = await FeedAsync(twice.Gone.Id);
        await app.WaitForDaemonAsync();
        await app.Post.NextToAsync(twice.Gone.Card.Mail);
        await app.Post.NextToAsync(twice.Into.Card.Mail);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());

        var done = await office.MergeAsync(twice.Gone.Id, twice.Into.Id);

        Assert.Equal($"/personen/{twice.Into.Id}", done.RedirectsTo);
        var both = await app.LoadAsync<Group>(twice.Both.Value);
        Assert.Equal(GroupRole.Chair, Assert.Single(both.Members).Role);
        Assert.Equal(twice.Into.Id, Assert.Single(both.Members).Person);
        var alone = await app.LoadAsync<Group>(twice.Alone.Value);
        Assert.NotNull(alone.MemberOf(twice.Into.Id));
        Assert.Equal([twice.Into.Id], alone.Copies);
        var meeting = await app.LoadAsync<Meeting>(twice.Meeting.Value);
        var invitee = Assert.Single(meeting.Invitees);
        Assert.Equal((twice.Into.Id, Rsvp.Accepted), (invitee.Person, invitee.Answer));
        Assert.Equal(twice.Into.Id, (await app.LoadAsync<ActionItem>(twice.Task)).Assignee);
        Assert.Equal(
            twice.Into.Id,
            (await app.LoadAsync<Resolution>(twice.Resolution)).Responsible
        );
        var wishes = await app.LoadAsync<MailPreferences>(twice.Into.Id.Value);
        Assert.Equal(MailPace.Weekly, wishes.Of(twice.Alone).Pace);

        var account = await own.OpenAsync("/konto");
        Assert.Contains(twice.Into.Card.Mail, account.Text, StringComparison.Ordinal);
        var calendar = await app.Visitor().GetAsync(feed.AbsolutePath, Ct);
        Assert.Equal(HttpStatusCode.OK, calendar.StatusCode);
        var old = await office.OpenAsync($"/personen/{twice.Gone.Id}");
        Assert.Equal($"/personen/{twice.Into.Id}", old.RedirectsTo);
        var page = await old.FollowAsync();
        Assert.Contains(twice.Gone.Card.Mail, page.Text, StringComparison.Ordinal);
        Assert.Equal("Jutta Zwilling", (await app.CardAsync(twice.Gone.Id))?.FullName);

        await app.WaitForDaemonAsync();
        Assert.Single(app.Post.To(twice.Gone.Card.Mail));
        Assert.Single(app.Post.To(twice.Into.Card.Mail));
    }

    [Fact]
    public async Task Undoing_gives_both_back_as_they_were_and_asking_twice_changes_nothing()
    {
        var twice = await EnterTwiceAsync("Käthe");
        var feed = await FeedAsync(twice.Gone.Id);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var before = await PictureAsync(twice);
        var compared = await office.OpenAsync(
            $"/akteure/doppelte/personen/{twice.Into.Id}/{twice.Gone.Id}"
        );

        await compared.SubmitAsync(
            "zusammenfuehren",
            ("Input.Mail", "Gone"),
            ("Input.Phone", "Gone")
        );
        var facts = await app.FactsAsync(twice.Gone.Id, twice.Into.Id);
        var again = await compared.SubmitAsync("zusammenfuehren");
        Assert.Equal($"/personen/{twice.Into.Id}", again.RedirectsTo);
        Assert.Equal(facts, await app.FactsAsync(twice.Gone.Id, twice.Into.Id));
        Assert.NotEqual(before, await PictureAsync(twice));
        Assert.Equal(twice.Gone.Card.Mail, (await app.CardAsync(twice.Into.Id))?.Mail);

        var part = await office.OpenAsync($"/personen/{twice.Gone.Id}/trennen");
        Assert.Contains("seitdem geändert", part.Text, StringComparison.Ordinal);
        var parted = await part.SubmitAsync("trennen");
        Assert.Equal($"/personen/{twice.Gone.Id}", parted.RedirectsTo);
        Assert.Equal(before, await PictureAsync(twice));
        Assert.Equal(twice.Gone.Id, await app.OwnerAsync(twice.Gone.Card.Mail));
        Assert.Equal(twice.Into.Id, await app.OwnerAsync(twice.Into.Card.Mail));
        var calendar = await app.Visitor().GetAsync(feed.AbsolutePath, Ct);
        Assert.Equal(HttpStatusCode.OK, calendar.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync(parted.RedirectsTo!)).Status);
    }

    [Fact]
    public async Task What_changed_since_stays_when_it_is_undone()
    {
        var twice = await EnterTwiceAsync("Lore");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await office.MergeAsync(twice.Gone.Id, twice.Into.Id, ("Input.Phone", "Gone"));
        var edit = await office.OpenAsync($"/personen/{twice.Into.Id}/bearbeiten");
        await edit.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Lore"),
            ("Input.FamilyName", "Neumann"),
            ("Input.Mail", twice.Gone.Card.Mail),
            ("Input.Phone", "03731 2")
        );
        Assert.Equal(twice.Into.Id, await app.OwnerAsync(twice.Into.Card.Mail));

        await office.PartAsync(twice.Gone.Id);

        var (stays, other) = (
            await app.CardAsync(twice.Into.Id),
            await app.CardAsync(twice.Gone.Id)
        );
        Assert.Equal(("Neumann", twice.Gone.Card.Mail), (stays?.FamilyName, stays?.Mail));
        Assert.Equal(("Zwilling", ""), (other?.FamilyName, other?.Mail));
    }

    [Fact]
    public async Task Only_coordinators_compare_merge_and_part()
    {
        var (one, other) = (
            await app.CreatePersonAsync("Rosa", "Zwilling"),
            await app.CreatePersonAsync("Rosa", "Zwilling")
        );
        using var own = await app.SignInAsync(one);
        foreach (
            var path in new[]
            {
                "/akteure/doppelte",
                $"/akteure/doppelte/personen/{one.Id}/{other.Id}",
                $"/personen/{one.Id}/trennen",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await own.OpenAsync(path)).Status);
        }
    }

    private async Task<Twice> EnterTwiceAsync(string given)
    {
        var (gone, into) = (
            await app.CreatePersonAsync(given, "Zwilling", GroupSteps.Unique("eins")),
            await app.CreatePersonAsync(given, "Zwilling", GroupSteps.Unique("zwei"))
        );
        var (both, alone) = (await app.FoundAsync(), await app.FoundAsync());
        await app.SeatAsync(both, into);
        await app.SeatAsync(both, gone, GroupRole.Chair);
        await app.SeatAsync(alone, gone);
        var commands = app.Services.GetRequiredService<CommandRunner>();
        await commands.ChangeAsync<Group, GroupEvent>(
            alone.Value,
            g => GroupDecisions.Decide(g, new AddCopy(gone.Id)),
            Originator.Job,
            Ct
        );
        var meeting = await app.CallMeetingAsync(both);
        await app.AnswerAsync(meeting, gone.Id);
        var choice = new GroupMail(alone, MailPace.Weekly, Reminders: false);
        await app
            .Services.GetRequiredService<PreferenceCommands>()
            .ChooseAsync(new Originator(gone.Id, Channel.Web), [choice], Ct);
        return new(
            gone,
            into,
            both,
            alone,
            meeting,
            await app.AssignAsync(alone, gone.Id),
            await app.EntrustAsync(alone, gone.Id)
        );
    }

    private Task<Uri> FeedAsync(PersonId person) =>
        app.WithAsync<FeedAddresses, Uri>(async addresses =>
        {
            await addresses.RenewAsync(person, group: null, Ct);
            return addresses.UrlOf((await addresses.OfAsync(person, Ct)).Values.Single());
        });

    /// <summary>All that a person can see of where both stand.</summary>
    private async Task<string> PictureAsync(Twice twice)
    {
        var groups = new[]
        {
            await app.LoadAsync<Group>(twice.Both.Value),
            await app.LoadAsync<Group>(twice.Alone.Value),
        };
        var meeting = await app.LoadAsync<Meeting>(twice.Meeting.Value);
        await using var session = app.Query();
        var wishes = await session.LoadAsync<MailPreferences>(twice.Into.Id.Value, Ct);
        string[] lines =
        [
            .. groups.SelectMany(g => g.Members).Select(m => $"{m}").Order(StringComparer.Ordinal),
            .. groups.SelectMany(g => g.Copies).Select(c => $"{c}"),
            .. meeting.Invitees.Select(i => $"{i}").Order(StringComparer.Ordinal),
            $"{(await app.LoadAsync<ActionItem>(twice.Task)).Assignee}",
            $"{(await app.LoadAsync<Resolution>(twice.Resolution)).Responsible}",
            $"{await app.CardAsync(twice.Gone.Id)}",
            $"{await app.CardAsync(twice.Into.Id)}",
            $"{(wishes ?? MailPreferences.Usual(twice.Into.Id.Value)).Of(twice.Alone)}",
        ];
        return string.Join('\n', lines);
    }
}
