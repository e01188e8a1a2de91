using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Topics;

/// <summary>A group with a chair, members and two called meetings, and a coordinator who plans them.</summary>
public sealed class TopicDesk
{
    private TopicDesk(MailedNetzwerk netzwerk, Circle circle, HttpClient office) =>
        (Netzwerk, Circle, Office) = (netzwerk, circle, office);

    public MailedNetzwerk Netzwerk { get; }

    public Circle Circle { get; }

    public HttpClient Office { get; }

    public KnownPerson Chair => Circle.People[0];

    public KnownPerson Member => Circle.People[1];

    public MeetingId Soon { get; private set; }

    public MeetingId Later { get; private set; }

    public string List => $"/gruppen/{Circle.Group}/themen";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TopicDesk> OpenAsync(MailedNetzwerk netzwerk)
    {
        ArgumentNullException.ThrowIfNull(netzwerk);
        var circle = await netzwerk.FoundAsync(3);
        await netzwerk.StoreAsync(s =>
            s.Events.Append(
                circle.Group.Value,
                new MemberRoleChanged(circle.People[0].Id, GroupRole.Chair)
            )
        );
        var desk = new TopicDesk(
            netzwerk,
            circle,
            await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync())
        );
        desk.Soon = await netzwerk.InviteAsync(circle, daysAhead: 30);
        desk.Later = await netzwerk.InviteAsync(circle, daysAhead: 60);
        await netzwerk.SettleAsync();
        return desk;
    }

    public string DayIn(int days) =>
        Netzwerk.Today.AddDays(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>Enters a topic by the form; pressed twice it is one.</summary>
    public async Task<Topic> EnterAsync(string title, bool closed = false)
    {
        var form = FilledForm
            .On(Office, await Office.OpenAsync($"{List}/neu"), "thema")
            .Write(
                ("Input.Title", title),
                ("Input.Purpose", "Decision"),
                ("Input.Minutes", "25"),
                ("Input.Rapporteur", Member.Id.ToString()),
                ("Input.Note", "Angebot der Stadt")
            );
        if (closed)
        {
            form.Write(("Input.Closed", "true"));
        }

        await form.SendAsync();
        var sent = await form.SendAsync();
        Assert.Equal(List, sent.RedirectsTo);
        return Assert.Single(await TopicsAsync(), t => t.Content.Title == title);
    }

    /// <summary>Proposes something by the form, for this group.</summary>
    public async Task<Topic> ProposeAsync(
        HttpClient by,
        string title,
        params (string Name, string Value)[] more
    )
    {
        var form = FilledForm
            .On(by, await by.OpenAsync($"/gruppen/{Circle.Group}/antrag"), "antrag")
            .Write([
                ("Input.Title", title),
                ("Input.Wording", "Zu jedem Kurs wird Kinderbetreuung angeboten."),
                .. more,
            ]);
        await form.SendAsync();
        var sent = await form.SendAsync();
        Assert.StartsWith("/themen/", sent.RedirectsTo, StringComparison.Ordinal);
        await Netzwerk.SettleAsync();
        return await TopicAsync(Guid.Parse(sent.RedirectsTo!["/themen/".Length..]));
    }

    public async Task<Page> PutAsync(Topic topic, MeetingId meeting, HttpClient? by = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var browser = by ?? Office;
        var page = await browser.OpenAsync($"/themen/{topic.Id}");
        return await FilledForm
            .On(browser, page, "auf")
            .Write(("Meeting", meeting.ToString()))
            .SendAsync();
    }

    public async Task<Page> PostponeAsync(MeetingId from, AgendaItemId item, MeetingId? to)
    {
        var page = await Office.OpenAsync($"/sitzungen/{from}/vertagen/{item}");
        return await FilledForm
            .On(Office, page, "vertagen")
            .Write(("Meeting", to?.ToString() ?? ""))
            .SendAsync();
    }

    public async Task<Topic> TopicAsync(Guid id)
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<Topic>(id, Ct))!;
    }

    public async Task<IReadOnlyList<Topic>> TopicsAsync()
    {
        await using var session = Netzwerk.App.Query();
        return await session.QueryAsync<Topic>(
            "where d.data ->> 'group' = ?",
            Ct,
            Circle.Group.ToString()
        );
    }

    public async Task<Meeting> MeetingAsync(MeetingId id)
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<Meeting>(id.Value, Ct))!;
    }

    public IReadOnlyList<string> SubjectsTo(KnownPerson person) =>
        [
            .. Netzwerk
                .To(person)
                .Select(l => l.Subject)
                .Where(s =>
                    s.Contains("ntrag: ", StringComparison.Ordinal)
                    || s.StartsWith("Entschieden: ", StringComparison.Ordinal)
                ),
        ];
}
