using System.Text;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// The provider of our mailbox says nothing about signatures: we look at them ourselves, with keys from a real name server.
public sealed class CheckingSignatures(SigningCounty county) : IClassFixture<SigningCounty>
{
    private const string OurAddress = "einladung@netzwerk.example";

    [Fact]
    public async Task A_signed_answer_needs_no_token()
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        var mail = await meeting.ReceiveAsync(county.SignedBy(domain, WithoutToken(meeting, ida)));
        Assert.Equal("Applied ProvedBySignature", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.Accepted, await meeting.AnswerOfAsync(ida));
        Assert.Contains(SigningCounty.KeyNameOf(domain), county.Names.Asked);
    }

    [Fact]
    public async Task A_long_key_that_is_cut_into_strings_is_put_together()
    {
        var (meeting, ida, domain) = await county.InviteAsync(
            $"v=DKIM1; k=rsa; n={new string('x', 200)}; {county.Key}"
        );
        var mail = await meeting.ReceiveAsync(county.SignedBy(domain, WithoutToken(meeting, ida)));
        Assert.Equal("Applied ProvedBySignature", AnsweredMeeting.Told(mail));
    }

    [Theory]
    [InlineData("v=DKIM1; k=rsa; p=")]
    [InlineData("v=DKIM1; k=rsa; p=bm9ub25zZW5zZQ==")]
    [InlineData("no key at all")]
    public async Task A_key_that_is_none_proves_nothing(string key)
    {
        var (meeting, ida, domain) = await county.InviteAsync(key);
        await IgnoredAsync(meeting, county.SignedBy(domain, WithoutToken(meeting, ida)));
    }

    [Fact]
    public async Task A_domain_that_only_tries_out_signing_proves_nothing()
    {
        var (meeting, ida, domain) = await county.InviteAsync($"v=DKIM1; k=rsa; t=y; {county.Key}");
        await IgnoredAsync(meeting, county.SignedBy(domain, WithoutToken(meeting, ida)));
    }

    [Fact]
    public async Task A_changed_mail_and_a_signature_of_somebody_else_prove_nothing()
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        var signed = Encoding.UTF8.GetString(
            county.SignedBy(domain, WithoutToken(meeting, ida, "gmail"))
        );
        Assert.Contains("PARTSTAT=ACCEPTED", signed, StringComparison.Ordinal);
        await IgnoredAsync(
            meeting,
            Encoding.UTF8.GetBytes(
                signed.Replace("PARTSTAT=ACCEPTED", "PARTSTAT=DECLINED", StringComparison.Ordinal)
            )
        );
        var (_, _, other) = await county.InviteAsync();
        await IgnoredAsync(meeting, county.SignedBy(other, WithoutToken(meeting, ida)));
        // Whoever the mail pretends to come from, we ask for no keys elsewhere.
        Assert.DoesNotContain(SigningCounty.KeyNameOf(other), county.Names.Asked);
    }

    [Theory]
    [InlineData(+60, "Applied ProvedBySignature")]
    [InlineData(-60, "Ignored NoProof")]
    public async Task A_signature_counts_until_it_expires(int minutes, string told)
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        var end = county.Netzwerk.Now.AddMinutes(minutes).ToUnixTimeSeconds();
        var signed = county.SignedBy(domain, WithoutToken(meeting, ida), $"x={end}; ");
        Assert.Equal(told, AnsweredMeeting.Told(await meeting.ReceiveAsync(signed)));
    }

    [Fact]
    public async Task A_signature_of_the_beginning_only_proves_nothing()
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        var answer = WithoutToken(meeting, ida);
        var text = Encoding.UTF8.GetString(answer.Bytes());
        var length =
            Encoding.UTF8.GetByteCount(text.TrimEnd('\r', '\n'))
            - text.IndexOf("\r\n\r\n", StringComparison.Ordinal)
            - 2;
        await IgnoredAsync(meeting, county.SignedBy(domain, answer, $"l={length}; "));
    }

    [Fact]
    public async Task A_name_server_that_is_silent_or_fails_keeps_no_mail_from_us()
    {
        var (meeting, ida, domain) = await county.InviteAsync();
        var signed = county.SignedBy(domain, WithoutToken(meeting, ida));
        county.Names.Silent = domain;
        await IgnoredAsync(meeting, signed);
        county.Names.Silent = "\0";
        county.Names.Failing = domain;
        await IgnoredAsync(meeting, county.SignedBy(domain, WithoutToken(meeting, ida)));
        county.Names.Failing = "\0";
        var mail = await meeting.ReceiveAsync(county.SignedBy(domain, WithoutToken(meeting, ida)));
        Assert.Equal("Applied ProvedBySignature", AnsweredMeeting.Told(mail));
    }

    [Fact]
    public async Task Switched_off_nobody_is_asked_for_keys()
    {
        await using var off = new SigningCounty { Verifies = false };
        var (meeting, ida, domain) = await off.InviteAsync();
        await IgnoredAsync(meeting, off.SignedBy(domain, WithoutToken(meeting, ida)));
        Assert.Empty(off.Names.Asked);
    }

    private static RawAnswer WithoutToken(
        AnsweredMeeting meeting,
        KnownPerson person,
        string client = "thunderbird"
    ) => meeting.From(person, client) with { To = OurAddress };

    private static async Task IgnoredAsync(AnsweredMeeting meeting, byte[] raw)
    {
        var mail = await meeting.ReceiveAsync(raw);
        Assert.Equal("Ignored NoProof", AnsweredMeeting.Told(mail));
    }
}
