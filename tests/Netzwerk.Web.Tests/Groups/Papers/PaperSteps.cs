using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Papers;

/// <summary>What people do with papers, step by step.</summary>
internal static class PaperSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static byte[] Pdf(string content = "Konzept") =>
        Encoding.Latin1.GetBytes($"%PDF-1.7\n%âãÏÓ\n{content}\n%%EOF\n");

    /// <summary>An archive with these entries, packed as a program would.</summary>
    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    public static string PapersOf(GroupId group) => $"/gruppen/{group}/unterlagen";

    /// <summary>Sends files as a browser does: the fields as they stand in the form, then the files.</summary>
    public static async Task<Page> SendFilesAsync(
        this Page page,
        string form,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        params (string Name, string Value)[] values
    )
    {
        using var content = Content(page, form, files, values);
        var answer = await page.Browser.PostAsync(
            page.Answer.RequestMessage!.RequestUri,
            content,
            Ct
        );
        return await Page.ReadAsync(page.Browser, answer);
    }

    /// <summary>Sends the form of a page by another browser.</summary>
    public static async Task<System.Net.HttpStatusCode> PostAsAsync(
        this Page page,
        HttpClient browser
    )
    {
        using var content = Content(page, "ablegen", [("Fremd.pdf", Pdf("fremd"))]);
        using var answer = await browser.PostAsync(
            page.Answer.RequestMessage!.RequestUri,
            content,
            Ct
        );
        return answer.StatusCode;
    }

    private static MultipartFormDataContent Content(
        Page page,
        string form,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        params (string Name, string Value)[] values
    )
    {
        var content = new MultipartFormDataContent
        {
            HeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        foreach (var (name, value) in FilledForm.On(page.Browser, page, form).Write(values).Fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            // By hand: a browser sends a part without a name when no file was chosen, and names in raw UTF-8.
            var part = new ByteArrayContent(bytes);
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"Files\"; filename=\"{name}\""
            );
            content.Add(part);
        }

        return content;
    }

    public static async Task<Page> FileAsync(
        this HttpClient browser,
        GroupId group,
        string name,
        byte[] bytes,
        params (string Name, string Value)[] values
    ) =>
        await (await browser.OpenAsync(PapersOf(group))).SendFilesAsync(
            "ablegen",
            [(name, bytes)],
            values
        );

    /// <summary>Files a paper as the office, without a browser.</summary>
    public static async Task<Paper> FileAsync(
        this NetzwerkApp app,
        GroupId group,
        string name,
        byte[] bytes,
        PaperLevel level = PaperLevel.Members
    )
    {
        var office = await app.CreateCoordinatorAsync();
        var asker = Asker.Program(new(office.Id, Channel.Web));
        var store = app.Services.GetRequiredService<PaperStore>();
        using var content = new MemoryStream(bytes);
        var taken = await store.TakeAsync(group.Value, name, content, long.MaxValue, Ct);
        Assert.Null(taken.Fault);
        var filed = await app.WithAsync<PaperCommands, CommandResult>(c =>
            c.FileAsync(group, Guid.CreateVersion7(), [taken], new(null, "", level), asker, Ct)
        );
        Assert.Equal(CommandStatus.Done, filed.Status);
        return (await app.PapersAsync(group)).Single(p =>
            p.Newest!.Content.Value == taken.Content!.Id
        );
    }

    public static async Task<IReadOnlyList<Paper>> PapersAsync(this NetzwerkApp app, GroupId group)
    {
        await using var session = app.Query();
        return await session.QueryAsync<Paper>(
            "where d.data ->> 'group' = ? order by d.id",
            Ct,
            group.ToString()
        );
    }

    /// <summary>What of the files of a group lies in the database, papers or not.</summary>
    public static async Task<(int Contents, long Parts, long Shelf)> KeptAsync(
        this NetzwerkApp app,
        GroupId group
    )
    {
        await using var session = app.Query();
        var contents = await session.QueryAsync<PaperContent>(
            "where d.data ->> 'group' = ?",
            Ct,
            group.ToString()
        );
        var parts = await session.QueryAsync<long>(
            "select count(*) from netzwerk.mt_doc_sealedpaperpart",
            Ct
        );
        var shelf = await session.LoadAsync<PaperShelf>(group.Value, Ct);
        return (contents.Count, parts[0], shelf?.Bytes ?? 0);
    }

    public static string AddressOf(Paper paper, int number = 1) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PapersOf(paper.Group)}/{paper.Id}/fassungen/{number}"
        );
}
