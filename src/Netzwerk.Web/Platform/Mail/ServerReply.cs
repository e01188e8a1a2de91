using System.Text.RegularExpressions;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>What a mail server said, as it may be kept: one line, without the addresses that servers like to repeat.</summary>
public static partial class ServerReply
{
    private const int Longest = 200;

    /// <summary>A shorter mailbox name is part of too many words.</summary>
    private const int ShortestLocal = 3;

    private const string Gone = "…";

    public static string Clean(TransportResult result, Mailbox to) =>
        result switch
        {
            TransportResult.Accepted taken => Clean(taken.Answer, to),
            TransportResult.Refused refused => Clean(refused.Answer, to),
            TransportResult.Later { Code: not null } later => Clean(later.Reason, to),
            _ => "",
        };

    private static string Clean(string answer, Mailbox to)
    {
        var plain = Blanks().Replace(Addresses().Replace(answer, Gone), " ").Trim();
        if (to.Local.Length >= ShortestLocal)
        {
            plain = plain.Replace(to.Local, Gone, StringComparison.OrdinalIgnoreCase);
        }

        return plain.Length > Longest ? plain[..Longest] : plain;
    }

    [GeneratedRegex(@"[^\s<>]*@[^\s<>]*", RegexOptions.None, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
