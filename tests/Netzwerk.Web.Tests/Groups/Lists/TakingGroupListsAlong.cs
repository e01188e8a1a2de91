using System.Net;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Groups.Blocking;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Lists;

public sealed class TakingGroupListsAlong(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_take_along_names_and_seats_and_only_the_coordination_addresses()
    {
        var group = await app.FoundAsync(name: "Runde der Liste");
        var (chair, vera) = (
            await app.CreatePersonAsync("Carl", "Chef"),
            await app.CreatePersonAsync("Vera", "Vertreter")
        );
        await app.SeatAsync(group, chair, GroupRole.Chair);
        await app.SeatAsync(group, vera);
        var path = $"/gruppen/{group}/mitglieder";

        var own = await CsvAsync(vera, path);
        Assert.Contains("Vera Vertreter", own, StringComparison.Ordinal);
        Assert.Contains("Carl Chef", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Amtszeit", own, StringComparison.Ordinal);
        var led = await CsvAsync(chair, path);
        Assert.Contains("Amtszeit bis", led, StringComparison.Ordinal);
        var managed = await CsvAsync(await app.CreateCoordinatorAsync(), path);
        Assert.Contains(vera.Card.Mail, managed, StringComparison.Ordinal);
        Assert.All([own, led], f => Assert.DoesNotContain("@", f, StringComparison.Ordinal));
        await AssertLinkedAsync(chair, path, path);
        await AssertLinkedAsync(vera, $"/gruppen/{group}", path);
        using var stranger = await app.SignInAsync(await app.CreatePersonAsync("Sina", "Fremd"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(path + ".csv")).Status);
    }

    [Fact]
    public async Task Each_reader_takes_along_the_groups_of_the_own_page()
    {
        var shown = await app.FoundAsync(name: "=Runde mit Formel");
        var vera = await app.CreatePersonAsync("Vera", "Liest");
        await app.SeatAsync(shown, vera);
        await app.FoundAsync(name: "Runde der anderen");

        var own = await CsvAsync(vera, "/gruppen");
        Assert.Contains("'=Runde mit Formel", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Runde der anderen", own, StringComparison.Ordinal);
        var all = await CsvAsync(await app.CreateCoordinatorAsync(), "/gruppen");
        Assert.Contains("Runde der anderen", all, StringComparison.Ordinal);
        await AssertLinkedAsync(vera, "/gruppen", "/gruppen");
    }

    [Fact]
    public async Task The_archive_is_taken_along_with_day_and_reason()
    {
        var group = await app.FoundAsync(name: "Runde von früher");
        var office = await app.CreateCoordinatorAsync();
        var closed = await app.WithAsync<GroupCommands, CommandResult>(c =>
            c.CloseAsync(
                group,
                new CloseGroup(Reason: "Auftrag erledigt"),
                Asker.Program(Originator.Job),
                Ct
            )
        );
        Assert.Equal(CommandStatus.Done, closed.Status);

        var archive = await CsvAsync(office, "/gruppen/archiv");
        Assert.Contains("Runde von früher", archive, StringComparison.Ordinal);
        Assert.Contains("Auftrag erledigt", archive, StringComparison.Ordinal);
        await AssertLinkedAsync(office, "/gruppen/archiv", "/gruppen/archiv");
    }

    [Fact]
    public async Task Who_is_blocked_is_for_the_chair_and_why_for_the_coordination()
    {
        var group = await app.FoundAsync(name: "Runde mit Sperre");
        var (chair, vera, bert) = (
            await app.CreatePersonAsync("Carl", "Chef"),
            await app.CreatePersonAsync("Vera", "Liest"),
            await app.CreatePersonAsync("Bert", "Gesperrt")
        );
        await app.SeatAsync(group, chair, GroupRole.Chair);
        await app.SeatAsync(group, vera);
        var blocked = await app.WithAsync<BlockCommands, CommandResult>(c =>
            c.BlockAsync(
                group,
                new BlockMember(bert.Id, "Streit im Juni"),
                Asker.Program(Originator.Job),
                Ct
            )
        );
        Assert.Equal(CommandStatus.Done, blocked.Status);
        var path = $"/gruppen/{group}/gesperrt";

        var led = await CsvAsync(chair, path);
        Assert.Contains("Bert Gesperrt", led, StringComparison.Ordinal);
        Assert.DoesNotContain("Streit", led, StringComparison.Ordinal);
        var managed = await CsvAsync(await app.CreateCoordinatorAsync(), path);
        Assert.Contains("Streit im Juni", managed, StringComparison.Ordinal);
        using var member = await app.SignInAsync(vera);
        string[] closed = [path, $"/gruppen/{group}/einladungen"];
        foreach (var list in closed)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(list + ".csv")).Status);
        }
    }

    [Theory]
    [InlineData("/gruppen/amtszeiten")]
    [InlineData("/verteiler")]
    [InlineData("/vorschlaege")]
    [InlineData("/aktualitaet/runde")]
    public async Task Lists_of_the_coordination_are_files_for_the_coordination_only(string path)
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        foreach (var ending in new[] { ".xlsx", ".csv", ".pdf" })
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await office.GetAsync(new Uri(path + ending, UriKind.Relative), Ct)).StatusCode
            );
        }

        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync(path + ".doc")).Status);
        using var member = await app.SignInAsync(await app.CreatePersonAsync("Mia", "Mit"));
        var answer = await member.GetAsync(new Uri(path + ".csv", UriKind.Relative), Ct);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string> CsvAsync(KnownPerson reader, string path)
    {
        using var browser = await app.SignInAsync(reader);
        return Encoding.UTF8.GetString(await browser.GetByteArrayAsync(path + ".csv", Ct));
    }

    private async Task AssertLinkedAsync(KnownPerson reader, string page, string list)
    {
        using var browser = await app.SignInAsync(reader);
        var shown = await browser.OpenAsync(page);
        Assert.NotNull(shown.Document.QuerySelector($"a[href='{list}.xlsx']"));
    }
}
