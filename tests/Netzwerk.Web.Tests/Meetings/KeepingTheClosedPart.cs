using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Feeds;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

/// <summary>What a guest gets of a meeting with a closed item: nothing of the item, and the numbers of the others.</summary>
public sealed class KeepingTheClosedPart(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Secret = "Bewerbungen um die Leitung";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_calendars_and_feeds_tell_a_guest_nothing_of_it()
    {
        var circle = await netzwerk.FoundAsync(1);
        var guest = await netzwerk.App.CreatePersonAsync("Gerda", "Gast");
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        await AddAsync(meeting, Secret, AgendaPart.ClosedPart);
        await AddAsync(meeting, "Verschiedenes", AgendaPart.PublicPart);
        await netzwerk.InvitePlannedAsync(circle, meeting);
        await netzwerk.InviteAsync(meeting, guest);
        await netzwerk.SettleAsync();

        var (theirs, hers) = (netzwerk.To(circle.People[0])[^1], netzwerk.To(guest)[^1]);
        Assert.Contains(
            $"2. {Secret} (20 Min., nicht öffentlich)",
            theirs.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("3. Verschiedenes", theirs.Text, StringComparison.Ordinal);
        Assert.Contains(Secret, Unfolded(theirs.Calendar!), StringComparison.Ordinal);

        Assert.DoesNotContain(Secret, Decoded(hers), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Unfolded(hers.Calendar!), StringComparison.Ordinal);
        Assert.Contains("1. Bericht aus den Kursen", hers.Text, StringComparison.Ordinal);
        Assert.Contains("3. Verschiedenes", hers.Text, StringComparison.Ordinal);
        Assert.Contains("3. Verschiedenes", Unfolded(hers.Calendar!), StringComparison.Ordinal);

        Assert.Contains(Secret, await FeedAsync(circle.People[0]), StringComparison.Ordinal);
        var feed = await FeedAsync(guest);
        Assert.DoesNotContain(Secret, feed, StringComparison.Ordinal);
        Assert.Contains("3. Verschiedenes", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_a_member_who_has_not_given_the_undertaking()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (bound, owing) = (circle.People[0], circle.People[1]);
        var now = netzwerk.App.Clock.GetUtcNow();
        await netzwerk.DoAsync(
            circle.Group,
            g =>
                ConfidentialityDecisions.Decide(
                    g,
                    new AskForConfidentiality("Ich schweige.", false, false, Before: 0),
                    now
                )
        );
        await netzwerk.DoAsync(
            circle.Group,
            g => ConfidentialityDecisions.Decide(g, new GiveConfidentiality(bound.Id, 1), now)
        );
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        await AddAsync(meeting, Secret, AgendaPart.ClosedPart);
        await netzwerk.InvitePlannedAsync(circle, meeting);
        await netzwerk.SettleAsync();

        var (theirs, hers) = (netzwerk.To(bound)[^1], netzwerk.To(owing)[^1]);
        Assert.Contains(Secret, Decoded(theirs), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Decoded(hers), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Unfolded(hers.Calendar!), StringComparison.Ordinal);
        Assert.Contains(Secret, await FeedAsync(bound), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await FeedAsync(owing), StringComparison.Ordinal);
    }

    private Task AddAsync(MeetingId meeting, string title, AgendaPart part)
    {
        var ask = new AddAgendaItem(AgendaItemId.Create(), title, default, 20, null, part);
        return netzwerk.DoAsync(meeting, m => AgendaDecisions.Decide(m, ask));
    }

    private static string Unfolded(RawCalendar calendar) =>
        calendar.Text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static string Decoded(MeetingLetter letter) =>
        letter.Message.TextBody + letter.Message.HtmlBody + letter.Subject;

    private async Task<string> FeedAsync(KnownPerson person)
    {
        var url = await netzwerk.App.WithAsync<FeedAddresses, Uri>(async addresses =>
        {
            await addresses.RenewAsync(person.Id, group: null, Ct);
            var made = await addresses.OfAsync(person.Id, Ct);
            return addresses.UrlOf(made.Values.Single());
        });
        var bytes = await netzwerk.App.Visitor().GetByteArrayAsync(url.PathAndQuery, Ct);
        return Unfolded(new RawCalendar(bytes));
    }
}
