using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Freshness;
using Netzwerk.Web.Freshness.Proposals;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Freshness;

/// <summary>An organisation of the directory with somebody who can be asked, and a coordinator at the desk.</summary>
public sealed class AskedEntry
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static int _count;

    private AskedEntry(
        MailedNetzwerk netzwerk,
        OrganisationId id,
        string name,
        KnownPerson office
    ) => (Netzwerk, Id, Name, _office) = (netzwerk, id, name, office);

    private readonly KnownPerson _office;

    public MailedNetzwerk Netzwerk { get; }

    public OrganisationId Id { get; }

    public string Name { get; }

    public HttpClient Coordinator { get; private set; } = null!;

    public KnownPerson Ada { get; private set; } = null!;

    public string Page => $"/akteure/{Id}/aktualitaet";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Without people when nobody shall be there whom mail could reach.</summary>
    public static async Task<AskedEntry> RegisterAsync(
        MailedNetzwerk netzwerk,
        bool withPeople = true
    )
    {
        var number = Interlocked.Increment(ref _count);
        var entry = new AskedEntry(
            netzwerk,
            OrganisationId.Create(),
            $"Bildungswerk {number}",
            await netzwerk.App.CreateCoordinatorAsync()
        );
        await entry.SignInAsync();
        var register = new RegisterOrganisation(
            entry.Name,
            OrganisationKind.EducationProvider,
            Municipality: null
        );
        MailedNetzwerk.Must(
            await netzwerk.App.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.RegisterAsync(entry.Id, register, Office, Ct, "Am Markt 1\n09599 Freiberg")
            )
        );
        if (withPeople)
        {
            entry.Ada = await entry.AddAsync("Ada");
        }

        return entry;
    }

    public async Task<KnownPerson> AddAsync(string givenName)
    {
        var person = await Netzwerk.App.CreatePersonAsync(givenName, "Auskunft");
        var card = person.Card with { Phone = "+49 3731 5550199" };
        MailedNetzwerk.Must(
            await Netzwerk.App.WithAsync<PersonCommands, CommandResult>(c =>
                c.ChangeAsync(person.Id, card, Id, Office, Ct)
            )
        );
        return new(person.Id, card);
    }

    public async Task SetGeneralMailAsync(string mail) =>
        MailedNetzwerk.Must(
            await Netzwerk.App.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.SetGeneralMailAsync(Id, mail, Office, Ct)
            )
        );

    /// <summary>A coordinator begins a round, long enough after the last one, and the mails arrive.</summary>
    public async Task<Page> BeginAsync()
    {
        Netzwerk.App.Clock.Advance(TimeSpan.FromDays(RoundDecisions.StillFresh));
        await SignInAsync();
        var preview = await Coordinator.OpenAsync("/aktualitaet/runde");
        var begun = await preview.SubmitAsync("beginnen");
        Assert.Equal("/aktualitaet", begun.RedirectsTo);
        await MorningAsync();
        return preview;
    }

    /// <summary>Nobody stays signed in over weeks.</summary>
    public async Task SignInAsync() => Coordinator = await Netzwerk.App.SignInAsync(_office);

    public async Task MorningAsync()
    {
        await Netzwerk.App.RunAsync<FreshnessRounds>(j => j.RunAsync(Ct));
        await Netzwerk.SettleAsync();
    }

    public async Task PassAsync(int days)
    {
        Netzwerk.App.Clock.Advance(TimeSpan.FromDays(days));
        await SignInAsync();
        await MorningAsync();
    }

    public string LinkOf(KnownPerson person) =>
        LinkIn(
            Netzwerk.To(person).Last(l => l.Text.Contains("/angaben/", StringComparison.Ordinal))
        );

    public static string LinkIn(MeetingLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var start = letter.Text.IndexOf("/angaben/", StringComparison.Ordinal);
        Assert.True(start > 0, letter.Text);
        var end = letter.Text.IndexOfAny([' ', '\n', '\r', '>', ')'], start);
        return letter.Text[start..end];
    }

    /// <summary>Sends one of the forms of the page behind the link, with everything a browser would send.</summary>
    public async Task<Page> AnswerAsync(
        string link,
        string form,
        params (string Name, string Value)[] typed
    )
    {
        using var visitor = Netzwerk.App.Visitor();
        return await SendAsync(await visitor.OpenAsync(link), form, typed);
    }

    public static Task<Page> SendAsync(
        Page page,
        string form,
        params (string Name, string Value)[] typed
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        return BadInput.FilledForm.On(page.Browser, page, form).Write(typed).SendAsync();
    }

    public async Task<EntryFreshness?> StateAsync()
    {
        await using var session = Netzwerk.App.Query();
        return await session.LoadAsync<EntryFreshness>(EntryFreshness.IdOf(Id), Ct);
    }

    public async Task<Organisation> OrganisationAsync()
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<Organisation>(Id.Value, Ct))!;
    }

    public async Task<IReadOnlyList<EntryProposal>> ProposalsAsync()
    {
        await using var session = Netzwerk.App.Query();
        return
        [
            .. (await session.Query<EntryProposal>().ToListAsync(Ct)).Where(p =>
                p.Organisation == Id
            ),
        ];
    }

    public async Task<bool> IsKeptAsync(Guid proposal)
    {
        await using var session = Netzwerk.App.Query();
        return await session.LoadAsync<SealedProposal>(proposal, Ct) is not null;
    }

    /// <summary>How the overview shows this entry.</summary>
    public async Task<string> StandingAsync() =>
        await RowAsync("/aktualitaet", $"/akteure/{Id}/aktualitaet");

    public async Task<string> RowAsync(string page, string href)
    {
        var shown = await Coordinator.OpenAsync(page);
        return shown
                .Document.QuerySelector($"main a[href='{href}']")
                ?.Closest("tr, li")
                ?.TextContent
            ?? "";
    }
}
