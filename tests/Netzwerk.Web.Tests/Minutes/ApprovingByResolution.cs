using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class ApprovingByResolution(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minutes_wait_for_the_next_meeting_and_are_frozen_with_its_vote()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var chair = await app.SignInAsync(held.Chair);
        var submit = await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/vorlegen");
        var done = await submit.SubmitAsync(
            "submit",
            ("ObjectionsUntil", held.Today.AddDays(5).ToString("dd.MM.yyyy", null)),
            ("Approval", nameof(MinutesApproval.ByResolution))
        );
        Assert.Equal(held.ReviewPath, done.RedirectsTo);
        var approving = $"/sitzungen/{held.Id}/protokoll/genehmigen";
        Assert.Contains(
            "Noch keine spätere Sitzung",
            (await chair.OpenAsync(approving)).Text,
            StringComparison.Ordinal
        );

        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        Assert.Equal(MinutesState.InReview, (await held.MinutesAsync()).State);

        var next = await HoldNextAsync(held);
        chair = await app.SignInAsync(held.Chair);
        Assert.Contains(
            "Genehmigung der Niederschrift „Sprachkurse im Herbst“",
            (await chair.OpenAsync($"/sitzungen/{next}")).Text,
            StringComparison.Ordinal
        );
        await Meetings.OpenAsync(next, HeldMeeting.As(held.Chair), CommandOptions.None, Ct);
        var form = await chair.OpenAsync(approving);
        var refused = await form.SubmitAsync(
            "approve",
            ("Input.In", next.ToString()),
            ("Input.Vote", "")
        );
        Assert.Contains("wie abgestimmt wurde", refused.Text, StringComparison.Ordinal);
        var noted = await refused.SubmitAsync(
            "approve",
            ("Input.In", next.ToString()),
            ("Input.Vote", "einstimmig bei 2 Enthaltungen")
        );
        Assert.Equal(held.ReviewPath, noted.RedirectsTo);

        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        var edition = await held.EditionAsync();
        Assert.Equal("einstimmig bei 2 Enthaltungen", edition!.Content().Approval?.Vote);
        Assert.Contains(
            "einstimmig bei 2 Enthaltungen",
            (await chair.OpenAsync(held.ReviewPath)).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Genehmigung der Niederschrift",
            (await chair.OpenAsync($"/sitzungen/{next}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_who_closes_minutes_notes_an_approval()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var ask = new SubmitMinutes(held.Today.AddDays(5), MinutesApproval.ByResolution);
        await held.Commands.SubmitAsync(new(held.Id), ask, HeldMeeting.As(held.Chair), Ct);
        var path = $"/sitzungen/{held.Id}/protokoll/genehmigen";
        foreach (var person in new[] { held.Vera, held.Taker, held.Guest, held.Stranger })
        {
            var browser = await app.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
        }

        var approve = new ApproveMinutes(new(held.Id), "einstimmig");
        var denied = await held.Commands.ApproveAsync(
            new(held.Id),
            approve,
            HeldMeeting.As(held.Vera),
            Ct
        );
        Assert.Equal(CommandStatus.Forbidden, denied.Status);
    }

    [Fact]
    public async Task A_member_points_at_a_paragraph_and_says_what_it_should_read()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync();
        await app.WaitForDaemonAsync();
        var link = await app.Visitor().OpenAsync(held.ReviewLink(held.Vera));
        var choices = link.Document.QuerySelectorAll("select[name='Objection.Passage'] option");
        var passage = choices.Single(o =>
            o.TextContent.Contains("34 Personen", StringComparison.Ordinal)
        );
        var refused = await link.SubmitAsync(
            "objection",
            ("Objection.Proposal", ""),
            ("Objection.Wording", "")
        );
        Assert.Contains(
            "Bitte schreiben Sie, was nicht stimmt",
            refused.Text,
            StringComparison.Ordinal
        );
        var raised = await refused.SubmitAsync(
            "objection",
            ("Objection.Passage", passage.GetAttribute("value")!),
            ("Objection.Proposal", "Döbeln: 43 Personen"),
            ("Objection.Wording", "")
        );
        Assert.Equal(held.ReviewLink(held.Vera), raised.RedirectsTo);

        var objection = Assert.Single((await held.MinutesAsync()).Objections);
        Assert.Equal((held.Item, 2), (objection.Item!.Value, objection.Paragraph));
        var chair = await app.SignInAsync(held.Chair);
        var settle = await chair.OpenAsync(
            $"/sitzungen/{held.Id}/protokoll/einwand/{held.Vera.Id}"
        );
        Assert.Contains("TOP 1, Absatz 2", settle.Text, StringComparison.Ordinal);
        Assert.Contains("Döbeln: 34 Personen", settle.Text, StringComparison.Ordinal);
        Assert.Contains("Vorschlag: Döbeln: 43 Personen", settle.Text, StringComparison.Ordinal);
    }

    private MeetingCommands Meetings => app.Services.GetRequiredService<MeetingCommands>();

    private async Task<MeetingId> HoldNextAsync(HeldMeeting held)
    {
        var id = MeetingId.Create();
        var by = HeldMeeting.As(held.Chair);
        var plan = new PlanMeeting(
            held.Group,
            "Nächste",
            held.Today,
            new(23, 40),
            new(23, 50),
            "",
            ""
        );
        var planned = await Meetings.PlanAsync(id, plan, [], by, Ct);
        if (planned.Status is not CommandStatus.Done)
        {
            plan = plan with { Day = held.Today.AddDays(1), From = new(0, 10), To = new(0, 20) };
            Assert.Equal(
                CommandStatus.Done,
                (await Meetings.PlanAsync(id, plan, [], by, Ct)).Status
            );
        }

        Assert.Equal(
            CommandStatus.Done,
            (await Meetings.CallAsync(id, [], by, CommandOptions.None, Ct)).Status
        );
        app.Clock.Advance(Appointment.Instant(plan.Day, plan.From) - app.Clock.GetUtcNow());
        return id;
    }
}
