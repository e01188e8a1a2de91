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

    private static int CodeOf(string diagnostic) =>
        CodeForm().Match(diagnostic) is { Success: true } found
            ? int.Parse(found.Groups["code"].Value, CultureInfo.InvariantCulture)
            : 0;

    private static string Value(HeaderList group, string field) => group[field]?.Trim() ?? "";

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusForm();

    [GeneratedRegex(
        @"smtp;\s*(?<code>[45][0-9]{2})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex CodeForm();
}
