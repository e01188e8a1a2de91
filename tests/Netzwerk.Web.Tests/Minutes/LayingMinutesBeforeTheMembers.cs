using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class LayingMinutesBeforeTheMembers(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chair_sees_what_will_happen_and_each_member_gets_one_mail()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var browser = await app.SignInAsync(held.Chair);
        var page = await browser.OpenAsync($"/sitzungen/{held.Id}/protokoll/vorlegen");
        Assert.Contains("4 Mitglieder", page.Text, StringComparison.Ordinal);
        var preset = page.Document.QuerySelector("[name=ObjectionsUntil]")!.GetAttribute("value")!;
        Assert.Equal($"{held.Today.AddDays(14):yyyy-MM-dd}", preset);

        var sent = await page.SubmitAsync("submit", ("ObjectionsUntil", preset));
        var again = await page.SubmitAsync("submit", ("ObjectionsUntil", preset));
        Assert.Equal(held.ReviewPath, sent.RedirectsTo);
        Assert.Equal(held.ReviewPath, again.RedirectsTo);

        await app.WaitForDaemonAsync();
        foreach (var person in new[] { held.Chair, held.Taker, held.Vera, held.Emil })
        {
            var mail = await app.Post.NextToAsync(person.Card.Mail);
            Assert.Contains(held.ReviewLink(person), mail.TextBody, StringComparison.Ordinal);
        }

        await app.RunAsync<DispatchSweep>(sweep => sweep.RunAsync(Ct));
        Assert.Single(app.Post.To(held.Vera.Card.Mail));
        Assert.Empty(app.Post.To(held.Guest.Card.Mail));
        Assert.Empty(app.Post.To(held.Stranger.Card.Mail));
    }

    [Fact]
    public async Task Only_who_may_close_minutes_submits_settles_and_reopens()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var ask = new SubmitMinutes(held.Today.AddDays(5));
        foreach (var person in new[] { held.Taker, held.Vera, held.Guest })
        {
            var refused = await held.Commands.SubmitAsync(
                new(held.Id),
                ask,
                HeldMeeting.As(person),
                Ct
            );
            Assert.Equal(CommandStatus.Forbidden, refused.Status);
        }

        var hidden = HeldMeeting.As(held.Stranger);
        var unknown = await held.Commands.SubmitAsync(new(held.Id), ask, hidden, Ct);
        Assert.Equal(CommandStatus.NotFound, unknown.Status);

        await held.SubmitAsync();
        var reopen = await held.Commands.ReopenAsync(new(held.Id), HeldMeeting.As(held.Vera), Ct);
        Assert.Equal(CommandStatus.Forbidden, reopen.Status);
        var asked = new SettleObjection(held.Vera.Id, ObjectionResult.Rejected, "nein");
        var settle = await held.Commands.SettleAsync(
            new(held.Id),
            asked,
            HeldMeeting.As(held.Vera),
            Ct
        );
        Assert.Equal(CommandStatus.Forbidden, settle.Status);
        var guest = await held.Commands.ObjectAsync(
            new(held.Id),
            "Ich war da",
            HeldMeeting.As(held.Guest),
            Ct
        );
        Assert.Equal(CommandStatus.Forbidden, guest.Status);

        // Invited, but without any seat: the same.
        await app
            .Services.GetRequiredService<CommandRunner>()
            .ChangeAsync<Group, GroupEvent>(
                held.Group.Value,
                g => GroupDecisions.Decide(g, new ReleaseMember(held.Guest.Id)),
                Originator.Job,
                Ct
            );
        var unseated = await held.Commands.ObjectAsync(
            new(held.Id),
            "Ich war da",
            HeldMeeting.As(held.Guest),
            Ct
        );
        Assert.Equal(CommandStatus.Forbidden, unseated.Status);
    }

    [Fact]
    public async Task Pages_of_the_review_are_there_for_those_whom_they_concern_only()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var stranger = await app.SignInAsync(held.Stranger);
        var member = await app.SignInAsync(held.Vera);
        string[] paths =
        [
            held.ReviewPath,
            $"/sitzungen/{held.Id}/protokoll/vorlegen",
            $"/sitzungen/{held.Id}/protokoll/einwand/{held.Vera.Id}",
            $"/sitzungen/{held.Id}/protokoll.pdf",
        ];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(path)).Status);
        }

        var before = await member.OpenAsync(held.ReviewPath);
        Assert.DoesNotContain("Warteliste", before.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(paths[1])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(paths[3])).Status);

        await held.SubmitAsync();
        var after = await member.OpenAsync(held.ReviewPath);
        Assert.Contains("Vera Mitglied berichtet", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(paths[3])).Status);
    }

    [Fact]
    public async Task An_objection_is_told_to_the_chair_and_its_outcome_to_who_objected()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SubmitAsync();
        var member = await app.SignInAsync(held.Vera);
        var page = await member.OpenAsync(held.ReviewPath);
        await page.SubmitAsync("objection", ("Objection.Wording", "Es waren 43 Personen."));
        var repeated = await page.SubmitAsync(
            "objection",
            ("Objection.Wording", "Es waren 43 Personen.")
        );
        Assert.Equal(held.ReviewPath, repeated.RedirectsTo);

        var told = await NextAsync(held.Chair, "Einwand");
        Assert.Contains("Es waren 43 Personen.", told.TextBody, StringComparison.Ordinal);

        var chair = await app.SignInAsync(held.Chair);
        var settling = await chair.OpenAsync(
            $"/sitzungen/{held.Id}/protokoll/einwand/{held.Vera.Id}"
        );
        var silent = await settling.SubmitAsync("settle", ("Input.Result", "Rejected"));
        Assert.Null(silent.RedirectsTo);
        var done = await settling.SubmitAsync(
            "settle",
            ("Input.Result", "Upheld"),
            ("Input.Reason", "Das stimmt.")
        );
        Assert.Equal(held.ReviewPath, done.RedirectsTo);
        Assert.Equal(MinutesState.Writing, (await held.MinutesAsync()).State);

        var settled = await NextAsync(held.Vera, "Ihr Einwand");
        Assert.Contains("Das stimmt.", settled.TextBody, StringComparison.Ordinal);
        await app.WaitForDaemonAsync();
        Assert.Single(
            app.Post.To(held.Chair.Card.Mail),
            m => m.Subject!.StartsWith("Einwand", StringComparison.Ordinal)
        );
    }

    private async Task<MimeKit.MimeMessage> NextAsync(KnownPerson to, string subject) =>
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(to.Card.Mail)
                    .FirstOrDefault(m => m.Subject!.StartsWith(subject, StringComparison.Ordinal))
            )
        );
}
