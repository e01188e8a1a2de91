using Marten;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Incoming;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// Who has a mail of ours knows its token and can write any sender. A domain that signs is harder to pretend.
public sealed class DoubtingUnsignedMail(SigningCounty county) : IClassFixture<SigningCounty>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_a_domain_was_seen_signing_the_token_is_enough()
    {
        var (meeting, ida, _) = await county.InviteAsync();
        var mail = await meeting.ReceiveAsync(meeting.From(ida));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
    }

    [Fact]
    public async Task Afterwards_an_unsigned_answer_waits_for_a_coordinator_who_takes_it_with_one_click()
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        var signed = await meeting.ReceiveAsync(county.SignedBy(domain, meeting.From(ida)));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(signed));
        var forged = await meeting.ReceiveAsync(Declined(meeting, ida));
        Assert.Equal("Review NotSigned", AnsweredMeeting.Told(forged));
        Assert.Equal(Rsvp.Accepted, await meeting.AnswerOfAsync(ida));

        var netzwerk = county.Netzwerk;
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var page = await (await netzwerk.App.SignInAsync(karla)).OpenAsync("/verwaltung/eingang");
        Assert.Contains(
            "Vielleicht hat jemand den Absender gefälscht",
            page.Text,
            StringComparison.Ordinal
        );
        await page.SubmitAsync(
            "entscheiden",
            ("Decision", $"{forged.Id}:{MailSettlement.AnswerTaken}")
        );
        Assert.Equal(Rsvp.Declined, await meeting.AnswerOfAsync(ida));
        await netzwerk.SettleAsync();
        var notice = netzwerk.To(ida)[^1];
        Assert.StartsWith("Ihre Antwort wurde geändert", notice.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_and_large_mails_are_doubted_too()
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        await meeting.ReceiveAsync(county.SignedBy(domain, meeting.From(ida)));
        var words = await meeting.ReceiveAsync(meeting.Words(ida, "nein"));
        Assert.Equal("Review NotSigned", AnsweredMeeting.Told(words));
        var large = await meeting.ReceiveLargeAsync(meeting.Words(ida, "nein"));
        Assert.Equal("Review NotSigned", AnsweredMeeting.Told(large));
        Assert.Equal(Rsvp.Accepted, await meeting.AnswerOfAsync(ida));
    }

    [Fact]
    public async Task Domains_of_strangers_are_not_remembered()
    {
        var (meeting, ida, _) = await county.InviteAsync();
        const string Foreign = "fremd.example";
        county.Names.Publish(SigningCounty.KeyNameOf(Foreign), $"v=DKIM1; k=rsa; {county.Key}");
        var before = await RememberedAsync();
        var stranger = meeting.Words(ida, "Guten Tag") with { From = $"zoe@{Foreign}" };
        await meeting.ReceiveAsync(county.SignedBy(Foreign, stranger));
        Assert.Contains(SigningCounty.KeyNameOf(Foreign), county.Names.Asked);
        Assert.Equal(before, await RememberedAsync());
    }

    [Fact]
    public async Task A_domain_is_kept_as_a_hash_and_forgotten_half_a_year_after_it_signed_last()
    {
        await using var other = new SigningCounty();
        var (meeting, ida, domain) = await other.InviteAsync();
        await meeting.ReceiveAsync(other.SignedBy(domain, meeting.From(ida)));
        var app = other.Netzwerk.App;
        await using (var session = app.Query())
        {
            var kept = Assert.Single(await session.Query<SigningDomain>().ToListAsync(Ct));
            Assert.DoesNotContain("verein", kept.Id, StringComparison.Ordinal);
        }

        app.Clock.Advance(SigningDomains.Kept + TimeSpan.FromDays(1));
        await app.RunAsync<ForgetIncoming>(j => j.RunAsync(Ct));
        await using (var session = app.Query())
        {
            Assert.Empty(await session.Query<SigningDomain>().ToListAsync(Ct));
        }
    }

    private static RawAnswer Declined(AnsweredMeeting meeting, KnownPerson person) =>
        meeting.From(person) with
        {
            Participation = "DECLINED",
        };

    private async Task<int> RememberedAsync()
    {
        await using var session = county.Netzwerk.App.Query();
        return await session.Query<SigningDomain>().CountAsync(Ct);
    }
}
