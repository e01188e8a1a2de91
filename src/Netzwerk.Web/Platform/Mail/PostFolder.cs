using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>The folder of mails that went nowhere, one .eml file each. Its file names tell nothing about people.</summary>
public sealed partial class PostFolder(string path)
{
    private const int Shown = 200;

    /// <summary>Writes the mail in one step, so that a reader never sees half of it. The same mail again is the same file.</summary>
    public async Task<string> PutAsync(SealedMail mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Directory.CreateDirectory(path);
        var id = IdOf(mail);
        var draft = Path.Combine(path, $".{id}.{Path.GetRandomFileName()}");
        await File.WriteAllBytesAsync(draft, mail.Bytes, ct);
        File.Move(draft, FileOf(id), overwrite: true);
        return id;
    }

    /// <summary>The newest mails, newest first.</summary>
    public async Task<IReadOnlyList<PostEntry>> ListAsync(CancellationToken ct)
    {
        if (!Directory.Exists(path))
        {
            return [];
        }

        var ids = Directory
            .EnumerateFiles(path, "*.eml")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(id => IdForm().IsMatch(id))
            .OrderDescending(StringComparer.Ordinal)
            .Take(Shown);
        var entries = new List<PostEntry>();
        foreach (var id in ids)
        {
            await using var file = File.OpenRead(FileOf(id));
            var headers = await HeaderList.LoadAsync(file, ct);
            using var message = new MimeMessage(headers);
            entries.Add(
                new(
                    id,
                    message.Date,
                    message.Subject ?? "",
                    string.Join(", ", message.To.Mailboxes)
                )
            );
        }

        return entries;
    }

    /// <summary>One mail in its parts, or null when there is none with this id.</summary>
    public async Task<PostMessage?> FindAsync(string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!IdForm().IsMatch(id) || !File.Exists(FileOf(id)))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(FileOf(id), ct);
        using var message = await MimeMessage.LoadAsync(new MemoryStream(bytes), ct);
        var calendar = message
            .BodyParts.OfType<TextPart>()
            .FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar"));
        return new(
            id,
            message.Date,
            message.Subject ?? "",
            message.From.ToString(),
            string.Join(", ", message.To.Mailboxes),
            message.TextBody ?? "",
            message.HtmlBody ?? "",
            calendar?.Text,
            [.. message.Attachments.OfType<MimePart>().Select(part => part.FileName ?? "")],
            Encoding.UTF8.GetString(bytes)
        );
    }

    private static string IdOf(SealedMail mail)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mail.Date.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Convert.ToHexStringLower(hash)[..16]}"
        );
    }

    private string FileOf(string id) => Path.Combine(path, $"{id}.eml");

    [GeneratedRegex(@"\A\d{8}T\d{6}Z-[0-9a-f]{16}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdForm();
}

public sealed record PostEntry(string Id, DateTimeOffset Date, string Subject, string To);

public sealed record PostMessage(
    string Id,
    DateTimeOffset Date,
    string Subject,
    string From,
    string To,
    string Text,
    string Html,
    string? Calendar,
    IReadOnlyList<string> AttachmentNames,
    string Raw
);
