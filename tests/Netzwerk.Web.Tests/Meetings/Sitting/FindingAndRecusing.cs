using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Sitting;

public sealed class FindingAndRecusing(NetzwerkApp app)
{
    private static void Has(string words, Page page) =>
        Assert.Contains(words, page.Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_late_call_is_counted_shown_and_cured_for_who_does_not_object()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        await meeting.ComeAsync(meeting.Chair, meeting.Vera);
        var chair = await app.SignInAsync(meeting.Chair);
        var path = $"{meeting.Lead}/ladung";
        var page = await chair.OpenAsync(path);
        Has("Frist nicht eingehalten", page);
        Has("Eingeladen wurde am", page);
        Assert.NotNull(page.Document.QuerySelector("input[value=NoticeTooShort][checked]"));
        Has(
            "Bitte schreiben Sie, was nicht in Ordnung war",
            await page.SubmitAsync("finding", ("Input.Defects", "Other"))
        );
        Has(
            "Bitte wählen Sie aus der Liste",
            await page.SubmitAsync("finding", ("Input.Defects", "Quatsch"))
        );

        var found = await page.SubmitAsync(
            "finding",
            ("Input.Defects", "NoticeTooShort"),
            ("Input.Words", "Am selben Tag")
        );
        Assert.Equal(path, found.RedirectsTo);
        Has("Für 2 von 4 Sitzen ist der Mangel geheilt", await chair.OpenAsync(path));
        Has(
            "Bitte wählen Sie eine Person",
            await page.SubmitAsync("objection", ("Objection.Objects", "true"))
        );
        await page.SubmitAsync(
            "objection",
            ("Objection.Person", $"{meeting.Vera.Id}"),
            ("Objection.Objects", "true")
        );
        Has("Für 1 von 4 Sitzen ist der Mangel geheilt", await chair.OpenAsync(path));

        var lead = await chair.OpenAsync(meeting.Lead);
        await lead.SubmitAsync("course", ("Input.Step", $"aufrufen:{meeting.First}"));
        Assert.Equal([meeting.Chair.Id], (await meeting.NowAsync()).Sitting.CuredFor);
        Has(
            "Die Tagesordnung hat schon begonnen",
            await page.SubmitAsync(
                "objection",
                ("Objection.Person", $"{meeting.Chair.Id}"),
                ("Objection.Objects", "true")
            )
        );
    }

    [Fact]
    public async Task A_second_meeting_needs_three_if_its_invitation_said_so()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        var chair = await app.SignInAsync(meeting.Chair);
        var page = await chair.OpenAsync($"{meeting.Lead}/ladung");
        await page.SubmitAsync(
            "finding",
            ("Input.SecondMeeting", "true"),
            ("Input.HintGiven", "true")
        );
        Has("Nötig sind 3: Dies ist die zweite Sitzung.", await chair.OpenAsync(meeting.Lead));
    }

    [Fact]
    public async Task Who_stays_out_of_an_item_is_named_with_times_and_counts_for_the_others()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        await meeting.ComeAsync(meeting.Chair, meeting.Vera);
        await meeting.HappensAsync(new ItemBegun(meeting.First, TimeOnly.MinValue));
        var chair = await app.SignInAsync(meeting.Chair);
        var path = $"{meeting.Lead}/mitwirkung";
        var page = await chair.OpenAsync(path);
        Has(
            "Bitte wählen Sie einen Punkt",
            await page.SubmitAsync("recuse", ("Input.Person", $"{meeting.Vera.Id}"))
        );
        Has(
            "Bitte wählen Sie eine Person",
            await page.SubmitAsync("recuse", ("Input.Item", $"{meeting.First}"))
        );
        Has(
            "Diese Person ist nicht da",
            await page.SubmitAsync(
                "recuse",
                ("Input.Item", $"{meeting.First}"),
                ("Input.Person", $"{meeting.Emil.Id}")
            )
        );

        var ask = new[]
        {
            ("Input.Item", $"{meeting.First}"),
            ("Input.Person", $"{meeting.Vera.Id}"),
            ("Input.RecusedAt", "0:00"),
        };
        Assert.Equal(path, (await page.SubmitAsync("recuse", ask)).RedirectsTo);
        var lead = await chair.OpenAsync(meeting.Lead);
        Has(
            "2 von 4 Sitzen mit Stimme sind besetzt, davon wirken 1 bei diesem Punkt nicht mit. Es zählen 1.",
            lead
        );
        Has("Bei diesem Punkt wirken nicht mit: Vera Mitglied", lead);

        var list = await chair.OpenAsync(path);
        await list.SubmitAsync(
            "recused",
            ("Change.Step", $"zurueck:{meeting.First}:{meeting.Vera.Id}"),
            ("Change.BackAt", "0:00")
        );
        Has("hinaus um 00:00 Uhr, zurück um 00:00 Uhr", await chair.OpenAsync(path));
        Has(
            "ließ sich nicht lesen",
            await list.SubmitAsync("recused", ("Change.Step", "zurueck:x:y"))
        );
        await lead.SubmitAsync("course", ("Input.Step", $"aufrufen:{meeting.Second}"));
        Has(
            "2 von 4 Sitzen mit Stimme sind besetzt. Nötig sind 2",
            await chair.OpenAsync(meeting.Lead)
        );
        await list.SubmitAsync(
            "recused",
            ("Change.Step", $"streichen:{meeting.First}:{meeting.Vera.Id}")
        );
        Assert.Empty((await meeting.NowAsync()).Sitting.Recusals);
    }
}
