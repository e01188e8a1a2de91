using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Corrections;

[Collection(AfterTheMeeting.Name)]
public sealed class CorrectingMinutes(NetzwerkApp app)
{
    private const string Reason = Correcting.Reason;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Correcting Correcting => new(app);

    [Fact]
    public async Task A_correction_becomes_the_next_edition_and_the_old_one_stays()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var first = await held.FreezeAsync();
        await app.WaitForDaemonAsync();
        var chair = await app.SignInAsync(held.Chair);
        var member = await app.SignInAsync(held.Vera);
        var page = await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/berichtigen");
        var silent = await page.SubmitAsync("correct", ("Reason", " "));
        Assert.Contains("in einem Satz", silent.Text, StringComparison.Ordinal);
        var opened = await page.SubmitAsync("correct", ("Reason", Reason));
        Assert.Equal($"/sitzungen/{held.Id}/protokoll", opened.RedirectsTo);
        Assert.Equal(MinutesState.Writing, (await held.MinutesAsync()).State);

        // Who does not write still reads the edition in force; who writes has the editor.
        var reading = await member.OpenAsync($"/sitzungen/{held.Id}/protokoll");
        Assert.Contains("Döbeln: 34 Personen", reading.Text, StringComparison.Ordinal);
        Assert.Null(reading.Document.QuerySelector("minutes-editor"));
        Assert.Equal(
            first.Pdf,
            await member.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll.pdf", Ct)
        );
        var writing = await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll");
        Assert.NotNull(writing.Document.QuerySelector("minutes-editor:not([data-readonly])"));

