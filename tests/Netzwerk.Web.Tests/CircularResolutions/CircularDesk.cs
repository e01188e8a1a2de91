using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.CircularResolutions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.CircularResolutions;

/// <summary>A coordinator at the desk who lets a group of three decide without a meeting, within ten days.</summary>
public sealed class CircularDesk
{
    private CircularDesk(MailedNetzwerk netzwerk, Circle circle, HttpClient coordinator) =>
        (Netzwerk, Circle, Coordinator) = (netzwerk, circle, coordinator);

    public MailedNetzwerk Netzwerk { get; }

    public Circle Circle { get; }

    public HttpClient Coordinator { get; }

    /// <summary>The address of the question.</summary>
    public string Path { get; private set; } = "";

    public Guid Id => Guid.Parse(Path["/umlaufbeschluss/".Length..]);

    public DateOnly LastDay { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The group with its rules, before anything is written.</summary>
    public static async Task<CircularDesk> FoundAsync(
        MailedNetzwerk netzwerk,
        Func<RulesOfProcedure, RulesOfProcedure>? rules = null,
        int people = 3
    )
    {
        var circle = await netzwerk.FoundAsync(people);
        await netzwerk.App.AdoptAsync(circle.Group, rules ?? (r => r));
        return new(
            netzwerk,
            circle,
            await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync())
        );
    }

    /// <summary>Everybody has the question in the mail.</summary>
    public static async Task<CircularDesk> OpenAsync(
        MailedNetzwerk netzwerk,
        Func<RulesOfProcedure, RulesOfProcedure>? rules = null,
        int people = 3
    )
    {
        var desk = await FoundAsync(netzwerk, rules, people);
        await desk.DraftAsync();
        await desk.SendAsync();
        return desk;
    }

    /// <summary>Pressed twice it makes one draft.</summary>
    public async Task DraftAsync(bool isClosed = false)
    {
        LastDay = Netzwerk.Today.AddDays(10);
        var form = FilledForm
            .On(
                Coordinator,
                await Coordinator.OpenAsync($"/gruppen/{Circle.Group}/umlaufbeschluss/neu"),
                "umlauf"
            )
            .Write(
                ("Input.Title", "Neuer Beamer"),
                ("Input.Wording", "Die Gruppe kauft einen Beamer."),
                ("Input.Reasons", "Der alte ist kaputt."),
                ("Input.LastDay", LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            );
        if (isClosed)
        {
            form.Write(("Input.IsClosed", "true"));
        }

        var drafted = await form.SendAsync();
        Assert.EndsWith("/pruefen", drafted.RedirectsTo, StringComparison.Ordinal);
        Path = drafted.RedirectsTo![..^"/pruefen".Length];
        await form.SendAsync();
    }

    /// <summary>Pressed twice it asks once.</summary>
    public async Task<Page> SendAsync()
    {
        var check = await Coordinator.OpenAsync($"{Path}/pruefen");
        var form = FilledForm.On(Coordinator, check, "senden");
        var sent = await form.SendAsync();
        Assert.Equal(Path, sent.RedirectsTo);
        await form.SendAsync();
        await Netzwerk.SettleAsync();
        return check;
    }

    public async Task<CircularResolution> QuestionAsync()
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<CircularResolution>(Id, Ct))!;
    }

    public async Task<Resolution?> EntryAsync()
    {
        await using var session = Netzwerk.App.Query();
        return await session.LoadAsync<Resolution>(CircularRegister.KeyOf(Id).Value, Ct);
    }

    /// <summary>The link for one answer in the last mail that has one.</summary>
    public string LinkOf(KnownPerson person, string answer = "ja")
    {
        var text = Netzwerk
            .To(person)
            .Last(l => l.Text.Contains("?antwort=", StringComparison.Ordinal))
            .Text;
        var end = text.IndexOf($"?antwort={answer}", StringComparison.Ordinal);
        Assert.True(end >= 0, text);
        var start = text.LastIndexOf("/umlaufantwort/", end, StringComparison.Ordinal);
        return text[start..end] + $"?antwort={answer}";
    }

    /// <summary>Answers by the link of the mail, without signing in: the answer is chosen, one press sends it.</summary>
    public async Task<Page> AnswerAsync(KnownPerson person, string answer, string? reason = null)
    {
        using var browser = Netzwerk.App.Visitor();
        var link = LinkOf(person, answer);
        var form = FilledForm.On(browser, await browser.OpenAsync(link), "antwort");
        Assert.Equal(answer, form.Read("Input.Choice"));
        if (reason is not null)
        {
            form.Write(("Input.Reason", reason));
        }

        var saved = await form.SendAsync();
        Assert.Equal(link[..link.IndexOf('?', StringComparison.Ordinal)], saved.RedirectsTo);
        return await saved.FollowAsync();
    }

    /// <summary>The last day is over, and the job looks.</summary>
    public async Task EndAsync()
    {
        var wait = Appointment.EndOf(LastDay) - Netzwerk.Now;
        if (wait > TimeSpan.Zero)
        {
            Netzwerk.App.Clock.Advance(wait);
        }

        await Netzwerk.App.RunAsync<EndDueCirculars>(j => j.RunAsync(Ct));
        await Netzwerk.SettleAsync();
    }

    public IReadOnlyList<string> SubjectsTo(KnownPerson person) =>
        [.. Netzwerk.To(person).Select(l => l.Subject)];
}
