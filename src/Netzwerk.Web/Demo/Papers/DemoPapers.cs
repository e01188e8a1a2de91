using System.Security.Cryptography;
using System.Text;
using Marten;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo.Papers;

/// <summary>What the groups of the county have filed: short papers whose files are written here.</summary>
internal sealed class DemoPapers(
    IDocumentStore documents,
    PaperStore store,
    PaperScreens screens,
    PaperCommands commands
)
{
    private const string PlanName = "Arbeitsplan.csv";

    private static readonly byte[] FirstPlan = Encoding.UTF8.GetBytes(
        "Vorhaben;Bis;Stand\r\nAngebote erfassen;31. März;läuft\r\nLücken benennen;30. Juni;offen\r\n"
    );

    private static readonly byte[] SecondPlan = Encoding.UTF8.GetBytes(
        "Vorhaben;Bis;Stand\r\nAngebote erfassen;31. März;fertig\r\nLücken benennen;30. Juni;läuft\r\n"
            + "Fachtag vorbereiten;15. Oktober;offen\r\n"
    );

    private static readonly byte[] Words = Encoding.UTF8.GetBytes(
        "Abkürzungen\r\n\r\nBAMF  Bundesamt für Migration und Flüchtlinge\r\n"
            + "DaZ   Deutsch als Zweitsprache\r\nVHS   Volkshochschule\r\n"
    );

    public async Task<IReadOnlyList<CommandResult>> FileAsync(
        DemoGroup group,
        bool isPublic,
        Asker by,
        CancellationToken ct
    )
    {
        var level = isPublic ? PaperLevel.Everybody : PaperLevel.Members;
        return
        [
            await FileAsync(
                group,
                PlanName,
                FirstPlan,
                new("Arbeitsplan", "", PaperLevel.Members),
                by,
                ct
            ),
            await FileAsync(
                group,
                "Abkürzungen.txt",
                Words,
                new(null, "Zum Nachschlagen", level),
                by,
                ct
            ),
        ];
    }

    /// <summary>The plan a season later; nothing when it was never filed.</summary>
    public async Task<CommandResult> RenewAsync(DemoGroup group, Asker by, CancellationToken ct)
    {
        var list = await screens.ListAsync(group.Id, by.User, ct);
        if (list?.Papers.FirstOrDefault(p => p.Newest?.FileName == PlanName) is not { } plan)
        {
            return new(CommandStatus.Unchanged);
        }

        var file = await TakeAsync(group, PlanName, SecondPlan, ct);
        return await commands.AddVersionAsync(
            group.Id,
            new(plan.Id),
            file,
            "Stand nach der letzten Sitzung, Fachtag ergänzt",
            by,
            ct
        );
    }

    private async Task<CommandResult> FileAsync(
        DemoGroup group,
        string name,
        byte[] bytes,
        FilingWords words,
        Asker by,
        CancellationToken ct
    ) =>
        await commands.FileAsync(
            group.Id,
            // The same again after a crash: then it is there already.
            group.Id.Value,
            [await TakeAsync(group, name, bytes, ct)],
            words,
            by,
            ct
        );

    /// <summary>The same on every machine, and after a crash.</summary>
    private async Task<TakenFile> TakeAsync(
        DemoGroup group,
        string name,
        byte[] bytes,
        CancellationToken ct
    )
    {
        var hash = SHA256.HashData([.. group.Id.Value.ToByteArray(), .. bytes]);
        var id = new PaperContentId(new(hash.AsSpan(0, 16)));
        await using var session = documents.QuerySession();
        if (await session.LoadAsync<PaperContent>(id.Value, ct) is { } known)
        {
            return new(name, known, null);
        }

        using var content = new MemoryStream(bytes);
        return await store.TakeAsync(group.Id.Value, name, content, bytes.Length, ct, id);
    }
}
