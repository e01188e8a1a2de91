using System.Net;
using DnsClient;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>Asks the domain name system for the texts that stand under a name.</summary>
public interface IDnsTexts
{
    /// <summary>Each text whole; none when there is no such name. Throws <see cref="IOException"/> when nobody answers.</summary>
    Task<IReadOnlyList<string>> FindAsync(string name, CancellationToken ct);
}

/// <summary>Asks the name servers of the machine, or the one of the settings.</summary>
public sealed class DnsTexts : IDnsTexts
{
    /// <summary>A name server that takes longer is asked once more, then it is gone.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    private readonly Lazy<LookupClient> _client;

    // Not before the first mail: a machine without name servers must start all the same.
    public DnsTexts(IOptions<MailSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _client = new(() => Client(settings.Value.Imap.DnsServer));
    }

    public async Task<IReadOnlyList<string>> FindAsync(string name, CancellationToken ct)
    {
        try
        {
            var answer = await _client.Value.QueryAsync(name, QueryType.TXT, cancellationToken: ct);
            if (answer.Header.ResponseCode is DnsHeaderResponseCode.NotExistentDomain)
            {
                return [];
            }

            return answer.HasError
                ? throw new IOException(answer.Header.ResponseCode.ToString())
                : [.. answer.Answers.TxtRecords().Select(r => string.Concat(r.Text))];
        }
        catch (DnsResponseException e)
        {
            throw new IOException(e.Code.ToString(), e);
        }
    }

    private static LookupClient Client(string? server)
    {
        var options = string.IsNullOrWhiteSpace(server)
            ? new LookupClientOptions()
            : new LookupClientOptions(EndPoint(server));
        options.Timeout = AnswerWithin;
        options.Retries = 1;
        return new(options);
    }

    internal static bool IsServer(string? text) =>
        string.IsNullOrWhiteSpace(text) || IPEndPoint.TryParse(text, out _);

    private static NameServer EndPoint(string text)
    {
        var server = IPEndPoint.Parse(text);
        return new(server.Address, server.Port == 0 ? NameServer.DefaultPort : server.Port);
    }
}
