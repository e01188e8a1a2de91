using System.Globalization;
using System.Text;
using Netzwerk.Web.Tests.Support;

namespace Netzwerk.Web.Tests.Incoming;

/// <summary>
/// A mail as some program sends it, from the files beside this one: the shapes are those of the programs, the people
/// are invented.
/// </summary>
public sealed record RawAnswer(string Mail, string Calendar = "")
{
    private static int _numbers;

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Who answers, if it is not the sender.</summary>
    public string? Attendee { get; init; }

    public string Uid { get; init; } = "";

    public string Organizer { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Participation { get; init; } = "ACCEPTED";

    public string Method { get; init; } = "REPLY";

    /// <summary>The method that the mail tells, if it is not the calendar's.</summary>
    public string? MimeMethod { get; init; }

    public int Sequence { get; init; }

    public DateTimeOffset StampedAt { get; init; }

    public string Comment { get; init; } = "";

    public string Delegate { get; init; } = "";

    public string Text { get; init; } = "";

    public string Status { get; init; } = "5.1.1";

    public int Code { get; init; } = 550;

    public string Action { get; init; } = "failed";

    public string Recipient { get; init; } = "";

    /// <summary>The Message-ID of the mail that a report is about, without brackets.</summary>
    public string About { get; init; } = "";

    public string Id { get; init; } =
        Interlocked.Increment(ref _numbers).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>A line of the calendar entry more, such as the date of a series.</summary>
    public string Extra { get; init; } = "";

    /// <summary>Lines that stand above all others.</summary>
    public string Above { get; init; } = "";

    public byte[] Bytes()
    {
        var calendar = Calendar.Length == 0 ? "" : Filled(Load($"{Calendar}.ics"));
        if (Extra.Length > 0)
        {
            calendar = calendar.Replace(
                $"UID:{Uid}\r\n",
                $"UID:{Uid}\r\n{Extra}\r\n",
                StringComparison.Ordinal
            );
        }

        var base64 = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(calendar),
            Base64FormattingOptions.InsertLineBreaks
        );
        var mail = Filled(Load($"{Mail}.eml"))
            .Replace("{calendar}", calendar, StringComparison.Ordinal)
            .Replace("{quoted}", Quoted(calendar), StringComparison.Ordinal)
            .Replace("{base64}", base64, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes((Above + mail).ReplaceLineEndings("\r\n"));
    }

    private static string Load(string name) =>
        File.ReadAllText(
                Path.Combine(RepositoryFiles.Root, "tests/Netzwerk.Web.Tests/Incoming/Mails", name)
            )
            .ReplaceLineEndings("\r\n");

    private string Filled(string text) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["from"] = From,
            ["to"] = To,
            ["attendee"] = Attendee ?? From,
            ["uid"] = Uid,
            ["about"] = About,
            ["organizer"] = Organizer,
            ["day"] = Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            ["partstat"] = Participation,
            ["method"] = Method,
            ["mime"] = MimeMethod ?? Method,
            ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
            ["stamp"] = StampedAt.UtcDateTime.ToString(
                "yyyyMMdd'T'HHmmss'Z'",
                CultureInfo.InvariantCulture
            ),
            ["comment"] = Comment,
            ["delegate"] = Delegate,
            ["text"] = Text,
            ["status"] = Status,
            ["code"] = Code.ToString(CultureInfo.InvariantCulture),
            ["action"] = Action,
            ["recipient"] = Recipient,
            ["id"] = Id,
        }.Aggregate(text, (t, v) => t.Replace($"{{{v.Key}}}", v.Value, StringComparison.Ordinal));

    private static string Quoted(string text) =>
        text.Replace("=", "=3D", StringComparison.Ordinal)
            .Replace("ü", "=C3=BC", StringComparison.Ordinal);
}
