namespace Netzwerk.Web.Platform.Mail;

/// <summary>Hands a sealed mail to whatever carries it, once, and says what came of it. Never tries again by itself.</summary>
public interface IMailTransport
{
    /// <summary>The server that mail is handed to; empty when there is none.</summary>
    string Server => "";

    Task<TransportResult> SendAsync(SealedMail mail, CancellationToken ct);
}

/// <summary>What came of one try.</summary>
public abstract record TransportResult
{
    private TransportResult() { }

    /// <summary>The server took the mail over; its answer is the proof.</summary>
    public sealed record Accepted(string Answer) : TransportResult;

    /// <summary>Certainly not taken, and worth another try. Without a code no server answered.</summary>
    public sealed record Later(string Reason, int? Code = null) : TransportResult;

    /// <summary>Certainly not taken, now and later.</summary>
    /// <param name="Code">The server's three digits.</param>
    /// <param name="Answer">What it said: may hold the address, so it belongs in no log.</param>
    /// <param name="IsAddressDead">The address itself is at fault, not our mail or our standing.</param>
    public sealed record Refused(int Code, string Answer, bool IsAddressDead) : TransportResult;

    /// <summary>
    /// The whole mail was out when the line broke: it may or may not have arrived. One more try at most,
    /// with the same bytes; then a person looks at it.
    /// </summary>
    public sealed record InDoubt(string Reason) : TransportResult;
}
