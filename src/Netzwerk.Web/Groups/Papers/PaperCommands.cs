using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>What somebody says about the files they send.</summary>
public sealed record FilingWords(string? Title, string? Heading, PaperLevel Level);

/// <summary>What can be done with the papers of a group, with the rights it takes.</summary>
public sealed class PaperCommands(CommandRunner commands, PaperShelves shelves, TimeProvider clock)
{
    private delegate bool Right(PaperRights rights, Paper paper);

    /// <summary>
    /// Files some papers, all or none. The id of each follows from the form and the file: sent twice, it is there once.
    /// </summary>
    public Task<CommandResult> FileAsync(
        GroupId id,
        Guid form,
        IReadOnlyList<TakenFile> files,
        FilingWords words,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(id.Value, token);
                var rights = PaperRights.Of(group, asker.User);
                if (group is null || !rights.File || !rights.Levels(group).Contains(words.Level))
                {
                    Deny(work, rights, group, words);
                    return;
                }

                var title = files.Count == 1 ? words.Title : null;
                var bytes = 0L;
                foreach (
                    var file in files.DistinctBy(f => f.Content?.Sha512, StringComparer.Ordinal)
                )
                {
                    bytes += await shelves.FileAsync(
                        work,
                        group,
                        form,
                        file,
                        words with
                        {
                            Title = title,
                        },
                        asker,
                        token
                    );
                }

                await shelves.CountAsync(work, id, bytes, token);
            },
            ct
        );

    public Task<CommandResult> AddVersionAsync(
        GroupId id,
        PaperId paper,
        TakenFile file,
        string? note,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            paper,
            (r, p) => r.Change(p),
            async (work, group, token) =>
            {
                var (content, sent) = PaperShelves.Whole(file);
                var ask = new AddPaperVersion(By(asker), sent, note);
                var before = await work.ChangeAsync<Paper, PaperEvent>(
                    paper.Value,
                    p => PaperDecisions.Decide(group, p, ask, clock.GetUtcNow()),
                    token
                );
                if (!work.Failed && before?.Newest?.Sha512 != content.Sha512)
                {
                    work.Session.Store(content with { IsKept = true });
                    await shelves.CountAsync(work, id, content.Bytes, token);
                }
            },
            asker,
            ct
        );

    public Task<CommandResult> DescribeAsync(
        GroupId id,
        PaperId paper,
        DescribePaper ask,
        int version,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            paper,
            (r, p) => r.Change(p) && (r.Keep || ask.Level == p.Level),
            (work, group, token) =>
                work.ChangeAsync<Paper, PaperEvent>(
                    paper.Value,
                    p => PaperDecisions.Decide(group, p, ask),
                    token,
                    version
                ),
            asker,
            ct
        );

    public Task<CommandResult> TakeAwayAsync(
        GroupId id,
        PaperId paper,
        string? reason,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            paper,
            p =>
                PaperDecisions.Decide(
                    p,
                    new TakePaperAway(By(asker), reason),
                    Appointment.LocalDay(clock.GetUtcNow())
                ),
            asker,
            ct
        );

    public Task<CommandResult> BringBackAsync(
        GroupId id,
        PaperId paper,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            paper,
            p => PaperDecisions.Decide(p, new BringPaperBack(By(asker))),
            asker,
            ct
        );

    /// <summary>Who may put papers there is for those who lead the group.</summary>
    public Task<CommandResult> LetMembersFileAsync(
        GroupId id,
        bool allowed,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(id.Value, token);
                var rights = PaperRights.Of(group, asker.User);
                if (!rights.Arrange)
                {
                    work.Deny(rights.Group.See);
                    return;
                }

                await work.ChangeAsync<Group, GroupEvent>(
                    id.Value,
                    g => MemberPaperDecisions.Decide(g, new LetMembersFile(allowed)),
                    token
                );
            },
            ct
        );

    private Task<CommandResult> ChangeAsync(
        GroupId id,
        PaperId paper,
        Func<Paper, Outcome<PaperEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            paper,
            (r, p) => r.TakeAway(p),
            (work, _, token) => work.ChangeAsync(paper.Value, decide, token),
            asker,
            ct
        );

    private Task<CommandResult> RunAsync(
        GroupId id,
        PaperId paper,
        Right right,
        Func<Work, Group, CancellationToken, Task> script,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(id.Value, token);
                var known = await work.Session.LoadAsync<Paper>(paper.Value, token);
                var rights = PaperRights.Of(group, asker.User);
                if (group is null || known is null || known.Group != id || !right(rights, known))
                {
                    work.Deny(known?.Group == id && rights.SeesVersions(known));
                    return;
                }

                await script(work, group, token);
            },
            ct
        );

    private static void Deny(Work work, PaperRights rights, Group? group, FilingWords words)
    {
        if (rights.File && group is not null && !Enum.IsDefined(words.Level))
        {
            work.Refuse(new Refusal("paper.level-missing", "Level"));
        }
        else if (group is { IsClosed: true } && rights.Keep)
        {
            work.Refuse(new Refusal("paper.group-closed"));
        }
        else
        {
            work.Deny(rights.Group.See);
        }
    }

    private static PersonId By(Asker asker) => asker.By.Person ?? default;
}
