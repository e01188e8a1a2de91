using System.Security.Cryptography;
using System.Text;
using Marten;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>Puts files that arrived onto the shelf of a group, as far as there is space.</summary>
public sealed class PaperShelves(IOptions<PaperOptions> options, TimeProvider clock)
{
    /// <summary>How much space it takes; nothing when it is there already.</summary>
    public async Task<long> FileAsync(
        Work work,
        Group group,
        Guid form,
        TakenFile file,
        FilingWords words,
        Asker asker,
        CancellationToken ct
    )
    {
        var (content, sent) = Whole(file);
        var id = IdOf(form, content.Sha512);
        if (await work.Session.Events.FetchStreamStateAsync(id, ct) is not null)
        {
            return 0;
        }

        var ask = new FilePaper(
            new(group.Id),
            asker.By.Person ?? default,
            words.Title,
            words.Heading,
            words.Level,
            sent
        );
        work.Start<Paper, PaperEvent>(id, PaperDecisions.Decide(group, ask, clock.GetUtcNow()));
        work.Session.Store(content with { IsKept = true });
        return content.Bytes;
    }

    /// <summary>Counts what came, in the same transaction: two who send at once cannot both take the last place.</summary>
    public async Task CountAsync(Work work, GroupId id, long more, CancellationToken ct)
    {
        if (more == 0)
        {
            return;
        }

        var shelf = await work.Session.LoadAsync<PaperShelf>(id.Value, ct) ?? new(id.Value, 0);
        var bytes = shelf.Bytes + more;
        if (bytes > options.Value.GroupBytes)
        {
            work.Refuse(new Refusal("paper.shelf-full", "Files"));
            return;
        }

        work.Session.Store(shelf with { Bytes = bytes });
    }

    public static (PaperContent Content, SentPaper Sent) Whole(TakenFile file) =>
        file is { Content: { } content, Sent: { } sent }
            ? (content, sent)
            : throw new ArgumentException("A file that was not taken.", nameof(file));

    private static Guid IdOf(Guid form, string sha512) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}\n{sha512}")).AsSpan(0, 16));
}
