namespace Netzwerk.Web.Platform.Mail;

/// <summary>Lays mail into a folder as long as no relay is set: for development and for trying the product out.</summary>
public sealed class FolderTransport(PostFolder folder) : IMailTransport
{
    public async Task<TransportResult> SendAsync(SealedMail mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var id = await folder.PutAsync(mail, ct);
        return new TransportResult.Accepted($"{id}.eml");
    }
}
