using System.Net;
using Marten;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Sharing;

/// <summary>People choose for themselves; coordinators narrow, and note what somebody agreed to.</summary>
public sealed class ChoosingOnThePage(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_tick_nothing_gets_wider_and_the_choice_stays_in_the_form()
    {
        var (_, her) = await app.MemberAsync("Irmgard");
        using var own = await app.SignInAsync(her);
        var page = await own.OpenAsync(SharingSteps.Own);
        Assert.NotNull(
            (await own.OpenAsync("/konto")).Document.QuerySelector("a[href='/konto/sichtbarkeit']")
        );
        Assert.Contains("Mitglieder Ihrer Gruppen", page.Text, StringComparison.Ordinal);
        (CardField, Visibility)[] wish = [(CardField.Mail, Visibility.Network)];
        var refused = await page.ChooseAsync(wish);
        Assert.Null(refused.RedirectsTo);
        Assert.Contains("Bitte stimmen Sie zu", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            "Network",
            refused.Document.QuerySelector("#kreis-2 option[selected]")?.GetAttribute("value")
        );
        Assert.Null(await VisibilityAsync(her));

        var saved = await refused.ChooseAsync(wish, ("Input.Agrees", "true"));
        Assert.Equal(SharingSteps.Own, saved.RedirectsTo);
        // A double click.
        Assert.Equal(
            SharingSteps.Own,
            (await refused.ChooseAsync(wish, ("Input.Agrees", "true"))).RedirectsTo
        );
        var shown = await saved.FollowAsync();
        Assert.Contains("selbst auf dieser Seite", shown.Text, StringComparison.Ordinal);
        Assert.Contains(
            "alle, die in irgendeiner Gruppe mitarbeiten",
            shown.Text,
            StringComparison.Ordinal
        );
        await using var session = app.Query();
        var facts = await session.Events.FetchStreamAsync(her.Id.Value, token: Ct);
        var widened = Assert.Single(facts, f => f.Data is VisibilityWidened);
        Assert.Equal(
            (ConsentWay.OnPage, 1),
            widened.Data is VisibilityWidened w ? (w.Way, w.Wording) : default
        );
        Assert.Equal($"{her.Id}", widened.UserName);
    }

    [Fact]
    public async Task Narrowing_needs_no_tick_and_taking_back_ends_everything()
    {
        var (group, her) = await app.MemberAsync("Ilse");
        await app.ShareAsync(
            her,
            (CardField.Mail, Visibility.Public),
            (CardField.Phone, Visibility.Network)
        );
        using var own = await app.SignInAsync(her);
        var page = await own.OpenAsync(SharingSteps.Own);
        var stale = await own.OpenAsync(SharingSteps.Own);
        var saved = await page.ChooseAsync([(CardField.Mail, Visibility.Group)]);
        Assert.Equal(SharingSteps.Own, saved.RedirectsTo);
        // What another window still shows as it was is not asked for.
        await stale.ChooseAsync([(CardField.Phone, Visibility.Group)]);
        Assert.Equal(Visibility.Group, (await VisibilityAsync(her))?.Widest);

        var back = await (await saved.FollowAsync()).SubmitAsync("widerrufen");
        Assert.Equal(SharingSteps.Own, back.RedirectsTo);
        // From another window.
        Assert.Equal(SharingSteps.Own, (await stale.SubmitAsync("widerrufen")).RedirectsTo);
        Assert.DoesNotContain(
            "Erteilte Einwilligungen",
            (await back.FollowAsync()).Text,
            StringComparison.Ordinal
        );
        var beside = await app.CreatePersonAsync();
        await app.SeatAsync(group, beside);
        using var member = await app.SignInAsync(beside);
        Assert.DoesNotContain(
            "offen.example",
            (await member.OpenAsync($"/gruppen/{group}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_coordinator_narrows_at_once_and_widens_with_a_way_and_a_day()
    {
        var (_, her) = await app.MemberAsync("Isolde");
        await app.ShareAsync(her, (CardField.Mail, Visibility.Public));
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var path = $"/personen/{her.Id}/sichtbarkeit";
        Assert.NotNull(
            (await office.OpenAsync($"/personen/{her.Id}")).Document.QuerySelector(
                $"a[href='{path}']"
            )
        );
        var page = await office.OpenAsync(path);
        var narrowed = await page.ChooseAsync([(CardField.Mail, Visibility.Network)]);
        Assert.Equal(path, narrowed.RedirectsTo);

        page = await narrowed.FollowAsync();
        (CardField, Visibility)[] wish = [(CardField.Phone, Visibility.Network)];
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        foreach (
            var (way, on, text) in (IReadOnlyList<(string, string, string)>)
                [
                    ("", $"{today:yyyy-MM-dd}", "wie die Person eingewilligt hat"),
                    ("OnPage", $"{today:yyyy-MM-dd}", "wie die Person eingewilligt hat"),
                    ("Phone", "", "wann die Person eingewilligt hat"),
                    ("Phone", "neulich", "zum Beispiel 25.11.2026"),
                    ("Phone", $"{today.AddDays(3):yyyy-MM-dd}", "liegt in der Zukunft"),
                ]
        )
        {
            var no = await page.ChooseAsync(wish, ("Input.Way", way), ("Input.On", on));
            Assert.Null(no.RedirectsTo);
            Assert.Contains(text, no.Text, StringComparison.Ordinal);
        }

        var yes = await page.ChooseAsync(
            wish,
            ("Input.Way", "Phone"),
            ("Input.On", $"{today:yyyy-MM-dd}")
        );
        Assert.Equal(path, yes.RedirectsTo);
        using var own = await app.SignInAsync(her);
        Assert.Contains(
            "am Telefon",
            (await own.OpenAsync(SharingSteps.Own)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_else_finds_the_page_and_everybody_chooses_for_themselves_on_their_own()
    {
        var (group, her) = await app.MemberAsync("Ivonne");
        var chair = await app.CreatePersonAsync();
        await app.SeatAsync(group, chair, Netzwerk.Domain.Groups.GroupRole.Chair);
        using var leading = await app.SignInAsync(chair);
        var path = $"/personen/{her.Id}/sichtbarkeit";
        Assert.Equal(HttpStatusCode.NotFound, (await leading.OpenAsync(path)).Status);
        var coordinator = await app.CreateCoordinatorAsync();
        using var office = await app.SignInAsync(coordinator);
        var self = await office.OpenAsync($"/personen/{coordinator.Id}/sichtbarkeit");
        Assert.Equal(SharingSteps.Own, self.RedirectsTo);
        using var own = await app.SignInAsync(her);
        Assert.Equal(SharingSteps.Own, (await own.OpenAsync(path)).RedirectsTo);
    }

    [Fact]
    public async Task Merged_two_entries_show_what_both_showed_and_erased_nothing_is_kept()
    {
        var (_, stays) = await app.MemberAsync("Isabella");
        var (_, gone) = await app.MemberAsync("Isabell");
        await app.ShareQuicklyAsync(stays, Visibility.Public);
        await app.ShareQuicklyAsync(gone, Visibility.Network);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var stranger = app.Visitor();
        Assert.Contains(
            "Isabella",
            (await stranger.OpenAsync("/netzwerk")).Text,
            StringComparison.Ordinal
        );
        var pair = await office.OpenAsync($"/akteure/doppelte/personen/{stays.Id}/{gone.Id}");
        Assert.NotNull((await pair.SubmitAsync("zusammenfuehren")).RedirectsTo);
        Assert.Equal(Visibility.Network, (await VisibilityAsync(stays))?.Widest);
        Assert.DoesNotContain(
            "Isabell",
            (await stranger.OpenAsync("/netzwerk")).Text,
            StringComparison.Ordinal
        );
        var inside = (await office.OpenAsync("/netzwerk")).Text;
        Assert.Single(inside.Split("Isabell").Skip(1));

        var everything = await office.GetStringAsync("/verwaltung/gesamtexport.json", Ct);
        Assert.Contains("personVisibility", everything, StringComparison.Ordinal);
        await (await office.OpenAsync($"/personen/{stays.Id}/loeschen")).SubmitAsync("loeschen");
        Assert.Null(await VisibilityAsync(stays));
        Assert.DoesNotContain(
            "Isabell",
            (await office.OpenAsync("/netzwerk")).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>A changed sentence is another one: it gets the next number, and this one stays as it was agreed to.</summary>
    [Fact]
    public async Task The_sentence_with_the_number_one_is_the_one_people_agreed_to()
    {
        var (_, her) = await app.MemberAsync("Ines");
        using var own = await app.SignInAsync(her);
        Assert.Contains(
            "Ich willige ein, dass die Angaben so weit gezeigt werden, wie es hier gewählt ist. „Allen im Netzwerk“ heißt: allen, die angemeldet sind und in einer Gruppe mitarbeiten. „Öffentlich“ heißt: allen im Internet, auch Suchmaschinen. Der Name steht immer dabei. Die Einwilligung ist freiwillig und kann jederzeit widerrufen werden. Was andere bis dahin gelesen oder kopiert haben, lässt sich nicht zurückholen.",
            (await own.OpenAsync(SharingSteps.Own)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(1, SharingConsent.CurrentWording);
    }

    private async Task<PersonVisibility?> VisibilityAsync(KnownPerson person)
    {
        await using var session = app.Query();
        return await session.LoadAsync<PersonVisibility>(person.Id.Value, Ct);
    }
}
