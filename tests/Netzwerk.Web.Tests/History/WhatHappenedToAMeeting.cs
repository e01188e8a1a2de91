using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.History;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.History;

public sealed class WhatHappenedToAMeeting(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_follows_in_the_background_and_members_read_it()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync();
        await app.WaitForDaemonAsync();
        var page = await (await app.SignInAsync(held.Vera)).OpenAsync(
            $"/sitzungen/{held.Id}/verlauf"
        );
        Assert.Contains(
            "Christa Leitner hat das Protokoll vorgelegt.",
            page.Text,
            StringComparison.Ordinal
        );
        var group = await (await app.SignInAsync(held.Vera)).OpenAsync(
            $"/gruppen/{held.Group}/verlauf"
        );
        Assert.Contains("Emil Öztürk aufgenommen", group.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_do_not_read_who_came_and_strangers_find_nothing()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await app.WaitForDaemonAsync();
        var path = $"/sitzungen/{held.Id}/verlauf";
        var member = await (await app.SignInAsync(held.Vera)).OpenAsync(path);
        Assert.Contains("Anwesenheit von", member.Text, StringComparison.Ordinal);
        var guest = await (await app.SignInAsync(held.Guest)).OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.DoesNotContain("Anwesenheit von", guest.Text, StringComparison.Ordinal);
        var stranger = await (await app.SignInAsync(held.Stranger)).OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task Rebuilding_it_changes_nothing()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await app.WaitForDaemonAsync();
        var before = await EntriesAsync(held.Id);
        Assert.NotEmpty(before);
        var store = app.Services.GetRequiredService<IDocumentStore>();
        using (var daemon = await store.BuildProjectionDaemonAsync())
        {
            await daemon.RebuildProjectionAsync(HistoryProjection.ProjectionName, Ct);
        }

        Assert.Equal(before, await EntriesAsync(held.Id));
    }

    [Fact]
    public async Task The_details_of_health_say_that_lists_follow()
    {
        await HeldMeeting.HoldAsync(app);
        await app.WaitForDaemonAsync();
        var answer = await app.Visitor().GetStringAsync("/gesund/details", Ct);
        Assert.Equal("Healthy", answer);
    }

    private async Task<IReadOnlyList<HistoryEntry>> EntriesAsync(Guid subject)
    {
        await using var session = app.Query();
        return await session
            .Query<HistoryEntry>()
            .Where(h => h.Subject == subject)
            .OrderBy(h => h.Sequence)
            .ToListAsync(Ct);
    }
}
