using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

/// <summary>A series of six weekly meetings at 14 o'clock whose invitations arrived.</summary>
public sealed class CalledSeries
{
    private CalledSeries(MailedNetzwerk netzwerk, Circle circle, SeriesId id) =>
        (Netzwerk, Circle, Id) = (netzwerk, circle, id);

    public MailedNetzwerk Netzwerk { get; }

    public Circle Circle { get; }

    public SeriesId Id { get; }

    public KnownPerson Ada => Circle.People[0];

    public static Asker Asker { get; } = Asker.Program(Originator.Job);

    public SeriesCommands Commands => CommandsOf(Netzwerk);

    public SeriesInvitations Invitations =>
        Netzwerk.App.Services.GetRequiredService<SeriesInvitations>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<CalledSeries> CallAsync(MailedNetzwerk netzwerk, int people = 2)
    {
        var circle = await netzwerk.FoundAsync(people);
        var series = await PlanAsync(netzwerk, circle);
        MailedNetzwerk.Must(
            await series.Commands.CallAsync(series.Id, guests: [], Asker, CommandOptions.None, Ct)
        );
        await netzwerk.SettleAsync();
        return series;
    }

    public static async Task<CalledSeries> PlanAsync(MailedNetzwerk netzwerk, Circle circle)
    {
        var id = SeriesId.Create();
        var first = netzwerk.Today.AddDays(30);
        var plan = PlanOf(circle, first, first.AddDays(35));
        MailedNetzwerk.Must(await CommandsOf(netzwerk).PlanAsync(id, plan, Asker, Ct));
        return new(netzwerk, circle, id);
    }

    public static PlanSeries PlanOf(Circle circle, DateOnly first, DateOnly last, int hour = 14) =>
        new(
            circle.Group,
            "AG Sprache",
            new(Rhythm.Weekly, first, 1, FromEnd: false, last),
            new(hour, 0),
            new(hour + 2, 0),
            "Rathaus",
            VideoLink: null,
            [.. Enumerable.Range(0, 20).Select(_ => MeetingId.Create())]
        );

    public async Task<MeetingSeries> LoadAsync()
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<MeetingSeries>(Id.Value, Ct))!;
    }

    public async Task<MeetingId> DateAsync(int number) =>
        (await LoadAsync()).Planned[number - 1].Meeting;

    public async Task<Meeting> MeetingAsync(int number)
    {
        var id = await DateAsync(number);
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<Meeting>(id.Value, Ct))!;
    }

    /// <summary>What somebody answered to each date, a letter each: A, T, D or -.</summary>
    public async Task<string> AnswersOfAsync(KnownPerson person)
    {
        var answers = "";
        for (var n = 1; n <= 6; n++)
        {
            var answer = (await MeetingAsync(n)).InviteeOf(person.Id)?.Answer;
            answers += answer is null or Rsvp.NoAnswer ? "-" : answer.ToString()![..1];
        }

        return answers;
    }

    public async Task MoveAsync(int number, DateOnly day)
    {
        await Netzwerk.MoveAsync(await DateAsync(number), day);
        await Netzwerk.PassAsync(MailedNetzwerk.Window);
    }

    public async Task DescribeAsync(string title, string place)
    {
        var ask = new DescribeSeries(title, place, "");
        MailedNetzwerk.Must(await Commands.DescribeAsync(Id, ask, Asker, CommandOptions.None, Ct));
        await Netzwerk.PassAsync(MailedNetzwerk.Window);
    }

    public async Task EndAsync(int number)
    {
        var last = (await LoadAsync()).Planned[number - 1].Day;
        MailedNetzwerk.Must(await Commands.EndAsync(Id, last, Asker, CommandOptions.None, Ct));
        await Netzwerk.SettleAsync();
    }

    public async Task CancelAsync()
    {
        MailedNetzwerk.Must(
            await Commands.CancelAsync(Id, new("Kein Raum"), Asker, CommandOptions.None, Ct)
        );
        await Netzwerk.SettleAsync();
    }

    public async Task InviteAsync(KnownPerson person)
    {
        MailedNetzwerk.Must(
            await Invitations.InviteAsync(Id, person.Id, Asker, CommandOptions.None, Ct)
        );
        await Netzwerk.SettleAsync();
    }

    public async Task WithdrawAsync(KnownPerson person)
    {
        MailedNetzwerk.Must(
            await Invitations.WithdrawAsync(Id, person.Id, Asker, CommandOptions.None, Ct)
        );
        await Netzwerk.SettleAsync();
    }

    private static SeriesCommands CommandsOf(MailedNetzwerk netzwerk) =>
        netzwerk.App.Services.GetRequiredService<SeriesCommands>();
}
