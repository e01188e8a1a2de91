using AngleSharp.Html.Dom;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>
/// Two people open the same form and both save: the second one is told what the first one changed, keeps what they
/// typed, and overwrites nothing unasked.
/// </summary>
public sealed class TwoPeopleInOneForm(NetzwerkApp app)
{
    private const string Warning = "Jemand anderes hat das inzwischen geändert";

    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_to_save_a_meeting_sees_the_change_and_keeps_their_own_words()
    {
        var meeting = await CalledAsync();
        var (first, second) = await BothAsync($"/sitzungen/{meeting}/aendern", "change");
        Assert.NotNull(
            (await first.Write(("Input.Place", "Volkshochschule")).SendAsync()).RedirectsTo
        );
        var before = await VersionAsync(meeting);

        var told = await second.Write(("Input.Title", "Runde im Herbst")).SendAsync();

        Assert.Null(told.RedirectsTo);
        Assert.Contains(Warning, told.Text, StringComparison.Ordinal);
        Assert.Contains("Ort Volkshochschule Bisher: Rathaus", told.Text, StringComparison.Ordinal);
        Assert.Equal("Runde im Herbst", Value(told, "Input.Title"));
        Assert.Equal("Volkshochschule", Value(told, "Input.Place"));
        Assert.Equal(before, await VersionAsync(meeting));

        var saved = await Again(told, "change").SendAsync();
        Assert.Equal($"/sitzungen/{meeting}", saved.RedirectsTo);
        var now = await LoadAsync(meeting);
        Assert.Equal(("Runde im Herbst", "Volkshochschule"), (now.Title, now.Place));
    }

    [Fact]
    public async Task The_same_field_changed_by_both_shows_both_and_the_second_decides()
    {
        var meeting = await CalledAsync();
        var (first, second) = await BothAsync($"/sitzungen/{meeting}/aendern", "change");
        await first.Write(("Input.Title", "Titel der Ersten")).SendAsync();

        var told = await second.Write(("Input.Title", "Titel des Zweiten")).SendAsync();

        Assert.Contains(
            "Titel der Ersten Bisher: Herbstrunde",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Equal("Titel des Zweiten", Value(told, "Input.Title"));
        Assert.Equal("Titel der Ersten", (await LoadAsync(meeting)).Title);
        await Again(told, "change").SendAsync();
        Assert.Equal("Titel des Zweiten", (await LoadAsync(meeting)).Title);
    }

    [Fact]
    public async Task An_answer_that_comes_in_between_is_nobodys_change_of_the_form()
    {
        var group = await app.FoundAsync();
        var member = await app.CreatePersonAsync("Mia", "Mitglied");
        await app.SeatAsync(group, member);
        var meeting = await app.CallMeetingAsync(group);
        var (mine, _) = await BothAsync($"/sitzungen/{meeting}/aendern", "change");
        await AnswerAsync(meeting, member);

        var saved = await mine.Write(("Input.Place", "Bibliothek")).SendAsync();

        Assert.Equal($"/sitzungen/{meeting}", saved.RedirectsTo);
        Assert.Equal("Bibliothek", (await LoadAsync(meeting)).Place);
        Assert.Equal(Rsvp.Accepted, (await LoadAsync(meeting)).InviteeOf(member.Id)!.Answer);
    }

    [Fact]
    public async Task A_meeting_cancelled_meanwhile_can_no_longer_be_changed_and_says_so()
    {
        var meeting = await CalledAsync();
        var (first, _) = await BothAsync($"/sitzungen/{meeting}/aendern", "change");
        var (cancel, _) = await BothAsync($"/sitzungen/{meeting}/absagen", "cancel");
        await cancel.Write(("Reason", "Krank")).SendAsync();

        var told = await first.Write(("Input.Title", "Doch noch")).SendAsync();

        Assert.Contains("Diese Sitzung ist abgesagt", told.Text, StringComparison.Ordinal);
        Assert.Equal("Doch noch", Value(told, "Input.Title"));
        Assert.Equal("Herbstrunde", (await LoadAsync(meeting)).Title);
    }

    [Fact]
    public async Task Two_people_at_one_agenda_lose_no_line_of_either()
    {
        var meeting = await CalledAsync();
        var path = $"/sitzungen/{meeting}/tagesordnung";
        var (start, _) = await BothAsync(path, "agenda");
        await start.Write(("Input.New.Title", "Begrüßung"), ("Do", "save")).SendAsync();
        var (more, _) = await BothAsync(path, "agenda");
        await more.Write(("Input.New.Title", "Berichte"), ("Do", "save")).SendAsync();

        var (first, second) = await BothAsync(path, "agenda");
        await first
            .Write(
                ("Input.Items[0].Title", "Begrüßung und Runde"),
                ("Input.New.Title", "Termine"),
                ("Do", "save")
            )
            .SendAsync();
        var told = await second
            .Write(("Input.Items[1].Title", "Berichte der Träger"), ("Do", "save"))
            .SendAsync();

        Assert.Contains(Warning, told.Text, StringComparison.Ordinal);
        Assert.Contains("Begrüßung und Runde", told.Text, StringComparison.Ordinal);
        Assert.Equal(["Begrüßung und Runde", "Berichte", "Termine"], await AgendaAsync(meeting));
        await Again(told, "agenda").Write(("Do", "save")).SendAsync();
        Assert.Equal(
            ["Begrüßung und Runde", "Berichte der Träger", "Termine"],
            await AgendaAsync(meeting)
        );
    }

    [Fact]
    public async Task A_line_that_somebody_removed_while_it_was_written_in_is_kept_as_a_new_one()
    {
        var meeting = await CalledAsync();
        var path = $"/sitzungen/{meeting}/tagesordnung";
        var (start, _) = await BothAsync(path, "agenda");
        await start.Write(("Input.New.Title", "Berichte"), ("Do", "save")).SendAsync();
        var (first, second) = await BothAsync(path, "agenda");
        await first.Write(("Do", "remove:" + first.Read("Input.Items[0].Id"))).SendAsync();
        Assert.Empty(await AgendaAsync(meeting));

        var told = await second
            .Write(("Input.Items[0].Title", "Berichte der Schulen"), ("Do", "save"))
            .SendAsync();
        Assert.Contains(
            "Entfernt leer Bisher: Punkt 1: Berichte",
            told.Text,
            StringComparison.Ordinal
        );
        await Again(told, "agenda").Write(("Do", "save")).SendAsync();

        Assert.Equal(["Berichte der Schulen"], await AgendaAsync(meeting));
    }

    [Fact]
    public async Task The_second_to_save_a_group_sees_the_change_and_can_save_then()
    {
        var group = await app.FoundAsync();
        var (first, second) = await BothAsync($"/gruppen/{group}/bearbeiten", "bearbeiten");
        await first.Write(("Input.Mandate", "Kurse und Räume")).SendAsync();

        var told = await second.Write(("Input.Name", "AG Deutsch")).SendAsync();

        Assert.Contains(Warning, told.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Auftrag Kurse und Räume Bisher: Kurse abstimmen",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Equal("AG Deutsch", Value(told, "Input.Name"));
        Assert.Equal(
            $"/gruppen/{group}",
            (await Again(told, "bearbeiten").SendAsync()).RedirectsTo
        );
        await using var session = app.Query();
        var now = await session.LoadAsync<Group>(group.Value, Ct);
        Assert.Equal(("AG Deutsch", "Kurse und Räume"), (now!.Name, now.Mandate));
    }

    [Fact]
    public async Task Somebody_let_in_meanwhile_is_nobodys_change_of_the_group_form()
    {
        var group = await app.FoundAsync();
        var (mine, _) = await BothAsync($"/gruppen/{group}/bearbeiten", "bearbeiten");
        await app.SeatAsync(group, await app.CreatePersonAsync("Neue", "Stimme"));

        var saved = await mine.Write(("Input.Name", "AG Schule")).SendAsync();

        Assert.Equal($"/gruppen/{group}", saved.RedirectsTo);
    }

    [Fact]
    public async Task The_second_to_save_an_organisation_sees_the_change_and_can_save_then()
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation("Verein Brücke", OrganisationKind.Association, null);
        MailedNetzwerk.Must(
            await app.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.RegisterAsync(id, ask, Office, Ct)
            )
        );
        var (first, second) = await BothAsync($"/akteure/{id}/bearbeiten", "bearbeiten");
        await first.Write(("Input.Name", "Brücke e. V.")).SendAsync();

        var told = await second.Write(("Input.Name", "Die Brücke")).SendAsync();

        Assert.Contains("Brücke e. V. Bisher: Verein Brücke", told.Text, StringComparison.Ordinal);
        Assert.Equal("Die Brücke", Value(told, "Input.Name"));
        Assert.Equal($"/akteure/{id}", (await Again(told, "bearbeiten").SendAsync()).RedirectsTo);
    }

