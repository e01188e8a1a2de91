using System.Net;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Confidentiality;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups.Invitations;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Confidentiality;

public sealed class AskingForSecrecy(NetzwerkApp app)
{
    private const string Asked = "Bitte um eine Verschwiegenheitserklärung";

    private const string Reminded = "Erinnerung an die Verschwiegenheitserklärung";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chair_asks_and_members_confirm_by_the_link_without_signing_in()
    {
        var (group, chair, vera) = await FoundAsync();
        using var leader = await app.SignInAsync(chair);
        var page = await leader.OpenAsync(SecrecySteps.PageOf(group));
        Assert.Contains(
            "Gesetzliche Pflichten",
            page.Document.QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal
        );
        var saved = await page.FillAsync("text", ("Input.Text", SecrecySteps.Words));
        Assert.Equal(SecrecySteps.PageOf(group), saved.RedirectsTo);

        var mail = await app.MailAsync(vera, Asked);
        Assert.Contains(SecrecySteps.Words, mail.TextBody, StringComparison.Ordinal);
        var link = SecrecySteps.LinkIn(mail);
        using var visitor = app.Visitor();
        // A program that checks mail looks first.
        using var scanner = app.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await scanner.OpenAsync(link)).Status);
        Assert.True((await app.GroupAsync(group)).OwesConfidentiality(vera.Id));

        var shown = await visitor.OpenAsync(link);
        var done = await (await shown.SubmitAsync("abgeben")).FollowAsync();
        Assert.Contains("Vielen Dank", done.Text, StringComparison.Ordinal);
        Assert.False((await app.GroupAsync(group)).OwesConfidentiality(vera.Id));
        // Once more, as by a double click.
        await shown.SubmitAsync("abgeben");
        Assert.Single((await app.GroupAsync(group)).Confidentiality.Given);
    }

    [Fact]
    public async Task A_wrong_link_and_a_foreign_group_are_not_there()
    {
        var (group, _, vera) = await FoundAsync();
        using var visitor = app.Visitor();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.OpenAsync("/verschwiegenheit/abcdefgh")).Status
        );
        using var member = await app.SignInAsync(vera);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync(SecrecySteps.PageOf(group))).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync(SecrecySteps.PageOf(group) + "/abgeben")).Status
        );
    }

    [Fact]
    public async Task A_reminder_goes_only_to_those_who_have_not_given_it()
    {
        var (group, chair, vera) = await FoundAsync();
        var emil = await app.CreatePersonAsync("Emil", "Öztürk");
        await app.SeatAsync(group, emil);
        await app.AskForSecrecyAsync(group);
        await app.GiveSecrecyAsync(group, chair);
        await app.GiveSecrecyAsync(group, emil);
        using var leader = await app.SignInAsync(chair);
        var page = await leader.OpenAsync(SecrecySteps.PageOf(group));
        Assert.Contains("1 Person erinnern", page.Text, StringComparison.Ordinal);
        Assert.Contains("Abgegeben: 2 von 3", page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("erinnern");
        await page.SubmitAsync("erinnern");

        await app.MailAsync(vera, Reminded);
        var planned = await app.PlannedAsync(group, ConfidentialityMails.Reminder);
        Assert.Equal([vera.Id.Value], planned.Select(d => d.Person));
    }

    [Fact]
    public async Task New_words_that_must_be_given_again_take_sight_until_then()
    {
        var (group, chair, vera) = await FoundAsync();
        await app.AskForSecrecyAsync(group);
        await app.GiveSecrecyAsync(group, vera);
        using var leader = await app.SignInAsync(chair);
        var page = await leader.OpenAsync(SecrecySteps.PageOf(group));
        await page.FillAsync("text", ("Input.Text", "Neu gefasst."), ("Input.Again", "true"));

        Assert.True((await app.GroupAsync(group)).OwesConfidentiality(vera.Id));
        using var member = await app.SignInAsync(vera);
        var give = await member.OpenAsync(SecrecySteps.PageOf(group) + "/abgeben");
        Assert.Contains("Neu gefasst.", give.Text, StringComparison.Ordinal);
        await give.SubmitAsync("abgeben");
        Assert.Equal(2, (await app.GroupAsync(group)).ConfidentialityOf(vera.Id)?.Number);
        // The page that was open since before is told.
        var late = await page.FillAsync("text", ("Input.Text", "Ganz anders."));
        Assert.Contains("wurde inzwischen geändert", late.Text, StringComparison.Ordinal);
        Assert.Equal("Ganz anders.", late.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_signature_on_paper_is_recorded_and_stands_in_the_lists()
    {
        var (group, chair, vera) = await FoundAsync();
        await app.AskForSecrecyAsync(group);
        using var leader = await app.SignInAsync(chair);
        var page = await leader.OpenAsync(SecrecySteps.PageOf(group));
        var missing = await page.FillAsync("papier", ("Paper.Person", vera.Id.ToString()));
        Assert.Contains("an welchem Tag", missing.Text, StringComparison.Ordinal);
        var day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(-3);
        await page.FillAsync(
            "papier",
            ("Paper.Person", vera.Id.ToString()),
            ("Paper.SignedOn", $"{day:yyyy-MM-dd}")
        );
        Assert.Equal(day, (await app.GroupAsync(group)).ConfidentialityOf(vera.Id)?.Since);

        var csv = Encoding.UTF8.GetString(
            await leader.GetByteArrayAsync(SecrecySteps.PageOf(group) + ".csv", Ct)
        );
        Assert.Contains("Mitglied", csv, StringComparison.Ordinal);
        Assert.Contains("auf Papier", csv, StringComparison.Ordinal);
        Assert.Contains("fehlt", csv, StringComparison.Ordinal);
        foreach (var ending in (string[])["xlsx", "pdf"])
        {
            var file = await leader.GetAsync($"{SecrecySteps.PageOf(group)}.{ending}", Ct);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        using var member = await app.SignInAsync(vera);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.GetAsync(SecrecySteps.PageOf(group) + ".csv", Ct)).StatusCode
        );
    }

    [Fact]
    public async Task Whoever_takes_a_seat_is_asked_and_whoever_left_is_not()
    {
        var (group, _, vera) = await FoundAsync();
        await app.AskForSecrecyAsync(group);
        var nina = await app.CreatePersonAsync("Nina", "Neu");
        await app.SeatAsync(group, nina);
        var link = SecrecySteps.LinkIn(await app.MailAsync(nina, Asked));
        using var member = await app.SignInAsync(nina);
        var start = await member.OpenAsync("/");
        Assert.Contains("Verschwiegenheitserklärung abgeben", start.Text, StringComparison.Ordinal);
        var leave = await member.OpenAsync($"/gruppen/{group}/verlassen");
        await leave.SubmitAsync("verlassen");
        using var visitor = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(link)).Status);
        Assert.NotNull(await app.MailAsync(vera, Asked));
    }

    [Fact]
    public async Task The_welcome_tells_of_it()
    {
        var (group, chair, _) = await FoundAsync();
        await app.AskForSecrecyAsync(group);
        var mail = GroupSteps.Unique("schweigen");
        await app.WaitAsync(group, mail);
        using var leader = await app.SignInAsync(chair);
        var list = await leader.OpenAsync($"/gruppen/{group}");
        await list.SubmitAsync("wuensche", ("Admit", GroupSteps.ButtonOf(list, "Admit")));
        var welcome = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(mail)
                    .FirstOrDefault(m =>
                        m.Subject!.StartsWith("Willkommen", StringComparison.Ordinal)
                    )
            )
        );
        Assert.Contains("Verschwiegenheitserklärung", welcome.TextBody, StringComparison.Ordinal);
        await app.WaitForDaemonAsync();
        using var visitor = app.Visitor();
        var page = await visitor.OpenAsync(SecrecySteps.LinkIn(welcome));
        Assert.Contains(SecrecySteps.Words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_who_leads_reads_who_gave_it()
    {
        var (group, chair, vera) = await FoundAsync();
        await app.AskForSecrecyAsync(group);
        await app.GiveSecrecyAsync(group, vera);
        var path = $"/api/v1/groups/{group}/confidentiality";
        using var leader = await app.ApiClientAsync(chair);
        var read = await leader.GetStringAsync(path, Ct);
        Assert.Contains($"\"owing\":[\"{chair.Id}\"]", read, StringComparison.Ordinal);
        Assert.Contains($"\"person\":\"{vera.Id}\",\"number\":1", read, StringComparison.Ordinal);
        using var member = await app.ApiClientAsync(vera);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(path, Ct)).StatusCode);
    }

    private async Task<(GroupId Group, KnownPerson Chair, KnownPerson Vera)> FoundAsync()
    {
        var group = await app.FoundAsync();
        var chair = await app.CreatePersonAsync("Christa", "Leitner");
        var vera = await app.CreatePersonAsync("Vera", "Mitglied");
        await app.SeatAsync(group, chair, GroupRole.Chair);
        await app.SeatAsync(group, vera);
        return (group, chair, vera);
    }
}
