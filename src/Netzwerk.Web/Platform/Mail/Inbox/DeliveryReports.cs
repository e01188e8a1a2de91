using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>Reads reports of failed or late delivery (RFC 3464).</summary>
internal static partial class DeliveryReports
{
    private const int MostRecipients = 20;

    public static DeliveryReport? Read(MimeMessage message)
    {
        if (
            message.Body is not MultipartReport { ReportType: { } type } report
            || !type.Equals("delivery-status", StringComparison.OrdinalIgnoreCase)
            || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status
        )
        {
            return null;
        }

        HeaderList[] groups = [.. status.StatusGroups.Skip(1).Take(MostRecipients)];
        // A report about several says nothing about one of them: we write to one person at a time.
        return groups is [var only]
            ? new(
                Value(only, "Action").ToUpperInvariant(),
                StatusForm().Match(Value(only, "Status")).Value,
                CodeOf(Value(only, "Diagnostic-Code")),
                [.. Addresses(only)]
            )
            {
                MessageId = MessageIdIn(report),
                Server = ServerOf(only, status.StatusGroups[0]),
            }
            : new("", "", 0, []);
    }

    private static IEnumerable<Mailbox> Addresses(HeaderList group)
    {
        foreach (var field in new[] { "Original-Recipient", "Final-Recipient" })
        {
            var text = Value(group, field);
            var start = text.IndexOf(';', StringComparison.Ordinal) + 1;
            if (Mailbox.TryParse(text[start..].Trim().Trim('<', '>'), out var mailbox))
            {
                yield return mailbox;
            }
        }
    }

    /// <summary>The mail comes back as a whole or with its headers only.</summary>
    private static string MessageIdIn(MultipartReport report)
    {
        if (report.OfType<MessagePart>().FirstOrDefault() is { Message.MessageId: { } whole })
        {
            return whole;
        }

        var headers = report
            .OfType<TextPart>()
            .FirstOrDefault(p => p.ContentType.IsMimeType("text", "rfc822-headers"));
        return MessageIdForm().Match(headers?.Text ?? "") is { Success: true } found
            ? found.Groups["id"].Value
            : "";
    }

    private static string ServerOf(HeaderList group, HeaderList report)
    {
        var named = Value(group, "Remote-MTA") is { Length: > 0 } remote
            ? remote
            : Value(report, "Reporting-MTA");
        return ServerForm().Match(named) is { Success: true } found
            ? found.Groups["name"].Value
            : "";
    }

    private static int CodeOf(string diagnostic) =>
        CodeForm().Match(diagnostic) is { Success: true } found
            ? int.Parse(found.Groups["code"].Value, CultureInfo.InvariantCulture)
            : 0;

    private static string Value(HeaderList group, string field) => group[field]?.Trim() ?? "";

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusForm();

    [GeneratedRegex(
        @"^Message-ID:\s*<(?<id>[^<>\s]{1,200})>",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex MessageIdForm();

    [GeneratedRegex(
        @"^(dns|DNS);\s*(?<name>[a-zA-Z0-9.-]{1,100})",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ServerForm();

    [GeneratedRegex(
        @"smtp;\s*(?<code>[45][0-9]{2})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex CodeForm();
}
