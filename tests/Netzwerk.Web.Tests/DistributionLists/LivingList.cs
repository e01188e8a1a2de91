using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.DistributionLists;

/// <summary>An organisation of its own name, a list of its people or of itself, and a coordinator at the desk.</summary>
public sealed class LivingList
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static int _count;

    private LivingList(MailedNetzwerk netzwerk, string name) => (Netzwerk, Name) = (netzwerk, name);

    public MailedNetzwerk Netzwerk { get; }

    /// <summary>The name of the organisation, which nothing else has in it.</summary>
    public string Name { get; }

    public OrganisationId Organisation { get; } = OrganisationId.Create();

    public HttpClient Coordinator { get; private set; } = null!;

    /// <summary>The address of the list.</summary>
    public string Path { get; private set; } = "";

    public DistributionListId Id => new(Guid.Parse(Path["/verteiler/".Length..]));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<LivingList> SaveAsync(MailedNetzwerk netzwerk, ListedKind kind)
    {
        var number = Interlocked.Increment(ref _count);
        var list = new LivingList(netzwerk, $"Lernwerkstatt q{number}z");
        list.Coordinator = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var register = new RegisterOrganisation(list.Name, OrganisationKind.School, null);
        MailedNetzwerk.Must(
            await netzwerk.App.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.RegisterAsync(list.Organisation, register, Office, Ct)
            )
        );
        list.Path = await list.SaveAsync(kind);
        return list;
    }

    /// <summary>Saves another search for the same organisation.</summary>
    public async Task<string> SaveAsync(ListedKind kind)
    {
        var form = await Coordinator.OpenAsync("/verteiler/neu");
        var saved = await FilledForm
            .On(Coordinator, form, "verteiler")
            .Write(
                ("Input.Name", $"Kreis {Name}"),
                ("Input.Kind", kind.ToString()),
                ("Input.Words", Name.Split(' ')[1])
            )
            .SendAsync();
        Assert.StartsWith("/verteiler/", saved.RedirectsTo, StringComparison.Ordinal);
        return saved.RedirectsTo!;
    }

    public async Task<KnownPerson> AddAsync(string givenName, string? mail = null)
    {
        var person = await Netzwerk.App.CreatePersonAsync(givenName, "Verteilt", mail);
        await MoveAsync(person, Organisation);
        return person;
    }

    public async Task MoveAsync(KnownPerson person, OrganisationId? organisation)
    {
        ArgumentNullException.ThrowIfNull(person);
        MailedNetzwerk.Must(
            await Netzwerk.App.WithAsync<PersonCommands, CommandResult>(c =>
                c.ChangeAsync(person.Id, person.Card, organisation, Office, Ct)
            )
        );
    }

    public async Task SetGeneralMailAsync(string mail) =>
        MailedNetzwerk.Must(
            await Netzwerk.App.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.SetGeneralMailAsync(Organisation, mail, Office, Ct)
            )
        );

    /// <summary>How the page shows somebody; empty when they are not on the list.</summary>
    public async Task<string> RowAsync(string name)
    {
        var page = await Coordinator.OpenAsync(Path);
        return page.Document.QuerySelectorAll("main tbody tr")
                .FirstOrDefault(r => r.TextContent.Contains(name, StringComparison.Ordinal))
                ?.TextContent
            ?? "";
    }

    public async Task PlaceAsync(KnownPerson person, ListPlace place)
    {
        ArgumentNullException.ThrowIfNull(person);
        var page = await Coordinator.OpenAsync(Path);
        var done = await page.SubmitAsync("herunternehmen", ("Place", $"p:{person.Id}|{place}"));
        Assert.Equal(Path, done.RedirectsTo);
    }

    /// <summary>Words a circular; the page shows it before anybody gets it.</summary>
    public async Task<Page> DraftAsync(string subject, string text)
    {
        var form = await Coordinator.OpenAsync($"{Path}/rundschreiben/neu");
        var drafted = await FilledForm
            .On(Coordinator, form, "schreiben")
            .Write(("Input.Subject", subject), ("Input.Text", text))
            .SendAsync();
        return await drafted.FollowAsync();
    }

    public async Task<Page> SendAsync(string subject, string text = "Guten Tag, es gibt Neues.")
    {
        var sent = await (await DraftAsync(subject, text)).SubmitAsync("senden");
        await Netzwerk.SettleAsync();
        return await sent.FollowAsync();
    }

    public async Task<IReadOnlyList<Dispatch>> DispatchesAsync(string subject)
    {
        await using var session = Netzwerk.App.Query();
        var circular = (await session.Query<Circular>().ToListAsync(Ct)).Single(c =>
            c.Subject == subject
        );
        return await session.Query<Dispatch>().Where(d => d.Subject == circular.Id).ToListAsync(Ct);
    }

    public IReadOnlyList<string> SubjectsTo(KnownPerson person) =>
        [.. Netzwerk.To(person).Select(l => l.Subject)];
}
