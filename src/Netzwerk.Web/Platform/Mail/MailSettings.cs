using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Section <c>Netzwerk:Mail</c>. As environment: Netzwerk__Mail__From, Netzwerk__Mail__FromName,
/// Netzwerk__Mail__Bounces, Netzwerk__Mail__Unsubscribes, Netzwerk__Mail__Smtp__Host, …__Smtp__Port, …__Smtp__Security, …__Smtp__User,
/// …__Smtp__Password, …__Smtp__AnswerWithin, Netzwerk__Mail__CollapseWindow, Netzwerk__Mail__RatePerMinute.
/// </summary>
public sealed class MailSettings
{
    public const string Section = "Netzwerk:Mail";

    /// <summary>The address that all mail comes from and that invitations are answered to with "+token".</summary>
    public string From { get; set; } = "einladung@netzwerk.example";

    public string FromName { get; set; } = "Netzwerk";

    /// <summary>Where mail servers send what they could not deliver, with "+token"; bounce@ the sender's domain if empty.</summary>
    public string? Bounces { get; set; }

    /// <summary>Where mail programs write to end reminders and digests, with "+token"; abmelden@ the sender's domain if empty.</summary>
    public string? Unsubscribes { get; set; }

    public SmtpSettings Smtp { get; set; } = new();

    public ImapSettings Imap { get; set; } = new();

    /// <summary>Changes to one thing within this time become one mail.</summary>
    public TimeSpan CollapseWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What the provider allows; zero sets no limit.</summary>
    public int RatePerMinute { get; set; }

    public Mailbox Sender => Mailbox.Parse(From);

    public Mailbox BounceMailbox =>
        string.IsNullOrEmpty(Bounces)
            ? Mailbox.Parse($"bounce@{Sender.Domain}")
            : Mailbox.Parse(Bounces);

    public Mailbox UnsubscribeMailbox =>
        string.IsNullOrEmpty(Unsubscribes)
            ? Mailbox.Parse($"abmelden@{Sender.Domain}")
            : Mailbox.Parse(Unsubscribes);
}

/// <summary>Stops the start when mail could not work or would be unsafe.</summary>
internal sealed class MailSettingsRules : IValidateOptions<MailSettings>
{
    public ValidateOptionsResult Validate(string? name, MailSettings options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(MailSettings options)
    {
        if (!Mailbox.TryParse(options.From, out _))
        {
            yield return $"{MailSettings.Section}:From is not a mail address.";
        }

        if (!string.IsNullOrEmpty(options.Bounces) && !Mailbox.TryParse(options.Bounces, out _))
        {
            yield return $"{MailSettings.Section}:Bounces is not a mail address.";
        }

        if (
            !string.IsNullOrEmpty(options.Unsubscribes)
            && !Mailbox.TryParse(options.Unsubscribes, out _)
        )
        {
            yield return $"{MailSettings.Section}:Unsubscribes is not a mail address.";
        }

        if (options.RatePerMinute < 0)
        {
            yield return $"{MailSettings.Section}:RatePerMinute is negative.";
        }

        if (options.Smtp.SendsPasswordInTheClear)
        {
            yield return $"{MailSettings.Section}:Smtp would send the password without encryption.";
        }

        if (options.Imap.SendsPasswordInTheClear)
        {
            yield return $"{MailSettings.Section}:Imap would send the password without encryption.";
        }

        if (!DnsTexts.IsServer(options.Imap.DnsServer))
        {
            yield return $"{MailSettings.Section}:Imap:DnsServer is no address of a name server.";
        }

        if (options.Imap.IsOn && string.IsNullOrEmpty(options.Imap.User))
        {
            yield return $"{MailSettings.Section}:Imap names no user.";
        }
    }
}

/// <summary>The relay; without a host mail is laid into a folder instead.</summary>
public sealed class SmtpSettings
{
    private const int SslPort = 465;

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Longer than that no answer is waited for.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(60);

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
            _ when Port == SslPort => SecureSocketOptions.SslOnConnect,
            _ => string.IsNullOrEmpty(User)
                ? SecureSocketOptions.StartTlsWhenAvailable
                : SecureSocketOptions.StartTls,
        };
}

public enum SmtpSecurity
{
    None,
    StartTls,
    SslOnConnect,
    Auto,
}
