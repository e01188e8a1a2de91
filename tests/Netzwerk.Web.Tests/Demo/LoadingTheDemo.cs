using System.Net;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Demo;
using Netzwerk.Web.FollowUp.Reminders;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Demo;

/// <summary>The product as somebody starts it to look around.</summary>
public sealed class DemoNetzwerk : IAsyncDisposable
{
    public NetzwerkApp App { get; } = new() { HasDemo = true };

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class LoadingTheDemo(DemoNetzwerk demo) : IClassFixture<DemoNetzwerk>
{
    private const string MasterKey = "Netzwerk:MasterKey";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_county_is_all_there()
    {
        await using var session = demo.App.Query();
        Assert.Equal(30, await session.Query<Organisation>().CountAsync(Ct));
        Assert.Equal(80, await session.Query<Person>().CountAsync(Ct));
        var groups = await session.Query<Group>().ToListAsync(Ct);
        Assert.Equal(6, groups.Count);
        Assert.Contains(groups, g => g.Name == "Sprache und Erwachsenenbildung");
        Assert.Equal(
            2,
            await session
                .Query<JoinRequest>()
                .CountAsync(r => r.State == JoinRequestState.Waiting, Ct)
        );

        var meetings = await session.Query<Meeting>().ToListAsync(Ct);
        Assert.Equal(20, meetings.Count(m => m.Status is MeetingStatus.Closed));
        Assert.Equal(5, meetings.Count(m => m is { Status: MeetingStatus.Called, OfSeries: null }));
        Assert.Single(meetings, m => m.Status is MeetingStatus.Draft);
        Assert.InRange(meetings.Max(m => m.Title.Length), 500, 600);
        var minutes = await session.Query<MeetingMinutes>().ToListAsync(Ct);
        Assert.InRange(minutes.Count(m => m.State is MinutesState.Frozen), 15, 17);
        Assert.Single(minutes, m => m.AwaitsResolution);
        Assert.Single(minutes, m => m.Correction is not null);
        Assert.Single(minutes, m => m.Edition == 2);
        Assert.Contains(minutes, m => m is { State: MinutesState.Frozen, Approved: not null });
        Assert.InRange(await session.Query<Resolution>().CountAsync(Ct), 10, 100);
        var tasks = await session.Query<ActionItem>().ToListAsync(Ct);
        Assert.Contains(tasks, t => t.State is ActionItemState.Done);
        Assert.Contains(tasks, t => t.State is ActionItemState.Open);
    }

    [Fact]
    public async Task One_series_is_called_with_a_guest_an_agenda_and_answers()
    {
        await using var session = demo.App.Query();
        var series = Assert.Single(await session.Query<MeetingSeries>().ToListAsync(Ct));
        Assert.Equal(SeriesStatus.Called, series.Status);
        var group = await session.LoadAsync<Group>(series.Group.Value, Ct);
        Assert.Single(series.Invitees, i => group!.MemberOf(i.Person) is null);
        Guid[] ids = [.. series.Dates().Select(d => d.Meeting.Value)];
        var dates = await session.LoadManyAsync<Meeting>(Ct, ids);
        Assert.Equal(8, dates.Count + series.LeftOut.Count);
        Assert.All(dates, d => Assert.Equal(MeetingStatus.Called, d.Status));
        Assert.Single(dates, d => d.Agenda.Count > 0);
        Assert.All(dates, d => Assert.Equal(2, d.Invitees.Count(i => i.Answer is Rsvp.Accepted)));
    }

    [Fact]
    public async Task Every_address_is_one_that_nobody_can_have()
    {
        await using var session = demo.App.Query();
        var ids = (await session.Query<Person>().ToListAsync(Ct)).Select(p => new PersonId(p.Id));
        var vault = demo.App.Services.GetRequiredService<PersonVault>();
        foreach (var id in ids)
        {
            var card = await vault.OpenAsync(session, id, Openly.Comparing, Ct);
            Assert.EndsWith(".example", card!.Mail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_invitations_to_what_still_comes_are_sent()
    {
        await using var session = demo.App.Query();
        var coming = (await session.Query<Meeting>().ToListAsync(Ct))
            .Where(m => m.Status is MeetingStatus.Called)
            .Select(m => m.Id)
            .ToHashSet();
        var series = Assert.Single(await session.Query<MeetingSeries>().ToListAsync(Ct));
        // Once it stands, its open tasks are reminded of like any others, at the next full minute of the day.
        var mails = (await session.Query<Dispatch>().ToListAsync(Ct))
            .Where(d => d.Kind is not TaskReminderWriter.MailKind)
            .ToList();
        Assert.Equal(
            series.Invitees.Count,
            mails.Count(d =>
                d is { Kind: "series-announcement", State: not DispatchState.Obsolete }
            )
        );
        Assert.Contains(mails, d => d.State is DispatchState.Obsolete);
        Assert.All(
            mails.Where(d => d.State is not DispatchState.Obsolete),
            d =>
            {
                Assert.Contains(d.Kind, (string[])["announcement", "series-announcement"]);
                Assert.True(d.Subject == series.Id || coming.Contains(d.Subject));
            }
        );
    }

    [Fact]
    public async Task The_coordination_signs_in_by_the_address_that_was_printed()
    {
        await using var session = demo.App.Query();
        var vault = demo.App.Services.GetRequiredService<PersonVault>();
        var id = await vault.ByMailAsync(session, "koordination@landkreis.example", Ct);
        Assert.NotNull(id);
        var card = await vault.FindAsync(session, id.Value, Ct);
        var browser = await demo.App.SignInAsync(new(id.Value, card!));
        var page = await browser.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Anfragen zur Mitarbeit", page.Text, StringComparison.Ordinal);
        Assert.Contains("Offene Einwände", page.Text, StringComparison.Ordinal);
        Assert.Contains("Kernteam Koordination", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_happens_once_and_the_same_way_on_every_machine()
    {
        var first = await StoryAsync(demo.App);
        await using var restarted = new NetzwerkApp
        {
            HasDemo = true,
            Database = demo.App.ConnectionString,
            // The people of a database open with the key it was made with only.
            Differently = builder => builder.UseSetting(MasterKey, Key(demo.App)),
        };
        Assert.Equal(first, await StoryAsync(restarted));

        await using var elsewhere = new NetzwerkApp { HasDemo = true };
        var second = await StoryAsync(elsewhere);
        await using var session = demo.App.Query();
        await using var other = elsewhere.Query();
        var here = await session.LoadAsync<DemoMarker>(DemoMarker.TheOne, Ct);
        var there = await other.LoadAsync<DemoMarker>(DemoMarker.TheOne, Ct);
        Assert.True(here!.IsComplete);
        Assert.Equal(here, there);
        Assert.Equal(first, second);
    }

    private static string Key(NetzwerkApp app) =>
        app.Services.GetRequiredService<IConfiguration>()[MasterKey]!;

    /// <summary>Everything that happened, in order; not what happens after the start.</summary>
    private static async Task<IReadOnlyList<string>> StoryAsync(NetzwerkApp app)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "select stream_id || ' ' || type || ' ' || data::text from netzwerk.mt_events order by seq_id";
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var story = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            story.Add(reader.GetString(0));
        }

        return story;
    }
}
