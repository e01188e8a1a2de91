namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>
/// Lets one mail of this process at a time be between the relay's taking it over and the commit that says so.
/// Whatever is in between when the process is killed has to be sent once more, so a kill makes one surplus copy at
/// most. Writing mails goes on beside it. A turn lasts no longer than the transport waits for an answer.
/// A lock in the database would hold for all processes but promise no more: each that is killed leaves one mail in
/// doubt, no two can send the same one because its row is locked, and one that hangs would hold up everybody's mail.
/// </summary>
public sealed class SendingTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Waits for the turn, which ends when what is returned is disposed.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
