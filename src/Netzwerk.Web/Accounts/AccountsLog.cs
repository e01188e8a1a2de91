namespace Netzwerk.Web.Accounts;

internal static partial class AccountsLog
{
    [LoggerMessage(2001, LogLevel.Information, "Person {Person} signed in")]
    public static partial void SignedIn(this ILogger logger, Guid person);

    [LoggerMessage(2002, LogLevel.Information, "Sign-in attempt {Attempt} refused, try {Try}")]
    public static partial void SignInRefused(this ILogger logger, Guid attempt, int @try);

    [LoggerMessage(2003, LogLevel.Warning, "Too many sign-in mails to person {Person}: none sent")]
    public static partial void PersonLimitReached(this ILogger logger, Guid person);

    [LoggerMessage(
        2004,
        LogLevel.Error,
        "More than {Limit} sign-in mails in an hour: none sent, this looks like an attack"
    )]
    public static partial void GlobalLimitReached(this ILogger logger, int limit);

    [LoggerMessage(2005, LogLevel.Information, "Person {Person} made a key for programs")]
    public static partial void KeyMade(this ILogger logger, Guid person);

    [LoggerMessage(2006, LogLevel.Information, "Person {Person} revoked key {Key}")]
    public static partial void KeyRevoked(this ILogger logger, Guid person, Guid key);

    [LoggerMessage(2007, LogLevel.Information, "Person {Person} ended signed-in browsers")]
    public static partial void SessionsEnded(this ILogger logger, Guid person);
}
