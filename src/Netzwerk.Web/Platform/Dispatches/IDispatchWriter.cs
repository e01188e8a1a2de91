using Marten;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Writes one kind of mail from the facts as they are now.</summary>
public interface IDispatchWriter
{
    string Kind { get; }

    /// <summary>
    /// Goes out although earlier mail to this address came back: somebody who asked for it waits for it now.
    /// </summary>
    bool GoesDespiteMark => false;

    /// <summary>The mail, or null when what it would say is no longer true.</summary>
    Task<OutgoingMail?> WriteAsync(Dispatch dispatch, IQuerySession session, CancellationToken ct);
}
