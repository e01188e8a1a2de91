namespace Netzwerk.Web.Platform.Mail;

// What mails and servers say can hold addresses and words of people: only kinds and numbers are logged.
internal static partial class InboxLog
{
    [LoggerMessage(2011, LogLevel.Information, "The mailbox is being read")]
    public static partial void InboxConnected(this ILogger log);

    [LoggerMessage(2012, LogLevel.Warning, "The mailbox cannot be read: {Trouble}; trying again")]
    public static partial void InboxLost(this ILogger log, string trouble);

    [LoggerMessage(2013, LogLevel.Information, "Incoming mail {Mail} is {Disposal}")]
    public static partial void MailDone(this ILogger log, Guid mail, MailDisposal disposal);

    [LoggerMessage(2014, LogLevel.Error, "Incoming mail {Uid} could not be dealt with: {Trouble}")]
    public static partial void MailFailed(this ILogger log, uint uid, string trouble);

    [LoggerMessage(2015, LogLevel.Information, "No mailbox is set: answers by mail are not read")]
    public static partial void InboxOff(this ILogger log);

    [LoggerMessage(
        2016,
        LogLevel.Information,
        "A signature could not be checked: {Trouble}; the mail counts as not signed"
    )]
    public static partial void SignatureNotChecked(this ILogger log, string trouble);
}
