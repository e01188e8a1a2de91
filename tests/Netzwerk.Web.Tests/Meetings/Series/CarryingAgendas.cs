using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

// "Ab einem Termin anders", over the page: the old one ends, the new one begins with the agendas.
public sealed class CarryingAgendas(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agendas_of_the_dates_replaced_stand_on_the_new_dates_in_order()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await PutAsync(series, 3, "Bleibt beim dritten");
        var old = await PutAsync(series, 4, "Kursplanung", series.Ada.Id);
        await PutAsync(series, 4, "Verschiedenes");
        await PutAsync(series, 5, "Fällt weg");
        await netzwerk.CancelAsync(await series.DateAsync(5));
        await PutAsync(series, 6, "Rückblick");
        var next = await ContinueAsync(series, since: 4, dates: 3);

        Assert.Equal(["Kursplanung, Verschiedenes", "Rückblick", ""], await AgendasAsync(next));
        Assert.Equal("Bleibt beim dritten", Titles(await series.MeetingAsync(3)));
        await using var session = netzwerk.App.Query();
        var first = await session.LoadAsync<Meeting>(next.Planned[0].Meeting.Value, Ct);
        Assert.Equal(series.Ada.Id, first!.Agenda[0].Rapporteur);
        Assert.Equal(
            (ItemPurpose.Decision, 15),
            (first.Agenda[0].Purpose, first.Agenda[0].Minutes)
        );
        Assert.NotEqual(old, first.Agenda[0].Id);
        Assert.Equal(MeetingStatus.Called, first.Status);
        // It was there before anybody was told: nothing waits to be announced.
        Assert.False(first.HasUnannouncedChanges);

        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.Equal("CANCEL 1, REQUEST 0, REQUEST 0, REQUEST 1", Sorted(series.Ada));
    }

    [Fact]
    public async Task Fewer_new_dates_take_as_many_agendas_as_they_are()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        foreach (var n in new[] { 3, 4, 5, 6 })
        {
            await PutAsync(series, n, $"Punkt {n}");
        }

        var next = await ContinueAsync(series, since: 3, dates: 2);
        Assert.Equal(["Punkt 3", "Punkt 4"], await AgendasAsync(next));
    }

    [Fact]
    public async Task Who_is_erased_introduces_nothing_any_more()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var gone = await netzwerk.App.CreatePersonAsync("Gero", "Gelöscht");
        await PutAsync(series, 4, "Kursplanung", gone.Id);
        var commands = netzwerk.App.Services.GetRequiredService<CommandRunner>();
        MailedNetzwerk.Must(
            await commands.ChangeAsync<Person, PersonEvent>(
                gone.Id.Value,
                p => PersonDecisions.Decide(p, new ErasePerson()),
                Originator.Job,
                Ct
            )
        );
        var next = await ContinueAsync(series, since: 4, dates: 2);
        await using var session = netzwerk.App.Query();
        var first = await session.LoadAsync<Meeting>(next.Planned[0].Meeting.Value, Ct);
        Assert.Null(Assert.Single(first!.Agenda).Rapporteur);
    }

    [Fact]
    public async Task The_first_date_cannot_be_replaced_and_the_page_says_so_beside_the_field()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var form = await FormAsync(series, since: 2, dates: 3);
        var first = (await series.LoadAsync()).Planned[0].Day;
        var answer = await form.With("Input.Since", first).SaveAsync([.. form.Days]);
        Assert.Null(answer.RedirectsTo);
        Assert.NotNull(answer.Document.GetElementById("feld-since-fehler"));
        Assert.Null((await series.LoadAsync()).ContinuedBy);
    }

    // Left out as in a plan: the switch invites to the others only.
    [Fact]
    public async Task Days_can_be_left_out_of_the_new_series()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await PutAsync(series, 4, "Kursplanung");
        var form = await FormAsync(series, since: 4, dates: 4);
        var saved = await form.SaveAsync(form.Days[0], form.Days[1], form.Days[3]);
        var next = await SeriesAsync(saved);
        Assert.Equal([form.Days[2]], next.LeftOut);
        Assert.Equal(["Kursplanung", "", ""], await AgendasAsync(next));
    }

    private static string Titles(Meeting meeting) =>
        string.Join(", ", meeting.Agenda.Select(i => i.Title));

    private string Sorted(KnownPerson person) =>
        string.Join(
            ", ",
            netzwerk.To(person).Select(l => l.ToString()).Order(StringComparer.Ordinal)
        );

    private async Task<AgendaItemId> PutAsync(
        CalledSeries series,
        int number,
        string title,
        PersonId? rapporteur = null
    )
    {
        var item = AgendaItemId.Create();
        var ask = new AddAgendaItem(item, title, ItemPurpose.Decision, 15, rapporteur);
        await netzwerk.DoAsync(await series.DateAsync(number), m => AgendaDecisions.Decide(m, ask));
        return item;
    }

    private async Task<MeetingSeries> ContinueAsync(CalledSeries series, int since, int dates)
    {
        var form = await FormAsync(series, since, dates);
        var next = await SeriesAsync(await form.SaveAsync([.. form.Days]));
        await netzwerk.SettleAsync();
        return next;
    }

    private async Task<PlanForm> FormAsync(CalledSeries series, int since, int dates)
    {
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var browser = await netzwerk.App.SignInAsync(karla);
        var page = await browser.OpenAsync($"/sitzungsreihen/{series.Id}/ab-hier");
        var day = (await series.LoadAsync()).Planned[since - 1].Day;
        var empty = new PlanForm(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.Since"] = PlanForm.Iso(day),
                ["Input.Title"] = "AG Sprache",
                ["Input.Day"] = PlanForm.Iso(day.AddDays(1)),
                ["Input.From"] = "09:00",
                ["Input.To"] = "11:00",
                ["Input.Rhythm"] = "woche",
                ["Input.Every"] = "1",
                ["Input.Last"] = PlanForm.Iso(day.AddDays(1 + (7 * (dates - 1)))),
                ["Input.Place"] = "Rathaus",
            },
            "weiter"
        );
        return await empty.LookAsync();
    }

    private async Task<MeetingSeries> SeriesAsync(Page saved)
    {
        Assert.StartsWith("/sitzungsreihen/", saved.RedirectsTo, StringComparison.Ordinal);
        await using var session = netzwerk.App.Query();
        var id = Guid.Parse(saved.RedirectsTo!.Split('/')[^1]);
        return (await session.LoadAsync<MeetingSeries>(id, Ct))!;
    }

    private async Task<IReadOnlyList<string>> AgendasAsync(MeetingSeries series)
    {
        await using var session = netzwerk.App.Query();
        var titles = new List<string>();
        foreach (var date in series.Dates())
        {
            titles.Add(Titles((await session.LoadAsync<Meeting>(date.Meeting.Value, Ct))!));
        }

        return titles;
    }
}
