using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Groups.Procedure.Fields;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Api;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Procedure;

public sealed class WhatRulesMean(NetzwerkApp app)
{
    private static string German(DateOnly day) =>
        day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static void Has(string words, Page page) =>
        Assert.Contains(words, page.Text, StringComparison.Ordinal);

    private async Task<(GroupId Group, HttpClient Browser)> CommitteeAsync(int members = 2)
    {
        var chair = await app.CreatePersonAsync();
        var seats = new List<(KnownPerson, GroupRole)> { (chair, GroupRole.Chair) };
        for (var i = 1; i < members; i++)
        {
            seats.Add((await app.CreatePersonAsync(), GroupRole.Member));
        }

        // Guests have no vote.
        seats.Add((await app.CreatePersonAsync(), GroupRole.Guest));
        var group = await app.FoundGroupAsync("Gremium", [.. seats]);
        return (group, await app.SignInAsync(chair));
    }

    private static RulesOfProcedure Notice(RulesOfProcedure rules, int days) =>
        rules with
        {
            Convocation = rules.Convocation with
            {
                NoticeDays = days,
                Counting = NoticeCounting.ClearDays,
                UrgentDays = 3,
            },
            Quorum = rules.Quorum with { Basis = QuorumBasis.MoreThanHalf },
        };

    [Fact]
    public async Task Each_parameter_says_what_it_means_for_the_next_meeting()
    {
        var (group, browser) = await CommitteeAsync(members: 4);
        await app.AdoptAsync(group, r => Notice(r, 14));
        var path = $"/gruppen/{group}/geschaeftsordnung";
        Has("Eine nächste Sitzung ist noch nicht geplant.", await browser.OpenAsync(path));

        var today = app.Today();
        var day = today.AddDays(20);
        await app.PlanAsync(group, day);
        var page = await browser.OpenAsync(path);

        var (last, now) = (German(day.AddDays(-15)), German(today));
        Has($"Einladung spätestens am {last}, heute ist der {now} – passt.", page);
        Has(
            $"Rechnung: Sitzung am {German(day)}; 14 Tage Frist: {German(day.AddDays(-14))}; der Sitzungstag zählt nicht mit: {last}",
            page
        );
        Has("beschlussfähig ab 3 von 4", page);
        Has("Die nächste heißt „1. Sitzung“.", page);
        Has($"Niederschrift bis {German(day.AddDays(14))}.", page);
    }

