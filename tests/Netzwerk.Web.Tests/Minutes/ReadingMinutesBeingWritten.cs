using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

public sealed class ReadingMinutesBeingWritten(TestDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_every_item_in_order_with_its_text_and_lets_only_writers_write()
    {
        await using var site = new LiveSite(await database.CreateDatabaseAsync(Ct));
        var (writer, reader, outsider) = (
            await site.PersonAsync("Anna"),
            await site.PersonAsync("Rita"),
            await site.PersonAsync("Otto")
        );
        var (_, meeting, items) = await site.MeetingAsync(
            3,
            (writer, GroupRole.Chair),
            (reader, GroupRole.Member)
        );
        await using (var a = await site.JoinedAsync(writer, items[1]))
        {
            await a.TypeAsync("Kosten < Nutzen", Ct);
        }

        var written = await PageAsync(site, writer, meeting);
        var places = items.Select(i =>
            written.IndexOf($"data-item=\"{i}\"", StringComparison.Ordinal)
        );
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
        Assert.Contains("<p>Kosten &lt; Nutzen</p>", written, StringComparison.Ordinal);
        Assert.Contains("2. Punkt 2", written, StringComparison.Ordinal);
        Assert.Contains("Rita Brandt", written, StringComparison.Ordinal);
        Assert.DoesNotContain("data-readonly", written, StringComparison.Ordinal);
        Assert.Equal(
            3,
            (await PageAsync(site, reader, meeting)).Split("data-readonly=\"\"").Length - 1
        );

        using var strange = await site.BrowserAsync(outsider);
        using var answer = await strange.GetAsync(Address(meeting), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> PageAsync(LiveSite site, PersonId person, MeetingId meeting)
    {
        using var browser = await site.BrowserAsync(person);
        return await browser.GetStringAsync(Address(meeting), Ct);
    }

    private static Uri Address(MeetingId meeting) =>
        new($"/sitzungen/{meeting}/protokoll", UriKind.Relative);
}
