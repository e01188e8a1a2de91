using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Authorization;

/// <summary>Asks for a foreign group, meeting, series and person at every address: the answer is that of something that does not exist.</summary>
public sealed class ForeignLooksLikeMissing(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_every_address_an_outsider_is_told_the_same_as_about_nothing()
    {
        var (group, meeting, member) = await PrivateGroupWithMeetingAsync();
        var series = await SeriesAsync(group);
        using var outsider = await app.SignInAsync(await app.CreatePersonAsync("Olaf", "Außen"));
        var asked = 0;
        foreach (var pattern in Addresses())
        {
            var real = Fill(pattern, (group.Value, meeting.Value, series.Value, member.Id.Value));
            var unreal = Fill(
                pattern,
                (
                    Guid.CreateVersion7(),
                    Guid.CreateVersion7(),
                    Guid.CreateVersion7(),
                    Guid.CreateVersion7()
                )
            );
            var foreign = await AskAsync(outsider, real);
            var missing = await AskAsync(outsider, unreal);
            Assert.Equal((pattern, missing.Status), (pattern, foreign.Status));
            Assert.Equal(missing.Body, foreign.Body);
            Assert.NotEqual(HttpStatusCode.OK, foreign.Status);
            asked++;
        }

        Assert.True(asked > 10, "addresses with ids were asked");
    }

    [Fact]
    public async Task The_same_addresses_answer_a_member()
    {
        var (group, meeting, member) = await PrivateGroupWithMeetingAsync();
        using var browser = await app.SignInAsync(member);
        foreach (var path in (string[])[$"/sitzungen/{meeting}", $"/sitzungen/{meeting}/antworten"])
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(browser, path)).Status);
        }

        using var program = await app.ApiClientAsync(member);
        Assert.Equal(
            HttpStatusCode.OK,
            (await AskAsync(program, $"/api/v1/groups/{group}")).Status
        );
    }

    private async Task<(GroupId, MeetingId, KnownPerson)> PrivateGroupWithMeetingAsync()
    {
        var member = await app.CreatePersonAsync("Mira", "Innen");
        var group = GroupId.Create();
        var meeting = MeetingId.Create();
        var asker = Asker.Program(Originator.Job);
        var runner = app.Services.GetRequiredService<CommandRunner>();
        await runner.StartAsync<Group, GroupEvent>(
            group.Value,
            GroupDecisions.Decide(
                new FoundGroup("Vertraulich", GroupKind.CoreTeam, GroupOpenness.Private, "")
            ),
            Originator.Job,
            Ct
        );
        await runner.ChangeAsync<Group, GroupEvent>(
            group.Value,
            g => GroupDecisions.Decide(g, new SeatMember(member.Id, null, GroupRole.Member)),
            Originator.Job,
            Ct
        );
        var commands = app.Services.GetRequiredService<MeetingCommands>();
        var day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(20);
        var planned = await commands.PlanAsync(
            meeting,
            new PlanMeeting(group, "Geheime Sitzung", day, new(10, 0), new(12, 0), "", ""),
            [],
            asker,
            Ct
        );
        Assert.True(planned.Succeeded);
        var called = await commands.CallAsync(meeting, [], asker, CommandOptions.None, Ct);
        Assert.True(called.Succeeded);
        return (group, meeting, member);
    }

    private async Task<SeriesId> SeriesAsync(GroupId group)
    {
        var (id, asker) = (SeriesId.Create(), Asker.Program(Originator.Job));
        var commands = app.Services.GetRequiredService<SeriesCommands>();
        var first = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(20);
        var plan = new PlanSeries(
            group,
            "Geheime Reihe",
            new(Rhythm.Weekly, first, 1, FromEnd: false, first.AddDays(14)),
            new(10, 0),
            new(12, 0),
            "",
            "",
            [.. Enumerable.Range(0, 10).Select(_ => MeetingId.Create())]
        );
        Assert.True((await commands.PlanAsync(id, plan, asker, Ct)).Succeeded);
        Assert.True(
            (await commands.CallAsync(id, guests: [], asker, CommandOptions.None, Ct)).Succeeded
        );
        return id;
    }

    private IEnumerable<string> Addresses() =>
        app
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e =>
                e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } m
                || m.Contains("GET")
            )
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .Where(p => p.Contains('{', StringComparison.Ordinal) && Knows(p))
            .Distinct(StringComparer.Ordinal);

    private static bool Knows(string pattern) =>
        pattern.StartsWith("/gruppen/", StringComparison.Ordinal)
        || pattern.StartsWith("/sitzungen/", StringComparison.Ordinal)
        || pattern.StartsWith("/sitzungsreihen/", StringComparison.Ordinal)
        || pattern.StartsWith("/personen/", StringComparison.Ordinal)
        || pattern.StartsWith("/api/v1/", StringComparison.Ordinal);

    private static string Fill(
        string pattern,
        (Guid Group, Guid Meeting, Guid Series, Guid Person) ids
    )
    {
        var parts = pattern.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i].Contains('{', StringComparison.Ordinal))
            {
                parts[i] = (
                    parts[i - 1] switch
                    {
                        "gruppen" or "groups" => ids.Group,
                        "sitzungen" or "meetings" => ids.Meeting,
                        "sitzungsreihen" => ids.Series,
                        _ => ids.Person,
                    }
                ).ToString();
            }
        }

        return string.Join('/', parts);
    }

    private sealed record Answer(HttpStatusCode Status, string Body);

    private static async Task<Answer> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        return new(answer.StatusCode, WithoutIds(body, path));
    }

    // The address itself may be repeated, for example in the language switch.
    private static string WithoutIds(string body, string path)
    {
        foreach (var part in path.Split('/').Where(p => Guid.TryParse(p, out _)))
        {
            body = body.Replace(part, "ID", StringComparison.OrdinalIgnoreCase);
        }

        return System.Text.RegularExpressions.Regex.Replace(
            body,
            "\"traceId\":\"[^\"]*\"",
            "",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
    }
}
