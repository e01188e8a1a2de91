using MailKit.Security;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// The mailbox that answers come to; without a host nothing is read. As environment: Netzwerk__Mail__Imap__Host,
/// …__Port, …__Security, …__User, …__Password, …__AuthServId, …__VerifyDkim, …__DnsServer, …__Processed, …__Unclear.
/// </summary>
public sealed class ImapSettings
{
    private const int SslPort = 993;

    public string? Host { get; set; }

    public int Port { get; set; } = SslPort;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>
    /// The name under which our provider writes "Authentication-Results". Then only what it says is believed; without
    /// it we check the signatures of mails ourselves.
    /// </summary>
    public string? AuthServId { get; set; }

    /// <summary>Whether we check signatures ourselves when there is no such name; otherwise no mail counts as signed.</summary>
    public bool VerifyDkim { get; set; } = true;

    /// <summary>The name server that is asked for keys, as address or address:port; those of the machine if empty.</summary>
    public string? DnsServer { get; set; }

    /// <summary>Where mails go that were dealt with.</summary>
    public string Processed { get; set; } = "Verarbeitet";

    /// <summary>Where mails go that a person has to look at.</summary>
    public string Unclear { get; set; } = "Unklar";

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);

    internal bool SendsPasswordInTheClear =>
        !string.IsNullOrEmpty(User)
        && Security is SmtpSecurity.None
        && Host is not ("localhost" or "127.0.0.1" or "::1");

    internal SecureSocketOptions SocketOptions =>
        Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            // A password never goes over a line that somebody talked out of encryption.
            _ => Port == SslPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
        };
}
