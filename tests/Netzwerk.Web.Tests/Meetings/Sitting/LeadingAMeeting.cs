using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Sitting;

public sealed class LeadingAMeeting(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static void Has(string words, Page page) =>
        Assert.Contains(words, page.Text, StringComparison.Ordinal);

    private static async Task<Page> NoteAsync(
        Page page,
        string act,
        KnownPerson person,
        KnownPerson? seat = null,
        string time = "",
        string reason = ""
    ) =>
        await page.SubmitAsync(
            "presence",
            ("Presence.Do", $"{act}:{person.Id}:{seat?.Id}"),
            ("Presence.Time", time),
            ("Presence.Reason", reason)
        );

    [Fact]
    public async Task It_opens_at_the_time_that_is_said_and_closes_now_with_all_that_goes_on()
    {
        var meeting = await RunningMeeting.BeginAsync(app, isOpen: false);
        var chair = await app.SignInAsync(meeting.Chair);
        var page = await chair.OpenAsync(meeting.Lead);
        Has(
            "Bitte geben Sie die Uhrzeit so ein",
            await page.SubmitAsync("open", ("OpenTime", "bald"))
        );
        var opened = await page.SubmitAsync("open", ("OpenTime", "0:00"));
        Assert.Equal(meeting.Lead, opened.RedirectsTo);
        Assert.Equal(TimeOnly.MinValue, (await meeting.NowAsync()).Sitting.OpenedAt);

        await meeting.HappensAsync(new ItemBegun(meeting.First, TimeOnly.MinValue));
        var closing = await chair.OpenAsync(meeting.Lead);
        var closed = await closing.SubmitAsync("close", ("CloseTime", ""));
        Assert.Equal(meeting.Lead, closed.RedirectsTo);
        var now = await meeting.NowAsync();
        Assert.Equal(
            (MeetingStatus.Closed, (AgendaItemId?)null),
            (now.Status, now.Sitting.Current)
        );
        Assert.NotNull(now.Sitting.ClosedAt);
        var shown = await chair.OpenAsync(meeting.Path);
        Has("Eröffnet 00:00 Uhr", shown);
        Has("Geschlossen", shown);
        await app.WaitForDaemonAsync();
        Has(
            "Christa Leitner hat die Sitzung um 00:00 Uhr eröffnet.",
            await chair.OpenAsync($"{meeting.Path}/verlauf")
        );
    }

    [Fact]
    public async Task One_tap_says_who_is_there_and_the_quorum_follows()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        var taker = await app.SignInAsync(meeting.Taker);
        var page = await taker.OpenAsync(meeting.Lead);
        Has("0 von 4 Sitzen mit Stimme sind besetzt. Nötig sind 2: mindestens die Hälfte.", page);
        Has("Nicht beschlussfähig", page);

        Assert.Equal(
            meeting.Lead,
            (await NoteAsync(page, "da", meeting.Vera, meeting.Vera)).RedirectsTo
        );
        Assert.Equal(
            meeting.Lead,
            (await NoteAsync(page, "video", meeting.Dora, meeting.Emil)).RedirectsTo
        );
        page = await taker.OpenAsync(meeting.Lead);
        Has("2 von 4 Sitzen mit Stimme sind besetzt.", page);
        Has("Beschlussfähig", page);
        Has("Vertretung für Emil Öztürk", page);
        var now = await meeting.NowAsync();
        Assert.Equal(Attendance.Present, now.InviteeOf(meeting.Vera.Id)?.Attendance);
        Assert.Equal(
            (meeting.Emil.Id, Attendance.ByVideo),
            (now.InviteeOf(meeting.Dora.Id)?.For, now.InviteeOf(meeting.Dora.Id)?.Attendance)
        );

        await NoteAsync(page, "geht", meeting.Vera);
        await NoteAsync(page, "entschuldigt", meeting.Guest, reason: "Krank");
        await NoteAsync(page, "fehlt", meeting.Chair);
        page = await taker.OpenAsync(meeting.Lead);
        Has("1 von 4 Sitzen mit Stimme ist besetzt.", page);
        Has("Krank", page);
        Assert.Equal(
            Attendance.Absent,
            (await meeting.NowAsync()).InviteeOf(meeting.Chair.Id)?.Attendance
        );
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        var taker = await app.SignInAsync(meeting.Taker);
        var page = await taker.OpenAsync(meeting.Lead);
        var unreadable = await NoteAsync(page, "da", meeting.Vera, time: "gleich");
        Assert.Contains(
            "Uhrzeit",
            unreadable.Document.QuerySelector("#feld-time-fehler")?.TextContent,
            StringComparison.Ordinal
        );
        Has(
            "Diesen Sitz mit Stimme gibt es nicht",
            await NoteAsync(page, "da", meeting.Dora, meeting.Stranger)
        );
        Has(
            "für diesen Sitz nicht als Vertretung benannt",
            await NoteAsync(page, "da", meeting.Dora, meeting.Vera)
        );
        Has(
            "hat selbst einen Sitz mit Stimme",
            await NoteAsync(page, "da", meeting.Vera, meeting.Emil)
        );
        Has("Diese Person ist nicht da", await NoteAsync(page, "geht", meeting.Vera));
        Has("ließ sich nicht lesen", await NoteAsync(page, "tanzt", meeting.Vera));
        Has(
            "ließ sich nicht lesen",
            await page.SubmitAsync("presence", ("Presence.Do", "da:niemand"))
        );
        Assert.Empty((await meeting.NowAsync()).Sitting.Stays);
    }

    [Fact]
    public async Task Somebody_nobody_knows_is_entered_with_two_fields_and_without_an_address()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        var taker = await app.SignInAsync(meeting.Taker);
        var page = await taker.OpenAsync(meeting.Lead);
        Has(
            "Bitte geben Sie den Namen ein",
            await page.SubmitAsync("guest", ("Guest.GuestName", " "))
        );

        (string, string)[] typed =
        [
            ("Guest.GuestName", "Ilse Neumann"),
            ("Guest.Organisation", "Hort am Markt"),
        ];
        Assert.Equal(meeting.Lead, (await page.SubmitAsync("guest", typed)).RedirectsTo);
        Assert.Equal(meeting.Lead, (await page.SubmitAsync("guest", typed)).RedirectsTo);
        var now = await meeting.NowAsync();
        var guest = Assert.Single(now.Invitees, i => i.CameUninvited).Person;
        Assert.Equal(
            (Attendance.Present, (PersonId?)null),
            (now.InviteeOf(guest)?.Attendance, Assert.Single(now.Sitting.Stays).Seat)
        );
        Has("Ilse Neumann", await taker.OpenAsync(meeting.Lead));

        await using var session = app.Query();
        var card = await app.WithAsync(
            (PersonNames names) => names.OpenAsync(guest, Openly.Comparing, Ct)
        );
        Assert.Equal(
            ("Ilse", "Neumann", "", "Hort am Markt"),
            (card!.GivenName, card.FamilyName, card.Mail, card.Note)
        );
        Assert.True((await session.LoadAsync<Person>(guest.Value, Ct))!.MustBeInformed);
    }

    [Fact]
    public async Task Item_follows_item_and_a_recess_holds_them()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        var chair = await app.SignInAsync(meeting.Chair);
        var page = await chair.OpenAsync(meeting.Lead);
        async Task<Page> StepAsync(string step, string time = "") =>
            await page.SubmitAsync("course", ("Input.Step", step), ("Input.CourseTime", time));

        Assert.Equal(
            meeting.Lead,
            (await StepAsync($"aufrufen:{meeting.First}", "0:00")).RedirectsTo
        );
        Assert.Equal(meeting.First, (await meeting.NowAsync()).Sitting.Current);
        Assert.Equal(meeting.Lead, (await StepAsync("pause")).RedirectsTo);
        Has(
            "Die Sitzung ist unterbrochen. Setzen Sie sie zuerst fort.",
            await StepAsync($"aufrufen:{meeting.Second}")
        );
        Assert.Equal(meeting.Lead, (await StepAsync("weiter")).RedirectsTo);
        Assert.Equal(meeting.Lead, (await StepAsync($"aufrufen:{meeting.Second}")).RedirectsTo);
        Has(
            "Diesen Punkt gibt es nicht mehr",
            await StepAsync($"aufrufen:{AgendaItemId.Create()}")
        );
        Has("Niemand muss die Beschlussfähigkeit anzweifeln", await StepAsync("zweifel"));
        Has("ließ sich nicht lesen", await StepAsync("aufrufen:nichts"));
        Assert.Equal(meeting.Lead, (await StepAsync($"beenden:{meeting.Second}")).RedirectsTo);
        var sitting = (await meeting.NowAsync()).Sitting;
        Assert.Equal(2, sitting.Items.Count);
        Assert.NotNull(Assert.Single(sitting.Recesses).To);
        Has("00:00 bis", await chair.OpenAsync(meeting.Path));
    }

    [Fact]
    public async Task A_doubt_is_noted_where_the_rules_wait_for_one()
    {
        var meeting = await RunningMeeting.BeginAsync(
            app,
            rules: r => r with { Quorum = r.Quorum with { UntilChallenged = true } }
        );
        await meeting.ComeAsync(meeting.Vera);
        var chair = await app.SignInAsync(meeting.Chair);
        var page = await chair.OpenAsync(meeting.Lead);
        Has("Gilt als beschlussfähig, bis es jemand anzweifelt", page);
        await page.SubmitAsync("course", ("Input.Step", "zweifel"));
        Has("Nicht beschlussfähig", await chair.OpenAsync(meeting.Lead));
    }

    [Fact]
    public async Task Times_are_corrected_and_struck()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        await meeting.ComeAsync(meeting.Vera);
        var taker = await app.SignInAsync(meeting.Taker);
        Has("seit 00:00 Uhr", await taker.OpenAsync($"{meeting.Lead}/zeiten"));
        var page = await taker.OpenAsync($"{meeting.Lead}/zeiten/1");
        Has(
            "Das Ende liegt vor dem Anfang",
            await page.SubmitAsync("stay", ("Input.From", "0:01"), ("Input.To", "0:00"))
        );
        Has(
            "ab wann die Person da war",
            await page.SubmitAsync("stay", ("Input.From", ""), ("Input.To", ""))
        );
        Assert.Equal(
            $"{meeting.Lead}/zeiten",
            (
                await page.SubmitAsync("stay", ("Input.From", "0:00"), ("Input.To", "0:00"))
            ).RedirectsTo
        );
        Assert.Equal(TimeOnly.MinValue, Assert.Single((await meeting.NowAsync()).Sitting.Stays).To);
        Assert.Equal($"{meeting.Lead}/zeiten", (await page.SubmitAsync("strike")).RedirectsTo);
        Assert.Equal(
            Attendance.NotNoted,
            (await meeting.NowAsync()).InviteeOf(meeting.Vera.Id)?.Attendance
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await taker.OpenAsync($"{meeting.Lead}/zeiten/1")).Status
        );
    }
}
