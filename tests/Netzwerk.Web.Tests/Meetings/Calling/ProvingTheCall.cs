using System.Net;
using System.Text;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings.Proof;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;
using static Netzwerk.Web.Tests.Meetings.Calling.CallingSteps;

namespace Netzwerk.Web.Tests.Meetings.Calling;

public sealed class ProvingTheCall(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NetzwerkApp App => netzwerk.App;

    [Fact]
    public async Task Each_seat_shows_the_way_the_moment_the_server_and_the_answer()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.AnswerAsync(meeting, circle.People[0], Rsvp.Accepted);
        var browser = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var home = await browser.OpenAsync($"/sitzungen/{meeting}");
        var path = $"/sitzungen/{meeting}/ladungsnachweis";
        Assert.Contains(path, home.Document.Links.Select(l => l.GetAttribute("href")));

        var page = await browser.OpenAsync(path);
        Has("E-Mail mit Kalendereintrag", page);
        Has(circle.People[1].Card.FamilyName, page);
        Has("Zugesagt", page);
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
        await using var session = App.Query();
        var sent = await session.Query<Dispatch>().FirstAsync(d => d.Subject == meeting.Value, Ct);
        Has(sent.Server, page);

        var csv = Encoding.UTF8.GetString(await browser.GetByteArrayAsync(path + ".csv", Ct));
        Assert.Contains("E-Mail mit Kalendereintrag", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("verein.example", csv, StringComparison.Ordinal);
        using var pdf = new PrintedPdf(await browser.GetByteArrayAsync(path + ".pdf", Ct));
        Assert.Contains("Ladungsnachweis", pdf.Text, StringComparison.Ordinal);
        var sheet = await browser.GetAsync(path + ".xlsx", Ct);
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
        var unknown = await browser.GetAsync(path + ".doc", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Has("Proof of dispatch", await (await browser.InEnglishAsync()).OpenAsync(path));
    }

    [Fact]
    public async Task It_is_for_the_coordination_only()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        foreach (var person in new[] { circle.People[0], await App.CreatePersonAsync() })
        {
            var browser = await App.SignInAsync(person);
            foreach (var ending in new[] { "", ".pdf", ".csv" })
            {
                var answer = await browser.GetAsync(
                    $"/sitzungen/{meeting}/ladungsnachweis{ending}",
                    Ct
                );
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task It_stays_with_the_meeting_when_the_outbox_forgets_and_the_name_when_erased_does_not()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        await App.RunAsync<KeepProofs>(j => j.RunAsync(Ct));
        await netzwerk.StoreAsync(s => s.DeleteWhere<Dispatch>(d => d.Subject == meeting.Value));
        var browser = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var path = $"/sitzungen/{meeting}/ladungsnachweis";
        Has("E-Mail mit Kalendereintrag", await browser.OpenAsync(path));

        var runner = App.Services.GetRequiredService<CommandRunner>();
        MailedNetzwerk.Must(
            await App.WithAsync<PersonErasure, CommandResult>(erasure =>
                runner.RunAsync(
                    Originator.Job,
                    (work, ct) => erasure.EraseAsync(work, circle.People[0].Id, ct),
                    Ct
                )
            )
        );
        var page = await browser.OpenAsync(path);
        Lacks(circle.People[0].Card.FamilyName, page);
        Has("gelöschte Person", page);
    }
}
