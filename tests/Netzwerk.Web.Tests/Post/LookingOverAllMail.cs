using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Post;

public sealed class LookingOverAllMail(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string List = "/verwaltung/post";

    [Theory]
    [InlineData("wartet", "Wartet")]
    [InlineData("gesendet", "Gesendet")]
    [InlineData("zurueck", "Zurückgekommen")]
    [InlineData("zurueckgehalten", "Zurückgehalten")]
    [InlineData("entscheiden", "Aufgegeben")]
    public async Task Mails_are_counted_and_shown_by_where_they_stand(string word, string state)
    {
        var person = await netzwerk.App.CreatePersonAsync("Zora", $"Zähl {word}");
        await StoreOneOfEachAsync(person);
        using var browser = await CoordinatorAsync();
        var all = await browser.OpenAsync($"{List}?person={person.Id}");
        Assert.Equal(5, all.Document.QuerySelectorAll("tbody tr").Length);
        var link = all.Document.QuerySelector($"nav a[href*='stand={word}&']")!;
        Assert.Equal(word == "gesendet" ? "2" : "1", link.QuerySelector("strong")!.TextContent);

        var some = await browser.OpenAsync(link.GetAttribute("href")!);
        var rows = some.Document.QuerySelectorAll("tbody tr");
        Assert.Equal(word == "gesendet" ? 2 : 1, rows.Length);
        Assert.Contains(rows, r => r.TextContent.Contains(state, StringComparison.Ordinal));
        Assert.All(
            rows,
            r => Assert.Contains(person.Card.FullName, r.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_person_is_found_by_name_and_the_name_stays_out_of_the_address()
    {
        var person = await netzwerk.App.CreatePersonAsync("Dörte", "Dübelfrau");
        await netzwerk.App.CreatePersonAsync("Erna", "Dübelfrau-Meier");
        await StoreOneOfEachAsync(person);
        using var browser = await CoordinatorAsync();
        var list = await browser.OpenAsync(List);

        var one = await list.SubmitAsync("suche", ("Wer", "dorte du"));
        Assert.Equal($"{List}?stand=&person={person.Id}&seite=1", one.RedirectsTo);
        var hers = await one.FollowAsync();
        Assert.Contains("Nur E-Mails an Dörte Dübelfrau", hers.Text, StringComparison.Ordinal);

        var two = await list.SubmitAsync("suche", ("Wer", "Dübelfrau"));
        Assert.Equal(
            2,
            two.Document.QuerySelectorAll("section[aria-labelledby=gefunden] li").Length
        );
        var none = await list.SubmitAsync("suche", ("Wer", "Niemandskind"));
        Assert.Contains("hat niemand im Verzeichnis", none.Text, StringComparison.Ordinal);
        var empty = await list.SubmitAsync("suche", ("Wer", " "));
        Assert.Contains("hat niemand im Verzeichnis", empty.Text, StringComparison.Ordinal);
    }

    private async Task<HttpClient> CoordinatorAsync() =>
        await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());

    private Task StoreOneOfEachAsync(KnownPerson person)
    {
        var now = netzwerk.Now;
        Dispatch Of(string detail) =>
            Dispatch.Of("reminder", person.Id, Guid.CreateVersion7(), now, detail) with
            {
                SettledAt = now,
            };
        return netzwerk.StoreAsync(s =>
            s.Store(
                Of("1") with
                {
                    SettledAt = null,
                    NextTryAt = now.AddDays(300),
                },
                Of("2") with
                {
                    State = DispatchState.Sent,
                },
                Of("3") with
                {
                    State = DispatchState.Sent,
                    BouncedAt = now,
                    BouncedForGood = true,
                    BounceStatus = "5.1.1",
                },
                Of("4") with
                {
                    State = DispatchState.Held,
                },
                Of("5") with
                {
                    State = DispatchState.Parked,
                }
            )
        );
    }
}
