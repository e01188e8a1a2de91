using System.Text;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

// RFC 2369: the address beside the link, for programs and people that rather write.
public sealed class LeavingByMail(LeavingByMail.ReadMailbox read)
    : IClassFixture<LeavingByMail.ReadMailbox>
{
    private static int _mails;

    private MailedNetzwerk Netzwerk => read.Netzwerk;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("check", "list.id")]
    public async Task The_address_stands_beside_the_link_where_a_mailbox_is_read()
    {
        var (_, ada, address) = await RemindedAsync();
        var raw = new RawMail(Netzwerk.To(ada)[^1].Raw);
        Assert.Matches(
            "^<https://[^>]+>, <mailto:abmelden[+][a-z2-7]{32}@netzwerk[.]example>$",
            raw.Header("List-Unsubscribe")
        );
        Assert.Equal("List-Unsubscribe=One-Click", raw.Header("List-Unsubscribe-Post"));
        Assert.DoesNotContain(
            "mailto:",
            new RawMail(Netzwerk.To(ada)[0].Raw).Head,
            StringComparison.Ordinal
        );
        Assert.Equal(
            Netzwerk
                .App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<MailSettings>>()
                .Value.UnsubscribeMailbox.Local,
            address.Split('+')[0]
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("Auto-Submitted: auto-generated\r\n")]
    [InlineData("Precedence: bulk\r\nReturn-Path: <>\r\n")]
    public async Task A_mail_to_it_ends_reminders_whatever_sent_it(string head)
    {
        var (circle, ada, address) = await RemindedAsync();
        var mail = await ReceiveAsync(address, "irgendwer@anderswo.example", head);
        Assert.Equal(
            (MailSort.Unsubscription, MailVerdict.Applied, MailReason.Unsubscribed, ada.Id),
            (mail.Sort, mail.Verdict, mail.Reason, mail.Person)
        );
        Assert.False((await Netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
        await using var session = Netzwerk.App.Query();
        var history = await session.Events.FetchStreamAsync(ada.Id.Value, token: Ct);
        var stopped = history.Single(e => e.Data is RemindersStopped);
        Assert.Equal(ada.Id.ToString(), stopped.UserName);
        Assert.Equal("Mail", stopped.GetHeader(CommandRunner.ChannelHeader)?.ToString());
    }

    [Fact]
    public async Task Once_more_changes_nothing_and_nobody_is_answered()
    {
        var (_, ada, address) = await RemindedAsync();
        await ReceiveAsync(address, ada.Card.Mail);
        var version = (await Netzwerk.App.WishesOfAsync(ada)).Version;
        var again = await ReceiveAsync(address.ToUpperInvariant(), ada.Card.Mail);
        Assert.Equal(
            (MailVerdict.Noted, MailReason.UnsubscribedBefore),
            (again.Verdict, again.Reason)
        );
        Assert.Equal(version, (await Netzwerk.App.WishesOfAsync(ada)).Version);
        await Netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, -", Netzwerk.StoryOf(ada));
    }

    [Fact]
    public async Task A_token_that_is_none_ends_nothing()
    {
        var (circle, ada, address) = await RemindedAsync();
        var wrong = $"abmelden+{new string('a', 32)}@netzwerk.example";
        var automatic = await ReceiveAsync(
            wrong,
            ada.Card.Mail,
            "Auto-Submitted: auto-generated\r\n"
        );
        Assert.Equal(MailReason.AutomaticReply, automatic.Reason);
        // At another address of ours the token stands for nothing.
        var elsewhere = address.Replace("abmelden+", "einladung+", StringComparison.Ordinal);
        Assert.Equal(
            MailReason.UnknownSender,
            (await ReceiveAsync(elsewhere, "x@anderswo.example")).Reason
        );
        Assert.True((await Netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
    }

    private async Task<IncomingMail> ReceiveAsync(string to, string from, string head = "")
    {
        var raw = Encoding.ASCII.GetBytes(
            $"{head}From: {from}\r\nTo: {to}\r\nSubject: Abmelden\r\n"
                + $"Message-ID: <{Interlocked.Increment(ref _mails)}.leave@verein.example>\r\n\r\n\r\n"
        );
        var services = Netzwerk.App.Services;
        var message = services.GetRequiredService<MessageReader>().Read(raw);
        var handler = services.GetRequiredService<IIncomingMailHandler>();
        await handler.HandleAsync(message, new(7, _mails), Ct);
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<IncomingMail>(message.Id, Ct))!;
    }

    private async Task<(Circle Circle, KnownPerson Ada, string Address)> RemindedAsync()
    {
        var circle = await Netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var day = Netzwerk.Today.AddDays(30);
        await Netzwerk.CallAsync(circle);
        await Netzwerk.GoToAsync(new Appointment(day.AddDays(-7), new(14, 0), new(16, 0)).Start);
        var header = new RawMail(Netzwerk.To(ada)[^1].Raw).Header("List-Unsubscribe")!;
        var start = header.IndexOf("mailto:", StringComparison.Ordinal) + "mailto:".Length;
        return (circle, ada, header[start..].TrimEnd('>'));
    }

    /// <summary>The product with a mailbox set; nothing listens there, the tests hand in the mails.</summary>
    public sealed class ReadMailbox : IAsyncDisposable
    {
        public MailedNetzwerk Netzwerk { get; } =
            new()
            {
                Differently = h =>
                    h.UseSetting("Netzwerk:Mail:Imap:Host", "127.0.0.1")
                        .UseSetting("Netzwerk:Mail:Imap:Port", "9")
                        .UseSetting("Netzwerk:Mail:Imap:User", "netzwerk"),
            };

        public ValueTask DisposeAsync() => Netzwerk.DisposeAsync();
    }
}
