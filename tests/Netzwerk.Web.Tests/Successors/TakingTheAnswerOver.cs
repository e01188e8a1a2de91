using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Successors;

public sealed class TakingTheAnswerOver(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_address_counts_at_once_and_gets_what_was_held_back()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        var mail = $"neu-{silent.Ada.Card.Mail}";
        await silent.AnswerAsync(link, ("Input.Answer", "noch-hier"), ("Input.Mail", mail));

        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains(mail, page.Text, StringComparison.Ordinal);
        var taken = await page.SubmitAsync("uebernehmen");
        Assert.Equal($"/personen/{silent.Ada.Id}", taken.RedirectsTo);
        await netzwerk.SettleAsync();

        var ada = new KnownPerson(silent.Ada.Id, silent.Ada.Card with { Mail = mail });
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(silent.Ada));
        Assert.Null(await silent.MarkAsync());
        var search = await silent.SearchAsync();
        Assert.Equal(SuccessorSettlement.AddressTaken, search!.Settlement);
        using var visitor = netzwerk.App.Visitor();
        Assert.Contains(
            "Hat sich erledigt",
            (await visitor.OpenAsync(link)).Text,
            StringComparison.Ordinal
        );
        var late = await page.SubmitAsync("uebernehmen");
        Assert.Contains("kommen wieder an", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_not_taken()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        await silent.AnswerAsync(
            link,
            ("Input.Answer", "noch-hier"),
            ("Input.Mail", silent.Colleague.Card.Mail)
        );
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        var refused = await page.SubmitAsync("uebernehmen");
        Assert.Contains("gehört schon zu einer anderen Person", refused.Text);
        Assert.NotNull(await silent.MarkAsync());
        Assert.True((await silent.SearchAsync())!.IsOpen);
    }

    [Fact]
    public async Task A_successor_is_entered_seated_and_invited()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        await netzwerk.DoAsync(
            silent.Group,
            g =>
                GroupDecisions.Decide(g, new ChangeMemberRole(silent.Ada.Id, GroupRole.MinuteTaker))
        );
        var mail = $"nach-{silent.Ada.Card.Mail}";
        await silent.AnswerAsync(
            await silent.AskAsync(),
            ("Input.Answer", "nachfolge"),
            ("Input.Mail", mail),
            ("Input.GivenName", "Nadja"),
            ("Input.FamilyName", "Nachfolgerin")
        );

        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains("Plätze an Nadja Nachfolgerin übergeben", page.Text);
        var handed = await page.SubmitAsync("uebergeben");
        Assert.Equal(silent.Page, handed.RedirectsTo);
        await page.SubmitAsync("uebergeben");
        await netzwerk.SettleAsync();

        var search = (await silent.SearchAsync())!;
        var nadja = search.Successor!.Value;
        var group = await silent.GroupAsync();
        Assert.Null(group.MemberOf(silent.Ada.Id));
        Assert.Equal(GroupRole.MinuteTaker, group.MemberOf(nadja)!.Role);
        var meeting = await silent.MeetingAsync();
        Assert.Null(meeting.InviteeOf(silent.Ada.Id));
        Assert.NotNull(meeting.InviteeOf(nadja));
        await using var session = netzwerk.App.Query();
        var person = await session.LoadAsync<Person>(nadja.Value, Ct);
        Assert.Equal(
            (PersonSource.NamedByOrganisation, (OrganisationId?)silent.Organisation),
            (person!.Source, person.Organisation)
        );
        var known = new KnownPerson(nadja, new("Nadja", "Nachfolgerin", mail));
        var letters = netzwerk.To(known);
        Assert.Single(letters, l => l.Calendar is not null);
        var welcome = Assert.Single(letters, l => l.Calendar is null);
        Assert.Equal("Sie wurden als Nachfolge genannt", welcome.Subject);
        Assert.Contains("AG Sprache", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("genannt von „Volkshochschule“", welcome.Text, StringComparison.Ordinal);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(silent.Ada));

        var cockpit = await silent.Coordinator.OpenAsync("/");
        Assert.Null(cockpit.Document.QuerySelector($"a[href='{silent.Page}']"));
        var after = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains("Es folgt: Nadja Nachfolgerin", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_who_is_known_already_gets_the_seats_and_keeps_name_and_role()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var chair = new SeatMember(silent.Colleague.Id, Organisation: null, GroupRole.Chair);
        await netzwerk.DoAsync(silent.Group, g => GroupDecisions.Decide(g, chair));
        await silent.AnswerAsync(
            await silent.AskAsync(),
            ("Input.Answer", "nachfolge"),
            ("Input.Mail", silent.Colleague.Card.Mail),
            ("Input.GivenName", "Falsch"),
            ("Input.FamilyName", "Geschrieben")
        );
        await (await silent.Coordinator.OpenAsync(silent.Page)).SubmitAsync("uebergeben");
        await netzwerk.SettleAsync();

        Assert.Equal(silent.Colleague.Id, (await silent.SearchAsync())!.Successor);
        var group = await silent.GroupAsync();
        Assert.Equal(GroupRole.Chair, group.MemberOf(silent.Colleague.Id)!.Role);
        Assert.Null(group.MemberOf(silent.Ada.Id));
        Assert.NotNull((await silent.MeetingAsync()).InviteeOf(silent.Colleague.Id));
        await using var session = netzwerk.App.Query();
        var vault = netzwerk.App.Services.GetRequiredService<PersonVault>();
        var card = await vault.FindAsync(session, silent.Colleague.Id, Ct);
        Assert.Equal("Kai Kollege", card!.FullName);
    }

    [Fact]
    public async Task What_could_not_be_sent_to_the_former_member_needs_no_decision_any_more()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var refused = Dispatch.Of("reminder", silent.Ada.Id, silent.MeetingId.Value, netzwerk.Now);
        await netzwerk.StoreAsync(s =>
            s.Store(refused with { State = DispatchState.Refused, SettledAt = netzwerk.Now })
        );
        await silent.AnswerAsync(
            await silent.AskAsync(),
            ("Input.Answer", "nachfolge"),
            ("Input.Mail", $"danach-{silent.Ada.Card.Mail}"),
            ("Input.GivenName", "Dana"),
            ("Input.FamilyName", "Danach")
        );
        await (await silent.Coordinator.OpenAsync(silent.Page)).SubmitAsync("uebergeben");
        await using var session = netzwerk.App.Query();
        var kept = await session.LoadAsync<Dispatch>(refused.Id, Ct);
        Assert.Equal(DispatchState.Obsolete, kept!.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_tasks_go_along_when_the_tick_is_left(bool isTicked)
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        // A task names people by key; whoever reads it reads their names.
        var vera = await netzwerk.App.CreatePersonAsync("Vera", "Mitglied");
        var task = await silent.AssignAsync($"Raum mit {Mentions.Write(vera.Id)} buchen");
        await silent.AnswerAsync(
            await silent.AskAsync(),
            ("Input.Answer", "nachfolge"),
            ("Input.Mail", $"aufgabe-{silent.Ada.Card.Mail}"),
            ("Input.GivenName", "Tilda"),
            ("Input.FamilyName", "Tatkraft")
        );
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains("Raum mit Vera Mitglied buchen", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("input[name=Tasks][checked]"));
        await page.SubmitAsync("uebergeben", ("Tasks", isTicked ? "true" : "false"));
        await netzwerk.SettleAsync();

        var successor = (await silent.SearchAsync())!.Successor!.Value;
        Assert.Equal(isTicked ? successor : silent.Ada.Id, await silent.AssigneeOfAsync(task));
        var tilda = new KnownPerson(
            successor,
            new("Tilda", "Tatkraft", $"aufgabe-{silent.Ada.Card.Mail}")
        );
        var welcome = Assert.Single(netzwerk.To(tilda), l => l.Calendar is null);
        Assert.Equal(
            isTicked,
            welcome.Text.Contains("Raum mit Vera Mitglied buchen", StringComparison.Ordinal)
        );
        var after = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Equal(
            !isTicked,
            after.Text.Contains("Raum mit Vera Mitglied buchen", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Putting_aside_takes_the_question_off_the_start_page_and_holds_mail_back_further()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        await page.SubmitAsync("beiseite");
        await page.SubmitAsync("beiseite");
        Assert.Equal(SuccessorSettlement.PutAside, (await silent.SearchAsync())!.Settlement);
        var cockpit = await silent.Coordinator.OpenAsync("/");
        Assert.Null(cockpit.Document.QuerySelector($"a[href='{silent.Page}']"));
        Assert.NotNull(await silent.MarkAsync());
        var late = await page.SubmitAsync("fragen", ("Contact", silent.Colleague.Id.ToString()));
        Assert.Contains("schon erledigt", late.Text, StringComparison.Ordinal);

        // The same trouble reported again is still put aside.
        await silent.ReceiveAsync(silent.Report());
        cockpit = await silent.Coordinator.OpenAsync("/");
        Assert.Null(cockpit.Document.QuerySelector($"a[href='{silent.Page}']"));
    }
}
