using System.Diagnostics;
using System.Globalization;
using System.Text;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Benchmarks.Lists;

/// <summary>
/// How long a coordinator waits for the preview of a long list: from the bytes to the last row looked up, by a server of its
/// own beside a directory that is full already.
/// </summary>
internal static class PreviewingLists
{
    /// <summary>Nobody watches a bar for longer without going away.</summary>
    private static readonly TimeSpan Wanted = TimeSpan.FromSeconds(10);

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var site = await LoadSite.StartAsync(options.Server, ct);
        await FillAsync(site, options.People, ct);
        var file = Encoding.UTF8.GetBytes(ListOf(options.Rows));
        var clock = Stopwatch.StartNew();
        var list = ListReader.Read(file).List!;
        var read = clock.Elapsed;
        var id = DirectoryImportId.Create().Value;
        await using var scope = site.Services.CreateAsyncScope();
        var commands = scope.ServiceProvider.GetRequiredService<ImportCommands>();
        var office = Asker.Program(Originator.Job);
        await commands.UploadAsync(id, list, office, ct);
        var kept = clock.Elapsed;
        var upload = await FindAsync(site, id, ct);
        await commands.MapAsync(id, new(upload.Fields, upload.Kind), office, ct);
        while ((upload = await FindAsync(site, id, ct)).Stage is not UploadStage.Preview)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        }

        var all = clock.Elapsed;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Rows} rows against {options.People} people: read {read.TotalSeconds:F2} s, kept {kept.TotalSeconds:F2} s, preview after {all.TotalSeconds:F2} s, memory of the server at most {site.Server.Memory().Peak} MB"
            )
        );
        return all < Wanted;
    }

    private static async Task<ListUpload> FindAsync(LoadSite site, Guid id, CancellationToken ct)
    {
        await using var session = site.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<ListUpload>(id, ct)
            ?? throw new InvalidOperationException("The list is gone.");
    }

    /// <summary>Every second one stands in the list, too.</summary>
    private static async Task FillAsync(LoadSite site, int people, CancellationToken ct)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<PersonRegistry>();
        for (var i = 0; i < people; i++)
        {
            await registry.EnterAsync(
                PersonId.Create(),
                new PersonCard(Given(i * 2), Family(i * 2), $"p{i * 2}@verein.example"),
                new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null),
                Originator.Job,
                ct
            );
        }
    }

    private static string ListOf(int rows)
    {
        var list = new StringBuilder("Vorname;Nachname;Firma;E-Mail-Adresse;Telefon;PLZ;Ort\n");
        for (var i = 0; i < rows; i++)
        {
            list.Append(
                CultureInfo.InvariantCulture,
                $"{Given(i)};{Family(i)};Verein {i % 400} e. V.;p{i}@verein.example;03731 {i};9599;Freiberg\n"
            );
        }

        return list.ToString();
    }

    private static string Given(int number) => "Ada" + (char)('a' + (number % 26));

    private static string Family(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Müller-{number / 26}");
}
