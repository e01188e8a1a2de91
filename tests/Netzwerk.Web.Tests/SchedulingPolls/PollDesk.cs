using System.Globalization;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.SchedulingPolls;

/// <summary>A coordinator at the desk who looks for a date with a group of three: today in 40 or 41 days.</summary>
public sealed class PollDesk
{
    private PollDesk(MailedNetzwerk netzwerk, Circle circle, HttpClient coordinator) =>
        (Netzwerk, Circle, Coordinator) = (netzwerk, circle, coordinator);

    public MailedNetzwerk Netzwerk { get; }

    public Circle Circle { get; }

    public HttpClient Coordinator { get; }

    /// <summary>The address of the poll.</summary>
    public string Path { get; private set; } = "";

    public Guid Id => Guid.Parse(Path["/terminfindung/".Length..]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The last of the circle may be made a seat that must not be missing.</summary>
    public static async Task<PollDesk> OpenAsync(
        MailedNetzwerk netzwerk,
        int people = 3,
        bool lastIsNeeded = false,
        int daysToAnswer = 14
    )
    {
        var circle = await netzwerk.FoundAsync(people);
        var desk = new PollDesk(
            netzwerk,
            circle,
            await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync())
        );
        var form = FilledForm
            .On(
                desk.Coordinator,
                await desk.Coordinator.OpenAsync($"/gruppen/{circle.Group}/termin-finden/neu"),
                "terminfindung"
            )
            .Write(
                ("Input.Title", "Klausurtag"),
                ("Input.Place", "Rathaus Freiberg"),
                ("Input.Days[0]", desk.DayIn(40)),
                ("Input.Begins[0]", "10:00"),
                ("Input.Days[1]", desk.DayIn(41)),
                ("Input.Begins[1]", "14 Uhr"),
                ("Input.Deadline", desk.DayIn(daysToAnswer))
            );
        if (lastIsNeeded)
        {
            form.Write(("Input.Needed", circle.People[^1].Id.ToString()));
        }

        var opened = await form.SendAsync();
        Assert.StartsWith("/terminfindung/", opened.RedirectsTo, StringComparison.Ordinal);
        desk.Path = opened.RedirectsTo!;
        // The second press of the button asks nobody again.
        await form.SendAsync();
        await netzwerk.SettleAsync();
        return desk;
    }

    public string DayIn(int days) =>
        Netzwerk.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<SchedulingPoll> PollAsync()
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<SchedulingPoll>(Id, Ct))!;
    }

    public async Task<string> LinkOfAsync(KnownPerson person)
    {
        await Netzwerk.SettleAsync();
        var text = Netzwerk.To(person)[^1].Text;
        var start = text.IndexOf("/terminantwort/", StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        return text[start..text.IndexOfAny(['>', ' ', '\n', '\r', ')'], start)];
    }

    /// <summary>Answers the dates in order by the link of the last mail, without signing in.</summary>
    public async Task<Page> AnswerAsync(KnownPerson person, params string[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var link = await LinkOfAsync(person);
        using var browser = Netzwerk.App.Visitor();
        var form = FilledForm.On(browser, await browser.OpenAsync(link), "antwort");
        foreach (var (option, answer) in (await PollAsync()).Options.Zip(answers))
        {
            form.Write(($"Input.Answers[{option.Id}]", answer));
        }

        var saved = await form.SendAsync();
        Assert.Equal(link, saved.RedirectsTo);
        return await saved.FollowAsync();
    }

    public async Task<PollOption> OptionAsync(int number) => (await PollAsync()).Options[number];

    public async Task<Page> PickAsync(int number, bool onPurpose = false)
    {
        var option = await OptionAsync(number);
        var page = await Coordinator.OpenAsync($"{Path}/waehlen/{option.Id}");
        var form = FilledForm.On(Coordinator, page, "waehlen");
        if (onPurpose)
        {
            form.Write(("Input.OnPurpose", "true"));
        }

        var answers = await Task.WhenAll(form.SendAsync(), form.SendAsync());
        await Netzwerk.SettleAsync();
        return answers[0];
    }

    public IReadOnlyList<string> SubjectsTo(KnownPerson person) =>
        [.. Netzwerk.To(person).Select(l => l.Subject)];
}
