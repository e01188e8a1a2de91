using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;

namespace Netzwerk.Web.Tests.Incoming;

/// <summary>The product beside a name server, and mail servers that sign what people write (RFC 6376).</summary>
public sealed class SigningCounty : IAsyncDisposable
{
    private const string Selector = "herbst";

    private static readonly string[] Fields = ["From", "Subject", "Date"];

    private readonly RSA _key = RSA.Create(2048);
    private readonly Lazy<MailedNetzwerk> _netzwerk;
    private int _domains;

    public SigningCounty() =>
        _netzwerk = new(() =>
            new MailedNetzwerk
            {
                Differently = h =>
                    h.UseSetting("Netzwerk:Mail:Imap:DnsServer", Names.Address)
                        .UseSetting("Netzwerk:Mail:Imap:VerifyDkim", Verifies ? "true" : "false"),
            }
        );

    public NameServer Names { get; } = new();

    public bool Verifies { get; init; } = true;

    public MailedNetzwerk Netzwerk => _netzwerk.Value;

    /// <summary>What stands in the name system beside a good key.</summary>
    public string Key => $"p={Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())}";

    public static string KeyNameOf(string domain) => $"{Selector}._domainkey.{domain}";

    /// <summary>A meeting to which somebody with a domain of their own is invited; its key is published.</summary>
    public async Task<(AnsweredMeeting Meeting, KnownPerson Person, string Domain)> InviteAsync(
        string? key = null
    )
    {
        var domain = $"verein{Interlocked.Increment(ref _domains)}.example";
        Names.Publish(KeyNameOf(domain), key ?? $"v=DKIM1; k=rsa; {Key}");
        var meeting = await AnsweredMeeting.CallAsync(Netzwerk, people: 1);
        var person = await Netzwerk.App.CreatePersonAsync("Ida", "Sommer", $"ida@{domain}");
        await Netzwerk.InviteAsync(meeting.Id, person);
        await Netzwerk.SettleAsync();
        return (meeting, person, domain);
    }

    /// <summary>
    /// The mail as the mail server of a domain hands it on: signed as it stands ("simple"), with further tags of a
    /// signature, such as when it expires. Not by the library that the product checks with.
    /// </summary>
    public byte[] SignedBy(string domain, RawAnswer answer, string tags = "")
    {
        var mail = Encoding.UTF8.GetString(answer.Bytes());
        var body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(body.TrimEnd('\r', '\n') + "\r\n"));
        var signature =
            $"DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d={domain}; s={Selector}; "
            + $"{tags}h={string.Join(':', Fields)}; bh={Convert.ToBase64String(hash)}; b=";
        var head = string.Concat(Fields.Select(f => LineOf(mail, f))) + signature;
        var proof = _key.SignData(
            Encoding.UTF8.GetBytes(head),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return Encoding.UTF8.GetBytes($"{signature}{Convert.ToBase64String(proof)}\r\n{mail}");
    }

    private static string LineOf(string mail, string field) =>
        mail.Split("\r\n").Last(l => l.StartsWith(field + ":", StringComparison.OrdinalIgnoreCase))
        + "\r\n";

    public async ValueTask DisposeAsync()
    {
        if (_netzwerk.IsValueCreated)
        {
            await Netzwerk.DisposeAsync();
        }

        await Names.DisposeAsync();
        _key.Dispose();
    }
}
