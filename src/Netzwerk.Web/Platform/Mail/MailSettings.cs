using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Section <c>Netzwerk:Mail</c>. As environment: Netzwerk__Mail__From, Netzwerk__Mail__FromName,
/// Netzwerk__Mail__Bounces, Netzwerk__Mail__Smtp__Host, …__Smtp__Port, …__Smtp__Security, …__Smtp__User,
/// …__Smtp__Password, …__Smtp__AnswerWithin, Netzwerk__Mail__CollapseWindow, Netzwerk__Mail__RatePerMinute.
/// </summary>
public sealed class MailSettings : IValidatableObject
{
    public const string Section = "Netzwerk:Mail";

    /// <summary>The address that all mail comes from and that invitations are answered to with "+token".</summary>
    public string From { get; set; } = "einladung@netzwerk.example";

    public string FromName { get; set; } = "Netzwerk";

    /// <summary>Where mail servers send what they could not deliver, with "+token"; bounce@ the sender's domain if empty.</summary>
    public string? Bounces { get; set; }

    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>Changes to one thing within this time become one mail.</summary>
    public TimeSpan CollapseWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What the provider allows; zero sets no limit.</summary>
    [Range(0, 10_000)]
    public int RatePerMinute { get; set; }

    public Mailbox Sender => Mailbox.Parse(From);

    public Mailbox BounceMailbox =>
        string.IsNullOrEmpty(Bounces)
            ? Mailbox.Parse($"bounce@{Sender.Domain}")
            : Mailbox.Parse(Bounces);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Mailbox.TryParse(From, out _))
        {
            yield return new($"{Section}:From is not a mail address.", [nameof(From)]);
        }

        if (!string.IsNullOrEmpty(Bounces) && !Mailbox.TryParse(Bounces, out _))
        {
            yield return new($"{Section}:Bounces is not a mail address.", [nameof(Bounces)]);
        }

        if (Smtp.User is { Length: > 0 } && Smtp.Security is SmtpSecurity.None && !Smtp.IsLocal)
        {
            yield return new(
                $"{Section}:Smtp sends a password without encryption.",
                [nameof(Smtp)]
            );
        }
    }
}

/// <summary>The relay; without a host mail is laid into a folder instead.</summary>
public sealed class SmtpSettings
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Longer than that no answer is waited for.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(60);

    public bool IsLocal => Host is "localhost" or "127.0.0.1" or "::1";

    internal SecureSocketOptions SocketOptions =>
        Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.Auto,
        };
}

public enum SmtpSecurity
{
    None,
    StartTls,
    SslOnConnect,
    Auto,
}
