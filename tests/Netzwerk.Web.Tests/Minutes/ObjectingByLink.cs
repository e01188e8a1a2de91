using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class ObjectingByLink(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_reads_and_objects_without_an_account_and_looking_changes_nothing()
    {
        var held = await SubmittedAsync();
        var page = await app.Visitor().OpenAsync(held.ReviewLink(held.Emil));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("zwei Abendkurse", page.Text, StringComparison.Ordinal);
        Assert.Empty((await held.MinutesAsync()).Objections);

        var sent = await page.SubmitAsync(
            "objection",
            ("Objection.Wording", "Ich war entschuldigt.")
        );
        Assert.Equal(held.ReviewLink(held.Emil), sent.RedirectsTo);
        var objection = Assert.Single((await held.MinutesAsync()).Objections);
        Assert.Equal(
            (held.Emil.Id, "Ich war entschuldigt."),
            (objection.Person, objection.Wording)
        );
    }

    [Fact]
    public async Task The_last_second_still_counts_and_the_next_one_does_not()
    {
        var held = await SubmittedAsync(days: 3);
        var late = await app.Visitor().OpenAsync(held.ReviewLink(held.Vera));
        var inTime = await app.Visitor().OpenAsync(held.ReviewLink(held.Emil));
        var end = (await held.MinutesAsync()).ObjectionsEnd!.Value;
        // A second before midnight in Berlin, with room for the slow machine.
        app.Clock.Advance(end - app.Clock.GetUtcNow() - TimeSpan.FromSeconds(10));
        await inTime.SubmitAsync("objection", ("Objection.Wording", "Gerade noch."));
        Assert.Single((await held.MinutesAsync()).Objections);

        app.Clock.Advance(end - app.Clock.GetUtcNow());
        var refused = await late.SubmitAsync("objection", ("Objection.Wording", "Zu spät."));
        Assert.Null(refused.RedirectsTo);
        Assert.Single((await held.MinutesAsync()).Objections);
    }

    [Fact]
    public async Task An_altered_a_foreign_and_an_expired_link_open_nothing()
    {
        var held = await SubmittedAsync(days: 1);
        var link = held.ReviewLink(held.Vera);
        var altered = link[..^1] + (link[^1] == 'a' ? 'b' : 'a');
        var notInvited = held.ReviewLink(held.Guest);
        foreach (
            var path in new[]
            {
                altered,
                notInvited,
                link.Replace("/protokoll/", "/aufgabe/", StringComparison.Ordinal),
                altered + ".pdf",
                link + ".pdf",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().OpenAsync(path)).Status);
        }

        app.Clock.Advance(TimeSpan.FromDays(33));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Who_left_the_group_or_was_erased_can_no_longer_read_by_link()
    {
        var held = await SubmittedAsync();
        await using (var session = Store.LightweightSession())
        {
            session.Events.Append(held.Group.Value, new MemberLeft(held.Vera.Id));
            PersonVault.Erase(session, held.Emil.Id);
            await session.SaveChangesAsync(Ct);
        }

        foreach (var gone in new[] { held.Vera, held.Emil })
        {
            var page = await app.Visitor().OpenAsync(held.ReviewLink(gone));
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
        }

        var browser = await app.SignInAsync(held.Chair);
        var read = await browser.OpenAsync(held.ReviewPath);
        Assert.Contains("gelöschte Person", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Öztürk", read.Text, StringComparison.Ordinal);
    }

    private IDocumentStore Store => app.Services.GetRequiredService<IDocumentStore>();

    private async Task<HeldMeeting> SubmittedAsync(int days = 14)
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync(days);
        await app.WaitForDaemonAsync();
        Assert.Equal(MinutesState.InReview, (await held.MinutesAsync()).State);
        return held;
    }
}