    [Fact]
    public async Task Calling_too_late_warns_and_does_not_block()
    {
        var (group, browser) = await CommitteeAsync();
        await app.AdoptAsync(group, r => Notice(r, 14));
        var meeting = await app.PlanAsync(group, app.Today().AddDays(10));
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/einladen");
        Has("zu spät", page);
        Has("reicht eine Eilladung bis", page);
        Has("Am Tag der Sitzung gilt Fassung 1.", page);
        var called = await page.SubmitAsync("call");
        Assert.Equal($"/sitzungen/{meeting}", called.RedirectsTo);

        var soon = await app.PlanAsync(group, app.Today().AddDays(2));
        Has("Der Mangel ist geheilt", await browser.OpenAsync($"/sitzungen/{soon}/einladen"));
        var late = await app.PlanAsync(group, app.Today().AddDays(40));
        var fits = await browser.OpenAsync($"/sitzungen/{late}/einladen");
        Has("– passt.", fits);
        Assert.DoesNotContain("zu spät", fits.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_rules_calling_says_nothing_about_them()
    {
        var (group, browser) = await CommitteeAsync();
        var meeting = await app.PlanAsync(group, app.Today().AddDays(1));
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/einladen");
        Assert.DoesNotContain("Geschäftsordnung", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_in_force_on_the_day_of_the_meeting_counts_and_two_can_be_compared()
    {
        var (group, browser) = await CommitteeAsync();
        await app.AdoptAsync(group, r => Notice(r, 7));
        var change = app.Today().AddDays(20);
        await app.AdoptAsync(group, r => Notice(r, 21), from: change);
        var day = app.Today().AddDays(30);
        var meeting = await app.PlanAsync(group, day);
        var path = $"/gruppen/{group}/geschaeftsordnung";

        Has(
            $"Für die Sitzung am {German(day)} gilt schon Fassung 2.",
            await browser.OpenAsync(path)
        );
        Has(German(day.AddDays(-22)), await browser.OpenAsync($"{path}/fassungen/2"));
        Has("7 Tage", await browser.OpenAsync($"{path}/fassungen/1"));
        Has(
            "Am Tag der Sitzung gilt Fassung 2.",
            await browser.OpenAsync($"/sitzungen/{meeting}/einladen")
        );

        var compared = await browser.OpenAsync($"{path}/vergleich?alt=1&neu=2");
        var row = Assert.Single(compared.Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("Einladungsfrist", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("7 Tage", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("21 Tage", row.TextContent, StringComparison.Ordinal);
        Has("keinen Unterschied", await browser.OpenAsync($"{path}/vergleich?alt=2&neu=2"));
    }

    [Fact]
    public async Task Counts_can_be_tried_out()
    {
        var (group, browser) = await CommitteeAsync(members: 4);
        await app.AdoptAsync(group, r => Notice(r, 7));
        var path = $"/gruppen/{group}/geschaeftsordnung/rechner";
        var page = await browser.OpenAsync(
            path + "?anwesend=3&befangen=0&ja=1&nein=0&enthaltungen=2"
        );
        Has("Beschlussfähig: 3 dürfen mitstimmen, nötig sind 3 von 4.", page);
        Has("einstimmig bei 2 Enthaltungen", page);
        Has(
            "Nicht beschlussfähig: 2 dürfen mitstimmen",
            await browser.OpenAsync(path + "?anwesend=3&befangen=1")
        );
        Has(
            "Geben Sie ganze Zahlen von 0 bis 999 ein.",
            await browser.OpenAsync(path + "?anwesend=viele&ja=-1")
        );
    }

    [Theory]
    [InlineData(9, 0, 0, "einstimmig")]
    [InlineData(7, 0, 1, "einstimmig bei 1 Enthaltung")]
    [InlineData(7, 0, 2, "einstimmig bei 2 Enthaltungen")]
    [InlineData(5, 3, 1, "mehrheitlich beschlossen (5 Ja, 3 Nein, 1 Enthaltungen)")]
    [InlineData(4, 4, 1, "bei Stimmengleichheit abgelehnt (4 Ja, 4 Nein, 1 Enthaltungen)")]
    [InlineData(0, 0, 9, "abgelehnt, alle haben sich enthalten")]
    public void Results_are_worded_by_their_counts(int yes, int no, int none, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var rules = ProcedurePresets.Of(ProcedurePreset.FormalBoard).Voting;
        var outcome = VoteArithmetic.Of(rules, new(yes, no, none), members: 14);
        Assert.Equal(words, app.Services.GetRequiredService<RuleWords>().Result(outcome));
    }

    [Fact]
    public void Every_parameter_choice_and_step_has_words()
    {
        var texts = app.Services.GetRequiredService<IStringLocalizer<ProcedureTexts>>();
        string[] keys =
        [
            .. RuleFields.All.SelectMany(KeysOf),
            .. Enum.GetNames<ProcedureSection>().Select(s => $"section.{s}"),
            .. Enum.GetNames<ProcedurePreset>()
                .SelectMany(p => new[] { $"preset.{p}", $"preset.{p}.about" }),
            .. Enum.GetNames<NoticeStepKind>()
                .SelectMany(k => new[] { $"step.{k}", $"step.{k}.one" }),
            .. Enum.GetNames<VoteWording>().Select(w => $"vote.{w}"),
        ];
        Assert.Equal([], keys.Where(k => texts[k].ResourceNotFound));
        Assert.Distinct(RuleFields.All.Select(f => f.Name));
        // What every parameter reads it also writes.
        foreach (var preset in Enum.GetValues<ProcedurePreset>())
        {
            var rules = ProcedurePresets.Of(preset);
            Assert.All(RuleFields.All, f => Assert.Equal(rules, f.Write(rules, f.Read(rules))));
            var copied = RuleFields.All.Aggregate(
                ProcedurePresets.Of(ProcedurePreset.NetworkMeeting),
                (r, f) => f.Write(r, f.Read(rules))!
            );
            Assert.Equal(rules, copied);
        }
    }

    private static IEnumerable<string> KeysOf(RuleField field) =>
        field switch
        {
            ChoiceField c => [c.Name, $"{c.Name}.about", .. c.Choices.Select(x => $"{c.Name}.{x}")],
            NumberField { Range.Least: 0 } n => [n.Name, $"{n.Name}.about", $"{n.Name}.zero"],
            _ => [field.Name, $"{field.Name}.about"],
        };

    [Fact]
    public async Task Programs_read_the_rules_of_groups_they_see()
    {
        var chair = await app.CreatePersonAsync();
        var group = await app.FoundGroupAsync("Gremium", (chair, GroupRole.Chair));
        var program = await app.ApiClientAsync(chair);
        var none = await (
            await program.SendAsync(HttpMethod.Get, $"/groups/{group}/rules")
        ).JsonAsync();
        Assert.Empty(none.GetProperty("versions").EnumerateArray());
        await app.AdoptAsync(group, r => Notice(r, 14));

        var answer = await program.SendAsync(HttpMethod.Get, $"/groups/{group}/rules");
        var view = await answer.JsonAsync();
        Assert.Equal(1, view.GetProperty("inForce").GetInt32());
        var rules = view.GetProperty("versions")[0].GetProperty("rules");
        Assert.Equal(14, rules.GetProperty("convocation").GetProperty("noticeDays").GetInt32());
        Assert.Equal(
            "clear-days",
            rules.GetProperty("convocation").GetProperty("counting").GetString()
        );
        Assert.Equal(
            "more-than-half",
            rules.GetProperty("quorum").GetProperty("basis").GetString()
        );

        var stranger = await app.ApiClientAsync(await app.CreatePersonAsync());
        var hidden = await stranger.SendAsync(HttpMethod.Get, $"/groups/{group}/rules");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }
}
