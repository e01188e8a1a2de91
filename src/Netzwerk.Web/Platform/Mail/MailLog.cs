namespace Netzwerk.Web.Platform.Mail;

// Answers of servers quote addresses: only their codes are logged.
internal static partial class MailLog
{
    [LoggerMessage(2001, LogLevel.Warning, "A mail was not taken yet, code {Code}")]
    public static partial void MailNotTakenYet(this ILogger log, int? code);

    [LoggerMessage(2002, LogLevel.Warning, "A mail was refused for good, code {Code}")]
    public static partial void MailRefused(this ILogger log, int code);

    [LoggerMessage(2003, LogLevel.Warning, "The line broke after a whole mail: it is in doubt")]
    public static partial void MailInDoubt(this ILogger log);

    [LoggerMessage(
        2004,
        LogLevel.Information,
        "No relay is set: mail is laid into the folder post"
    )]
    public static partial void MailGoesToFolder(this ILogger log);
}
