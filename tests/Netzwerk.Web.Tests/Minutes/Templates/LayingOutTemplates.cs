using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Minutes.Templates;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Templates;

[Collection(AfterTheMeeting.Name)]
public sealed class LayingOutTemplates(NetzwerkApp app)
{
    /// <summary>Nobody opens a meeting days before it begins.</summary>
    private const int DaysAhead = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_taker_chooses_a_kind_words_a_beginning_and_keeps_a_snippet()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var taker = await app.SignInAsync(held.Taker);
        var path = $"/gruppen/{held.Group}/protokollvorlagen";
        var page = await taker.OpenAsync(path);
        var saved = await page.SubmitAsync(
            "vorlagen",
            ("Input.Kind", nameof(MinutesKind.NarrativeMinutes)),
            ("Input.Discussion", "## Aussprache\nBeschluss:")
        );
        Assert.Equal(path, saved.RedirectsTo);

        var form = await taker.OpenAsync(path + "/baustein");
        var refused = await form.SubmitAsync(
            "baustein",
            ("Input.Name", "Begrüßung"),
            ("Input.Text", "")
        );
        Assert.Contains(
            "Bitte schreiben Sie den Text des Bausteins.",
            refused.Text,
            StringComparison.Ordinal
        );
        var kept = await refused.SubmitAsync(
            "baustein",
            ("Input.Name", "Begrüßung"),
            ("Input.Text", "Die Leitung begrüßt die Anwesenden.")
        );
        Assert.Equal(path, kept.RedirectsTo);
        var list = await taker.OpenAsync(path);
        Assert.Contains("Die Leitung begrüßt die Anwesenden.", list.Text, StringComparison.Ordinal);

        var templates = await app.WithAsync<TemplateScreens, MinutesTemplates>(s =>
            s.OfAsync(held.Group, Ct)
        );
        Assert.Equal(MinutesKind.NarrativeMinutes, templates.Kind);
        var snippet = Assert.Single(templates.Snippets);
        // Who writes finds it in the editor, who only reads does not.
        var minutes = $"/sitzungen/{held.Id}/protokoll";
        Assert.Contains(
            "begrüßt die Anwesenden",
            SnippetsOf(await taker.OpenAsync(minutes)),
            StringComparison.Ordinal
        );
        var reader = await app.SignInAsync(held.Vera);
        Assert.Equal("", SnippetsOf(await reader.OpenAsync(minutes)));

        var removed = await (await taker.OpenAsync($"{path}/baustein/{snippet.Id}")).SubmitAsync(
            "entfernen"
        );
        Assert.Equal(path, removed.RedirectsTo);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await taker.OpenAsync($"{path}/baustein/{snippet.Id}")).Status
        );

        foreach (var other in new[] { held.Vera, held.Guest, held.Stranger })
        {
            var browser = await app.SignInAsync(other);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.OpenAsync(path + "/baustein")).Status
            );
        }
    }

    [Fact]
    public async Task Texts_begin_as_the_group_wants_when_the_meeting_is_opened_and_not_before()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var by = HeldMeeting.As(held.Chair);
        await SetAsync(
            held.Group,
            MinutesKind.ResultMinutes,
            (ItemPurpose.Decision, "## Aussprache\nBeschluss:"),
            by
        );
        var (id, items) = await CallAsync(held, by);
        Assert.Equal(MinutesText.Empty.ToJson(), await TextAsync(items[0]));

        Assert.Equal(CommandStatus.Done, (await OpenAsync(id, by)).Status);
        Assert.Contains("Aussprache", await TextAsync(items[0]), StringComparison.Ordinal);
        Assert.Contains("\"decision\"", await TextAsync(items[0]), StringComparison.Ordinal);
        // No own wording for this purpose: as is usual.
        Assert.Contains("Ergebnis:", await TextAsync(items[1]), StringComparison.Ordinal);

        var before = await TextAsync(items[0]);
        Assert.Equal(CommandStatus.Unchanged, (await OpenAsync(id, by)).Status);
        Assert.Equal(before, await TextAsync(items[0]));
    }

    [Fact]
    public async Task What_somebody_wrote_before_is_left_alone_and_without_a_kind_texts_begin_empty()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var by = HeldMeeting.As(held.Chair);
        var (plain, none) = await CallAsync(held, by);
        Assert.Equal(CommandStatus.Done, (await OpenAsync(plain, by)).Status);
        Assert.Equal(MinutesText.Empty.ToJson(), await TextAsync(none[0]));

        await SetAsync(held.Group, MinutesKind.ResultMinutes, (ItemPurpose.Decision, ""), by);
        var (id, items) = await CallAsync(held, by);
        await held.WriteAsync(id, items[0], "Schon geschrieben");
        await OpenAsync(id, by);
        Assert.Contains("Schon geschrieben", await TextAsync(items[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("Ergebnis:", await TextAsync(items[0]), StringComparison.Ordinal);
        Assert.Contains("Ergebnis:", await TextAsync(items[1]), StringComparison.Ordinal);
    }

    private static string SnippetsOf(Page page) =>
        System.Text.RegularExpressions.Regex.Unescape(
            page.Document.QuerySelector("[data-people]")?.GetAttribute("data-snippets") ?? ""
        );

    private MeetingCommands Meetings => app.Services.GetRequiredService<MeetingCommands>();

    private Task<CommandResult> OpenAsync(MeetingId id, Asker by)
    {
        app.Clock.Advance(TimeSpan.FromDays(DaysAhead));
        return Meetings.OpenAsync(id, by, CommandOptions.None, Ct);
    }

    private async Task<string> TextAsync(AgendaItemId item) =>
        (await app.Services.GetRequiredService<MinutesTexts>().ReadAsync(item, Ct)).Text.ToJson();

    private async Task SetAsync(
        GroupId group,
        MinutesKind kind,
        (ItemPurpose Purpose, string? Text) text,
        Asker by
    )
    {
        var ask = new SetMinutesTemplates(
            group,
            kind,
            new Dictionary<ItemPurpose, string?> { [text.Purpose] = text.Text }
        );
        var result = await app
            .Services.GetRequiredService<TemplateCommands>()
            .SetAsync(ask, by, version: null, Ct);
        Assert.Equal(CommandStatus.Done, result.Status);
    }

    private async Task<(MeetingId Id, AgendaItemId[] Items)> CallAsync(HeldMeeting held, Asker by)
    {
        var id = MeetingId.Create();
        AgendaItemId[] items = [AgendaItemId.Create(), AgendaItemId.Create()];
        var plan = new PlanMeeting(
            held.Group,
            "Nächste",
            held.Today.AddDays(DaysAhead),
            new(9, 0),
            new(11, 0),
            "",
            ""
        );
        AddAgendaItem[] agenda =
        [
            new(items[0], "Kurse", ItemPurpose.Decision, 10, Rapporteur: null),
            new(items[1], "Bericht", ItemPurpose.Information, 10, Rapporteur: null),
        ];
        Assert.Equal(
            CommandStatus.Done,
            (await Meetings.PlanAsync(id, plan, agenda, by, Ct)).Status
        );
        Assert.Equal(
            CommandStatus.Done,
            (await Meetings.CallAsync(id, [], by, CommandOptions.None, Ct)).Status
        );
        return (id, items);
    }
}