        await held.RewriteAsync(Correcting.Text(held));
        var effects = await chair.OpenAsync(
            $"/sitzungen/{held.Id}/protokoll/ausgaben/vergleich?alt=1"
        );
        Assert.Contains(
            $"Beschluss 1/{held.Day.Year} behält seine Nummer",
            effects.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await member.OpenAsync(
                    $"/sitzungen/{held.Id}/protokoll/ausgaben/vergleich?alt=1&neu=entwurf"
                )
            ).Status
        );

        await held.SubmitAsync(days: 1);
        var review = await MailAsync(held.Emil, "Bitte durchsehen: Berichtigung");
        Assert.Contains(Reason, review, StringComparison.Ordinal);
        Assert.Contains("Bisher: – Döbeln: 34 Personen", review, StringComparison.Ordinal);
        Assert.Contains("Jetzt: – Döbeln: 43 Personen", review, StringComparison.Ordinal);
        var byLink = await app.Visitor().OpenAsync(held.ReviewLink(held.Emil));
        Assert.Contains("Berichtigung der Ausgabe 1", byLink.Text, StringComparison.Ordinal);
        Assert.Contains("Döbeln: 43 Personen", byLink.Text, StringComparison.Ordinal);

        await held.LetObjectionsEndAsync();
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        var second = (await held.EditionAsync(2))!;
        var minutes = await held.MinutesAsync();
        Assert.Equal((2, Reason), (minutes.Edition, minutes.Reason));
        var again = (await held.EditionAsync())!;
        Assert.Equal((first.Json, first.Sha512), (again.Json, again.Sha512));
        Assert.Equal(first.Pdf, again.Pdf);
        Assert.All(
            minutes.Editions().Zip([again, second]),
            e => Assert.True(e.Second.Matches(e.First.Sha512))
        );

        var frozen = await MailAsync(held.Emil, "Berichtigtes Protokoll");
        Assert.Contains(Reason, frozen, StringComparison.Ordinal);
        var print = FirstPage(second.Pdf);
        Assert.Contains("BerichtigungderAusgabe1", print, StringComparison.Ordinal);
        Assert.Contains("nicht34.", print, StringComparison.Ordinal);
        Assert.Contains("Döbeln:43Personen", print, StringComparison.Ordinal);
        Assert.Contains(first.Sha512[..16], print, StringComparison.Ordinal);
        Assert.DoesNotContain("Berichtigung", FirstPage(first.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_editions_can_be_read_checked_and_compared_by_those_who_see_the_meeting()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var first = await held.FreezeAsync();
        await Correcting.CorrectAsync(held, Correcting.Text(held));
        var member = await app.SignInAsync(held.Vera);
        var list = await member.OpenAsync($"/sitzungen/{held.Id}/protokoll/ausgaben");
        Assert.Equal(2, list.Document.QuerySelectorAll("ol.timeline > li").Length);
        Assert.Contains(first.Sha512, list.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, list.Text, StringComparison.Ordinal);
        var old = await member.OpenAsync($"/sitzungen/{held.Id}/protokoll/ausgaben/1");
        Assert.Contains("Döbeln: 34 Personen", old.Text, StringComparison.Ordinal);
        Assert.Contains("durch Ausgabe 2 berichtigt", old.Text, StringComparison.Ordinal);
        Assert.Equal(
            first.Pdf,
            await member.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll/ausgaben/1.pdf", Ct)
        );

        var compared = await member.OpenAsync(
            $"/sitzungen/{held.Id}/protokoll/ausgaben/vergleich?alt=1&neu=2"
        );
        var (gone, come) = (
            compared.Document.QuerySelectorAll("del.weg").Select(e => e.TextContent).ToArray(),
            compared.Document.QuerySelectorAll("ins.neu").Select(e => e.TextContent).ToArray()
        );
        Assert.Contains(gone, t => t.Contains("34", StringComparison.Ordinal));
        Assert.Contains(come, t => t.Contains("9 Ja", StringComparison.Ordinal));
        Assert.Contains("Zahlen schicken", string.Concat(gone), StringComparison.Ordinal);
        Assert.Contains(
            compared.Document.QuerySelectorAll(".zeile--aufgabe.zeile--anders"),
            line =>
                line.TextContent.Contains("Großweitzschen", StringComparison.Ordinal)
                && line.QuerySelector("ins")!
                    .TextContent.Contains($"{held.Day.AddDays(9):dd}", StringComparison.Ordinal)
        );
        Assert.Contains("verschoben", compared.Text, StringComparison.Ordinal);

        var stranger = await app.SignInAsync(held.Stranger);
        foreach (var path in new[] { "", "/1", "/1.pdf", "/vergleich?alt=1&neu=2", "/3", "/0" })
        {
            var who = path is "/3" or "/0" ? member : stranger;
            var answer = await who.GetAsync($"/sitzungen/{held.Id}/protokoll/ausgaben{path}", Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_guest_learns_nothing_of_the_closed_part_from_any_edition()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        await held.FreezeAsync();
        await Correcting.CorrectAsync(held, Correcting.Text(held), "Ein Schreibfehler.");
        var guest = await app.SignInAsync(held.Guest);
        foreach (var path in new[] { "", "/1", "/2", "/vergleich?alt=1&neu=2" })
        {
            var page = await guest.OpenAsync($"/sitzungen/{held.Id}/protokoll/ausgaben{path}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Warteliste", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Abendkurse", page.Text, StringComparison.Ordinal);
        }

        var print = FirstPage(
            await guest.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll/ausgaben/2.pdf", Ct)
        );
        Assert.Contains("BerichtigungderAusgabe1", print, StringComparison.Ordinal);
        Assert.DoesNotContain("Döbeln", print, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_correction_brings_text_and_attendance_of_the_edition_back()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var first = await held.FreezeAsync();
        var texts = app.Services.GetRequiredService<MinutesTexts>();
        var before = await texts.ReadAsync(held.Item, Ct);
        await Correcting.OpenAsync(held, Reason);
        await held.RewriteAsync(Correcting.Text(held));
        Assert.Equal(
            CommandStatus.Done,
            (await Correcting.NoteAsync(held, Attendance.Present)).Status
        );
        await held.SubmitAsync();
        var chair = await app.SignInAsync(held.Chair);
        var page = await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/berichtigung/verwerfen");
        var dropped = await page.SubmitAsync("drop");
        var again = await page.SubmitAsync("drop");
        Assert.Equal($"/sitzungen/{held.Id}/protokoll", dropped.RedirectsTo);
        Assert.Equal(dropped.RedirectsTo, again.RedirectsTo);

        var after = await texts.ReadAsync(held.Item, Ct);
        Assert.Equal(before.Text.ToJson(), after.Text.ToJson());
        Assert.Equal(before.Text.Authors(), after.Text.Authors());
        await using var session = app.Query();
        var meeting = (await session.LoadAsync<Meeting>(held.Id, Ct))!;
        Assert.Equal(Attendance.Excused, meeting.InviteeOf(held.Emil.Id)!.Attendance);
        var minutes = await held.MinutesAsync();
        Assert.Equal(
            (MinutesState.Frozen, 1, first.Sha512),
            (minutes.State, minutes.Edition, minutes.Sha512)
        );
        app.Clock.Advance(TimeSpan.FromDays(20));
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        Assert.Null(await held.EditionAsync(2));
    }

    [Fact]
    public async Task Attendance_is_closed_with_the_minutes_and_open_during_a_correction()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var refused = await Correcting.NoteAsync(held, Attendance.Present);
        Assert.Equal("attendance.minutes-frozen", refused.Refusal?.Code);
        Assert.Equal(
            CommandStatus.Unchanged,
            (await Correcting.NoteAsync(held, Attendance.Excused)).Status
        );
        var chair = await app.SignInAsync(held.Chair);
        var page = await chair.OpenAsync($"/sitzungen/{held.Id}/durchfuehren");
        Assert.Contains(
            "Öffnen Sie beim Protokoll eine Berichtigung",
            page.Text,
            StringComparison.Ordinal
        );

        await Correcting.CorrectAsync(held, held.UsualText(), noted: Attendance.Present);
        var people = (await held.EditionAsync(2))!.Content().People;
        Assert.Equal(Attendance.Present, people.Single(p => p.Name == "Emil Öztürk").Attendance);
        Assert.Equal(
            "attendance.minutes-frozen",
            (await Correcting.NoteAsync(held, Attendance.Absent)).Refusal?.Code
        );
    }

    [Fact]
    public async Task Only_the_chair_and_coordinators_correct()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        foreach (var person in new[] { held.Taker, held.Vera, held.Guest })
        {
            var asker = HeldMeeting.As(person);
            Assert.Equal(
                CommandStatus.Forbidden,
                (await Correcting.Commands.OpenAsync(new(held.Id), Reason, asker, Ct)).Status
            );
        }

        var stranger = HeldMeeting.As(held.Stranger);
        Assert.Equal(
            CommandStatus.NotFound,
            (await Correcting.Commands.OpenAsync(new(held.Id), Reason, stranger, Ct)).Status
        );
        var taker = await app.SignInAsync(held.Taker);
        foreach (var path in new[] { "berichtigen", "berichtigung/verwerfen" })
        {
            var answer = await taker.OpenAsync($"/sitzungen/{held.Id}/protokoll/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }
    }

    private async Task<string> MailAsync(KnownPerson to, string subject)
    {
        await app.WaitForDaemonAsync();
        var mail = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(to.Card.Mail)
                    .FirstOrDefault(m => m.Subject!.StartsWith(subject, StringComparison.Ordinal))
            )
        );
        return mail.TextBody!.ReplaceLineEndings(" ");
    }

    private static string FirstPage(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPage(1).Letters.Select(l => l.Value.Trim()));
    }
}
