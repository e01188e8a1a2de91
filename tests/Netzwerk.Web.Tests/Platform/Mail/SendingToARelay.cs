using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

public sealed class SendingToARelay : IAsyncDisposable
{
    private const string Ada = "ada@verein.example";
    private readonly SmtpSink _sink = SmtpSink.Start();
    private readonly MailSettings _settings;
    private readonly FakeTimeProvider _time = new();
    private SmtpTransport? _transport;

    public SendingToARelay() =>
        _settings = new()
        {
            From = "einladung@netzwerk.example",
            Smtp = new()
            {
                Host = "127.0.0.1",
                Port = _sink.Port,
                Security = SmtpSecurity.None,
            },
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SmtpTransport Transport =>
        _transport ??= new(Options.Create(_settings), _time, NullLogger<SmtpTransport>.Instance);

    public async ValueTask DisposeAsync()
    {
        if (_transport is not null)
        {
            await _transport.DisposeAsync();
        }

        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task The_relay_gets_exactly_the_bytes_and_the_envelope()
    {
        var mail = Sealed(Ada);
        var result = await Transport.SendAsync(mail, Ct);

        var accepted = Assert.IsType<TransportResult.Accepted>(result);
        Assert.Contains("4711", accepted.Answer, StringComparison.Ordinal);
        var received = Assert.Single(_sink.Received);
        Assert.Equal("bounce+abc123@netzwerk.example", received.From);
        Assert.Equal([Ada], received.To);
        Assert.Equal(mail.Bytes.ToArray(), received.Raw);
    }

    [Fact]
    public async Task Many_mails_share_two_connections()
    {
        // Made here: eight at once would make several.
        var transport = Transport;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 40),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct },
            async (i, ct) =>
                Assert.IsType<TransportResult.Accepted>(
                    await transport.SendAsync(Sealed($"p{i}@verein.example"), ct)
                )
        );
        Assert.Equal(
            40,
            _sink.Received.Select(m => m.To.Single()).ToHashSet(StringComparer.Ordinal).Count
        );
        Assert.InRange(_sink.Connections, 1, 2);
    }

    [Fact]
    public async Task A_connection_the_relay_cut_in_the_meantime_costs_no_mail()
    {
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(Sealed(Ada), Ct));
        _sink.HangUp();
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(Sealed(Ada), Ct));
        Assert.Equal(2, _sink.Received.Count);
    }

    [Fact]
    public async Task A_greylisted_mail_is_for_later_and_then_goes_out_once()
    {
        _sink.Greylist(times: 2);
        var mail = Sealed(Ada);
        Assert.Equal(
            451,
            Assert.IsType<TransportResult.Later>(await Transport.SendAsync(mail, Ct)).Code
        );
        Assert.Equal(
            451,
            Assert.IsType<TransportResult.Later>(await Transport.SendAsync(mail, Ct)).Code
        );
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(mail, Ct));
        Assert.Single(_sink.Received);
    }

    [Theory]
    [InlineData("421 4.3.2 Shutting down")]
    [InlineData("450 4.2.1 Busy")]
    [InlineData("452 4.3.1 Disk full")]
    public async Task Every_answer_that_begins_with_4_is_for_later(string answer)
    {
        _sink.PutOff(answer);
        var later = Assert.IsType<TransportResult.Later>(
            await Transport.SendAsync(Sealed(Ada), Ct)
        );
        Assert.Equal(int.Parse(answer[..3], null), later.Code);
        Assert.Empty(_sink.Received);
    }

    [Fact]
    public async Task An_unknown_mailbox_is_refused_and_the_next_person_still_gets_mail()
    {
        _sink.Refuse("weg@verein.example");
        var refused = Assert.IsType<TransportResult.Refused>(
            await Transport.SendAsync(Sealed("weg@verein.example"), Ct)
        );
        Assert.Equal((550, true), (refused.Code, refused.IsAddressDead));
        Assert.Contains("5.1.1", refused.Answer, StringComparison.Ordinal);
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(Sealed(Ada), Ct));
    }

    [Fact]
    public async Task A_refusal_that_is_about_us_or_a_full_mailbox_does_not_blame_the_address()
    {
        _sink.Refuse("misstrauisch@verein.example", "550 5.7.1 Blocked");
        _sink.Refuse("voll@verein.example", "552 5.2.2 Over quota");
        foreach (var address in (string[])["misstrauisch@verein.example", "voll@verein.example"])
        {
            var refused = Assert.IsType<TransportResult.Refused>(
                await Transport.SendAsync(Sealed(address), Ct)
            );
            Assert.False(refused.IsAddressDead);
        }

        _sink.RefuseContent();
        Assert.False(
            Assert
                .IsType<TransportResult.Refused>(await Transport.SendAsync(Sealed(Ada), Ct))
                .IsAddressDead
        );
        _sink.AcceptEverything();
        _sink.RefuseSender();
        Assert.False(
            Assert
                .IsType<TransportResult.Refused>(await Transport.SendAsync(Sealed(Ada), Ct))
                .IsAddressDead
        );
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_mail_in_doubt_and_the_second_copy_is_the_same()
    {
        _sink.LoseAnswerAfterData();
        var mail = Sealed(Ada);
        Assert.IsType<TransportResult.InDoubt>(await Transport.SendAsync(mail, Ct));
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(mail, Ct));
        Assert.Equal(2, _sink.Received.Count);
        Assert.Equal(_sink.Received[0].Raw, _sink.Received[1].Raw);
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_mail_began_is_for_later_and_not_in_doubt()
    {
        _sink.HangUpBeforeData();
        Assert.IsType<TransportResult.Later>(await Transport.SendAsync(Sealed(Ada), Ct));
        Assert.Empty(_sink.Received);
    }

    [Fact]
    public async Task A_relay_that_is_down_is_for_later_and_works_again_when_it_is_back()
    {
        _sink.GoDown();
        Assert.Null(
            Assert.IsType<TransportResult.Later>(await Transport.SendAsync(Sealed(Ada), Ct)).Code
        );
        _sink.ComeBack();
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(Sealed(Ada), Ct));
    }

    [Fact]
    public async Task A_relay_that_never_answers_is_given_up_after_the_time_set()
    {
        _sink.BeSlow(TimeSpan.FromMinutes(10));
        var sending = Transport.SendAsync(Sealed(Ada), Ct);
        while (!sending.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(TimeSpan.FromMilliseconds(20), Ct);
        }

        Assert.IsType<TransportResult.Later>(await sending);
    }

    [Fact]
    public async Task A_shutdown_before_the_mail_is_out_says_so_instead_of_inventing_a_result()
    {
        _sink.BeSlow(TimeSpan.FromMinutes(10));
        using var shutdown = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var sending = Transport.SendAsync(Sealed(Ada), shutdown.Token);
        await shutdown.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Nothing_is_said_in_the_clear_when_encryption_is_asked_for_and_missing()
    {
        _settings.Smtp.Security = SmtpSecurity.StartTls;
        Assert.IsType<TransportResult.Later>(await Transport.SendAsync(Sealed(Ada), Ct));
        Assert.DoesNotContain(_sink.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_password_is_said_to_a_relay_that_offers_no_encryption_unless_settings_allow_it()
    {
        _sink.RequireLogin("netzwerk", "geheim");
        (_settings.Smtp.User, _settings.Smtp.Password) = ("netzwerk", "geheim");
        _settings.Smtp.Security = SmtpSecurity.Auto;
        Assert.IsType<TransportResult.Later>(await Transport.SendAsync(Sealed(Ada), Ct));
        Assert.DoesNotContain(_sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_relay_with_login_lets_us_in_with_the_password_of_the_settings()
    {
        _sink.RequireLogin("netzwerk", "geheim");
        (_settings.Smtp.User, _settings.Smtp.Password) = ("netzwerk", "geheim");
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(Sealed(Ada), Ct));
    }

    [Fact]
    public async Task A_wrong_password_is_our_trouble_and_for_later()
    {
        _sink.RequireLogin("netzwerk", "geheim");
        (_settings.Smtp.User, _settings.Smtp.Password) = ("netzwerk", "falsch");
        Assert.IsType<TransportResult.Later>(await Transport.SendAsync(Sealed(Ada), Ct));
    }

    [Fact]
    public async Task The_pace_of_the_settings_is_kept()
    {
        _settings.RatePerMinute = 2;
        Assert.IsType<TransportResult.Accepted>(await Transport.SendAsync(Sealed(Ada), Ct));
        var second = Transport.SendAsync(Sealed(Ada), Ct);
        _time.Advance(TimeSpan.FromSeconds(29));
        await Task.Delay(TimeSpan.FromMilliseconds(50), Ct);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<TransportResult.Accepted>(await second);
    }

    private SealedMail Sealed(string to) =>
        new MessageComposer(Options.Create(_settings)).Compose(
            Letters.To(to) with
            {
                BounceToken = "abc123",
                Text = ".\n..Punkte am Anfang\n\nÄpfel für Änne",
            }
        );
}