    /// <summary>The form as two coordinators have it on their screens.</summary>
    private async Task<(FilledForm First, FilledForm Second)> BothAsync(string path, string form)
    {
        var forms = new List<FilledForm>();
        for (var i = 0; i < 2; i++)
        {
            var browser = await app.SignInAsync(await app.CreateCoordinatorAsync());
            forms.Add(FilledForm.On(browser, await browser.OpenAsync(path), form));
        }

        return (forms[0], forms[1]);
    }

    private async Task<MeetingId> CalledAsync()
    {
        var group = await app.FoundAsync();
        await app.SeatAsync(group, await app.CreatePersonAsync());
        return await app.CallMeetingAsync(group);
    }

    private static FilledForm Again(Page page, string form) =>
        FilledForm.On(page.Browser, page, form);

    private static string Value(Page page, string name) =>
        page.Document.QuerySelector($"[name='{name}']") switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement input => input.Value,
            _ => "",
        };

    private async Task AnswerAsync(MeetingId meeting, KnownPerson person)
    {
        var link = new LinkGrant("", LinkPurpose.Answer, meeting.Value, person.Id.Value, default);
        MailedNetzwerk.Must(
            await app.WithAsync<InvitationCommands, CommandResult>(c =>
                c.AnswerByLinkAsync(link, Rsvp.Accepted, Ct)
            )
        );
    }

    private async Task<int> VersionAsync(MeetingId meeting) => (await LoadAsync(meeting)).Version;

    private async Task<IEnumerable<string>> AgendaAsync(MeetingId meeting) =>
        (await LoadAsync(meeting)).Agenda.Select(i => i.Title);

    private async Task<Meeting> LoadAsync(MeetingId meeting)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Meeting>(meeting.Value, Ct))!;
    }
}
