using System.Globalization;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Benchmarks.Mail;

/// <summary>
/// How many invitations we write and hand over each second, beside what the libraries alone reach, in turns in one run.
/// </summary>
internal static class SendingInvitations
{
    private const int Rounds = 5;

    /// <summary>What we want to keep of the libraries' speed.</summary>
    private const double Wanted = 0.6;

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        var count = options.Mails;
        var written = await CompareAsync(
            "invitations written",
            "Ical.Net alone",
            () => Repeat(count, i => CalendarWriter.Write(SampleInvitation.Message(i))),
            () => Repeat(count, i => SampleInvitation.Raw(i)),
            count
        );
        await using var relay = new SilentRelay();
        var settings = Options.Create(SettingsFor(relay));
        var composer = new MessageComposer(settings);
        SealedMail[] mails =
        [
            .. Enumerable.Range(0, count).Select(i => composer.Compose(SampleInvitation.Mail(i))),
        ];
        await using var ours = new SmtpTransport(
            settings,
            TimeProvider.System,
            NullLogger<SmtpTransport>.Instance
        );
        using var raw = await ConnectAsync(relay.Port, ct);
        var handed = await CompareAsync(
            "mails handed over",
            "MailKit alone",
            () => HandOverAsync(ours, mails, ct),
            () => SendAsync(raw, mails, ct),
            count
        );
        if (relay.Taken != 2 * (Rounds + 1) * count)
        {
            throw new InvalidOperationException($"The relay took {relay.Taken} mails.");
        }

        return written >= Wanted && handed >= Wanted;
    }

    private static MailSettings SettingsFor(SilentRelay relay) =>
        new()
        {
            From = "einladung@netzwerk.example",
            Smtp = new()
            {
                Host = "127.0.0.1",
                Port = relay.Port,
                Security = SmtpSecurity.None,
            },
        };

    /// <summary>Ours divided by theirs; the median of rounds that take turns, after one that does not count.</summary>
    private static async Task<double> CompareAsync(
        string what,
        string beside,
        Func<Task> ours,
        Func<Task> theirs,
        int count
    )
    {
        var rates = new List<(double Ours, double Theirs)>();
        for (var i = 0; i <= Rounds; i++)
        {
            rates.Add((await RateAsync(ours, count), await RateAsync(theirs, count)));
        }

        var (own, their) = (
            Median(rates.Skip(1).Select(r => r.Ours)),
            Median(rates.Skip(1).Select(r => r.Theirs))
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {own:0}/s; {beside}: {their:0}/s; ratio {own / their:0.00}"
            )
        );
        return own / their;
    }

    private static async Task<double> RateAsync(Func<Task> work, int count)
    {
        var began = TimeProvider.System.GetTimestamp();
        await work();
        return count / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) =>
        values.Order().ElementAt(Rounds / 2);

    private static Task Repeat(int count, Func<int, object> write)
    {
        for (var i = 0; i < count; i++)
        {
            GC.KeepAlive(write(i));
        }

        return Task.CompletedTask;
    }

    private static async Task HandOverAsync(
        SmtpTransport transport,
        SealedMail[] mails,
        CancellationToken ct
    )
    {
        foreach (var mail in mails)
        {
            if (await transport.SendAsync(mail, ct) is not TransportResult.Accepted)
            {
                throw new InvalidOperationException("The relay did not take a mail.");
            }
        }
    }

    private static async Task SendAsync(SmtpClient client, SealedMail[] mails, CancellationToken ct)
    {
        foreach (var mail in mails)
        {
            using var message = await MimeMessage.LoadAsync(
                new MemoryStream(mail.Bytes.ToArray(), writable: false),
                ct
            );
            await client.SendAsync(
                message,
                new MailboxAddress("", mail.EnvelopeFrom.ToString()),
                [new MailboxAddress("", mail.EnvelopeTo.ToString())],
                ct
            );
        }
    }

    private static async Task<SmtpClient> ConnectAsync(int port, CancellationToken ct)
    {
        var client = new SmtpClient();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port, ct);
        await client.ConnectAsync(socket, "127.0.0.1", port, SecureSocketOptions.None, ct);
        return client;
    }
}
