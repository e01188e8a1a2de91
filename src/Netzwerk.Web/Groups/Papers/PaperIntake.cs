using Marten;
using Microsoft.Extensions.Options;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers.Sniffing;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>Takes the files of one form while they arrive; the page then says what becomes of them.</summary>
public sealed class PaperIntake(
    PaperStore store,
    IQuerySession session,
    IOptions<PaperOptions> options
) : IFileIntake
{
    /// <summary>Whoever sends more at once packs them.</summary>
    public const int MostFiles = 20;

    /// <summary>A whole form; what is larger is cut off.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    private readonly List<TakenFile> _files = [];
    private Guid _group;
    private long _left;

    public IReadOnlyList<TakenFile> Files => _files;

    /// <summary>What is wrong with one of the files.</summary>
    public TakenFile? Faulty => _files.FirstOrDefault(f => f.Fault is not null);

    public async Task<bool> OpensAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!Guid.TryParse(http.Request.RouteValues["Id"] as string, out _group))
        {
            return false;
        }

        var group = await session.LoadAsync<Group>(_group, ct);
        var rights = PaperRights.Of(group, http.User);
        if (!await MayAsync(rights, http.Request.RouteValues["Paper"] as string, ct))
        {
            return false;
        }

        var shelf = await session.LoadAsync<PaperShelf>(_group, ct);
        _left = options.Value.GroupBytes - (shelf?.Bytes ?? 0);
        return true;
    }

    public async Task TakeAsync(string field, string fileName, Stream content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        // A browser sends an empty part where no file was chosen.
        if (fileName.Length == 0)
        {
            await content.CopyToAsync(Stream.Null, ct);
            return;
        }

        if (Faulty is not null || _files.Count == MostFiles)
        {
            await content.CopyToAsync(Stream.Null, ct);
            if (Faulty is null)
            {
                _files.Add(new(fileName, null, PaperFault.TooMany));
            }

            return;
        }

        _files.Add(await TakenAsync(fileName, content, ct));
    }

    public async Task DropUnusedAsync(CancellationToken ct)
    {
        Guid[] taken = [.. _files.Select(f => f.Content?.Id).OfType<Guid>()];
        if (taken.Length > 0)
        {
            await store.DropUnusedAsync(taken, ct);
        }
    }

    private async Task<TakenFile> TakenAsync(string fileName, Stream content, CancellationToken ct)
    {
        var most = Math.Min(options.Value.MostBytes, Math.Max(0, _left));
        var taken = await store.TakeAsync(_group, fileName, content, most, ct);
        _left -= taken.Content?.Bytes ?? 0;
        return taken.Fault is PaperFault.TooLarge && most < options.Value.MostBytes
            ? taken with
            {
                Fault = PaperFault.QuotaFull,
            }
            : taken;
    }

    private async Task<bool> MayAsync(PaperRights rights, string? paper, CancellationToken ct) =>
        paper is null
            ? rights.File
            : PaperId.TryParse(paper, provider: null, out var id)
                && await session.LoadAsync<Paper>(id.Value, ct) is { IsThere: true } known
                && known.Group.Value == _group
                && rights.Change(known);
}
