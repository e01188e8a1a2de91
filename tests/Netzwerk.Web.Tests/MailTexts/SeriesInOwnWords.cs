using System.Net;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Meetings.Series;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailTexts;

public sealed class SeriesInOwnWords(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static readonly MailTextKind[] Kinds =
    [
        MailTextKind.SeriesInvitation,
        MailTextKind.SeriesUpdate,
        MailTextKind.SeriesEnd,
        MailTextKind.SeriesCancellation,
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_mail_begins_and_ends_in_them_and_looked_the_same_before()
    {
        await SetAllAsync();
        var browser = await OfficeWords.CoordinatorAsync(netzwerk.App);
        var circle = await netzwerk.FoundAsync(1);
        var john = await netzwerk.App.CreatePersonAsync("John", "Doe", language: "en");
        var seat = new SeatMember(john.Id, Organisation: null, GroupRole.Member);
        await netzwerk.DoAsync(circle.Group, g => GroupDecisions.Decide(g, seat));
        var series = await CalledSeries.PlanAsync(netzwerk, circle);
        MailedNetzwerk.Must(
            await series.Commands.CallAsync(
                series.Id,
                guests: [],
                CalledSeries.Asker,
                CommandOptions.None,
                Ct
            )
        );
        await netzwerk.SettleAsync();
        var (ada, about) = (circle.People[0], $"vorschau?reihe={series.Id}&person=");

        var invited = Said(ada, MailTextKind.SeriesInvitation);
        Assert.Contains(
            "AG Sprache jede Woche am ",
            OfficeWords.Words(invited.Text),
            StringComparison.Ordinal
        );
        Assert.Contains("Für alle zusagen", invited.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lädt Sie zu einer Reihe", invited.Text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(browser, $"reihe-einladung/{about}{ada.Id}", invited);
        var english = netzwerk.To(john)[0];
        Assert.Contains(
            "Dear John Doe, these are our words (SeriesInvitation)",
            english.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("every week on", english.Text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(browser, $"reihe-einladung/{about}{john.Id}", english);

        await series.DescribeAsync("Werkstatt", "Bibliothek");
        var changed = Said(ada, MailTextKind.SeriesUpdate);
        await OfficeWords.SameAsync(browser, $"reihe-aenderung/{about}{ada.Id}", changed);

        await series.EndAsync(4);
        var ended = Said(ada, MailTextKind.SeriesEnd);
        Assert.Contains("Die Sitzungsreihe endet mit dem", ended.Text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(browser, $"reihe-ende/{about}{ada.Id}", ended);

        await series.CancelAsync();
        var off = Said(ada, MailTextKind.SeriesCancellation);
        Assert.Contains("Grund: Kein Raum", off.Text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(browser, $"reihe-absage/{about}{ada.Id}", off);
    }

    [Fact]
    public async Task Of_one_date_the_preview_says_that_it_is_one_of_a_series()
    {
        var series = await CalledSeries.CallAsync(netzwerk, people: 1);
        await series.MoveAsync(3, (await series.LoadAsync()).Planned[2].Day.AddDays(1));
        var moved = netzwerk.To(series.Ada)[1];
        Assert.Contains("nur den Termin", moved.Text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(
            await OfficeWords.CoordinatorAsync(netzwerk.App),
            $"aenderung/vorschau?sitzung={await series.DateAsync(3)}&person={series.Ada.Id}",
            moved
        );
    }

    [Fact]
    public async Task An_invitation_taken_back_and_emptied_words_are_the_usual_ones()
    {
        await SetAllAsync();
        await OfficeWords.SetAsync(netzwerk, MailText.Usual(MailTextKind.SeriesInvitation));
        var series = await CalledSeries.CallAsync(netzwerk, people: 1);
        await series.WithdrawAsync(series.Ada);
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(series.Ada));
        Assert.Contains(
            "lädt Sie zu einer Reihe",
            netzwerk.To(series.Ada)[0].Text,
            StringComparison.Ordinal
        );
        Assert.All(
            netzwerk.To(series.Ada),
            l => Assert.DoesNotContain("unsere Worte", l.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task They_are_set_and_looked_at_on_pages_that_others_do_not_find()
    {
        var series = await CalledSeries.CallAsync(netzwerk, people: 1);
        using var ada = await netzwerk.App.SignInAsync(series.Ada);
        var karla = await OfficeWords.CoordinatorAsync(netzwerk.App);
        foreach (var kind in new[] { "einladung", "aenderung", "ende", "absage" })
        {
            var path = $"{OfficeWords.Route}/reihe-{kind}";
            Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(path)).Status);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await ada.OpenAsync($"{path}/vorschau?reihe={series.Id}")).Status
            );
            var saved = await (await karla.OpenAsync(path)).SubmitAsync(
                "text",
                ("Input.GermanClosing", $"Gruß {kind}"),
                ("Input.EnglishClosing", $"Bye {kind}")
            );
            Assert.Equal($"{path}/vorschau", saved.RedirectsTo);
            // Without a choice the page takes the last series, which may be one of another test.
            var shown = await karla.OpenAsync($"{path}/vorschau?reihe={series.Id}");
            Assert.Contains($"Gruß {kind}", shown.Text, StringComparison.Ordinal);
        }

        Assert.Contains(
            "Steht vor dem Satz, der sagt, wann die Reihe endet.",
            (await karla.OpenAsync($"{OfficeWords.Route}/reihe-ende")).Text,
            StringComparison.Ordinal
        );
    }

    private async Task SetAllAsync()
    {
        foreach (var kind in Kinds)
        {
            await OfficeWords.SetAsync(netzwerk, OfficeWords.For(kind, "{gruppe} {termin} {ort}"));
        }
    }

    private MeetingLetter Said(KnownPerson person, MailTextKind kind)
    {
        var letter = netzwerk.To(person)[^1];
        Assert.Contains(
            $"Liebe/r {person.Card.FullName}, das sind unsere Worte ({kind})",
            OfficeWords.Words(letter.Text),
            StringComparison.Ordinal
        );
        Assert.Contains($"Karla {kind}", letter.Text, StringComparison.Ordinal);
        return letter;
    }
}
