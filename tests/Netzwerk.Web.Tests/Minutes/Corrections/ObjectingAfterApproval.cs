using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Corrections;

[Collection(AfterTheMeeting.Name)]
public sealed class ObjectingAfterApproval(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stands_with_the_next_meeting_until_it_is_settled_and_the_edition_stays()
    {
        var (held, edition, next) = await ObjectedAsync();
        var chair = await app.SignInAsync(held.Chair);
        Assert.Contains(
            "Berichtigung der Niederschrift",
            await CarriedAsync(chair, next),
            StringComparison.Ordinal
        );
        // What the objection says, and whose it is, is not for everybody.
        var other = await app.SignInAsync(held.Emil);
        var shown = await CarriedAsync(other, next);
        Assert.Contains("Sprachkurse im Herbst", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("43", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Vera", shown, StringComparison.Ordinal);

        var settling = await chair.OpenAsync(
            $"/sitzungen/{held.Id}/protokoll/einwand/{held.Vera.Id}"
        );
        var done = await settling.SubmitAsync(
            "settle",
            ("Input.Result", "Rejected"),
            ("Input.Reason", "Es waren wirklich 34.")
        );
        Assert.Equal(held.ReviewPath, done.RedirectsTo);
        Assert.Equal("", await CarriedAsync(chair, next));
        Assert.Equal(edition.Sha512, (await held.MinutesAsync()).Sha512);
    }

    [Fact]
    public async Task Upholding_it_opens_a_correction_with_the_reason_and_tells_who_objected()
    {
        var (held, edition, next) = await ObjectedAsync();
        var chair = await app.SignInAsync(held.Chair);
        var settling = await chair.OpenAsync(
            $"/sitzungen/{held.Id}/protokoll/einwand/{held.Vera.Id}"
        );
        Assert.Contains("Es beginnt eine Berichtigung", settling.Text, StringComparison.Ordinal);
        var silent = await settling.SubmitAsync("settle", ("Input.Result", "Upheld"));
        Assert.Contains("in einem Satz", silent.Text, StringComparison.Ordinal);
        await settling.SubmitAsync(
            "settle",
            ("Input.Result", "Upheld"),
            ("Input.Reason", "Es waren 43 Personen.")
        );
        var minutes = await held.MinutesAsync();
        Assert.Equal(
            (MinutesState.Writing, "Es waren 43 Personen."),
            (minutes.State, minutes.Correction?.Reason)
        );
        Assert.Contains(
            "Berichtigung der Niederschrift",
            await CarriedAsync(chair, next),
            StringComparison.Ordinal
        );
        Assert.Equal(edition.Json, (await held.EditionAsync())!.Json);
        await app.WaitForDaemonAsync();
        var mail = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(held.Vera.Card.Mail)
                    .FirstOrDefault(m =>
                        m.Subject!.StartsWith("Ihr Einwand", StringComparison.Ordinal)
                    )
            )
        );
        Assert.Contains("korrigiert", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_before_approval_stands_there_as_well()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync();
        var next = await NextAsync(held);
        var chair = await app.SignInAsync(held.Chair);
        Assert.Equal("", await CarriedAsync(chair, next));
        var member = HeldMeeting.As(held.Vera);
        await held.Commands.ObjectAsync(new(held.Id), "Es waren 43 Personen.", member, Ct);
        var shown = await CarriedAsync(chair, next);
        Assert.Contains("Einwände gegen die Niederschrift", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("43", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Vera", shown, StringComparison.Ordinal);

        var settle = new SettleObjection(held.Vera.Id, ObjectionResult.Rejected, "Es waren 34.");
        await held.Commands.SettleAsync(new(held.Id), settle, HeldMeeting.As(held.Chair), Ct);
        Assert.Equal("", await CarriedAsync(chair, next));
    }

    private async Task<(
        HeldMeeting,
        Web.Minutes.Editions.MinutesEdition,
        Guid Next
    )> ObjectedAsync()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var edition = await held.FreezeAsync();
        var member = await app.SignInAsync(held.Vera);
        var page = await member.OpenAsync(held.ReviewPath);
        Assert.Contains("Fehler gefunden?", page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("objection", ("Objection.Wording", "Es waren 43 Personen."));
        await app.WaitForDaemonAsync();
        var told = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(held.Chair.Card.Mail)
                    .FirstOrDefault(m => m.Subject!.StartsWith("Einwand", StringComparison.Ordinal))
            )
        );
        Assert.Contains("schon freigegeben", told.TextBody, StringComparison.Ordinal);
        return (held, edition, await NextAsync(held));
    }

    private async Task<Guid> NextAsync(HeldMeeting held)
    {
        var next = MeetingId.Create().Value;
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.StartStream<Meeting>(
            next,
            new MeetingPlanned(
                held.Group,
                "Sprachkurse im Winter",
                held.Today.AddDays(30),
                new(9, 0),
                new(11, 0),
                "",
                ""
            ),
            new MeetingCalled([held.Chair.Id, held.Vera.Id, held.Emil.Id])
        );
        await session.SaveChangesAsync(Ct);
        return next;
    }

    private static async Task<string> CarriedAsync(HttpClient reader, Guid meeting) =>
        string.Join(
            '|',
            (await reader.OpenAsync($"/sitzungen/{meeting}"))
                .Document.QuerySelectorAll("section[aria-labelledby=offen] li")
                .Select(row => row.TextContent)
                .Where(text => text.Contains("Niederschrift", StringComparison.Ordinal))
        );
}
