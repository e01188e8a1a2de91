using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Incoming;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Successors;

/// <summary>
/// A member of a group whose mailbox is gone since the invitation to a meeting, a colleague of the same organisation,
/// and a coordinator.
/// </summary>
public sealed class SilentMember
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private readonly AnsweredMeeting _meeting;

    private SilentMember(
        AnsweredMeeting meeting,
        OrganisationId organisation,
        KnownPerson colleague,
        HttpClient browser
    )
    {
        _meeting = meeting;
        (Organisation, Colleague, Coordinator) = (organisation, colleague, browser);
    }

    public MailedNetzwerk Netzwerk => _meeting.Netzwerk;

    public OrganisationId Organisation { get; }

    public KnownPerson Ada => _meeting.Ada;

    public KnownPerson Colleague { get; }

    public HttpClient Coordinator { get; }

    public MeetingId MeetingId => _meeting.Id;

    public GroupId Group => _meeting.Circle.Group;

    public string Page => $"/personen/{Ada.Id}/nachfolge";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SilentMember> MeetAsync(MailedNetzwerk netzwerk)
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var organisation = OrganisationId.Create();
        var register = new RegisterOrganisation(
            "Volkshochschule",
            OrganisationKind.AdultEducationCentre,
            Municipality: null
        );
        MailedNetzwerk.Must(
            await netzwerk.App.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.RegisterAsync(organisation, register, Office, Ct)
            )
        );
        var colleague = await netzwerk.App.CreatePersonAsync("Kai", "Kollege");
        foreach (var person in new[] { meeting.Ada, colleague })
        {
            MailedNetzwerk.Must(
                await netzwerk.App.WithAsync<PersonCommands, CommandResult>(c =>
                    c.ChangeAsync(person.Id, person.Card, organisation, Office, Ct)
                )
            );
        }

        await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "postfix-report", "") with
            {
                To = meeting.BounceOf(meeting.Ada),
            }
        );
        var office = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        return new(meeting, organisation, colleague, office);
    }

    /// <summary>Somebody else of the same organisation.</summary>
    public async Task<KnownPerson> AddColleagueAsync(string givenName, string familyName)
    {
        var person = await Netzwerk.App.CreatePersonAsync(givenName, familyName);
        MailedNetzwerk.Must(
            await Netzwerk.App.WithAsync<PersonCommands, CommandResult>(c =>
                c.ChangeAsync(person.Id, person.Card, Organisation, Office, Ct)
            )
        );
        return person;
    }

    /// <summary>A task that the group gave to Ada.</summary>
    public async Task<ActionItemId> AssignAsync(string wording)
    {
        var id = ActionItemId.Create();
        var ask = new AssignActionItem(
            Group,
            MeetingId,
            AgendaItemId.Create(),
            wording,
            Ada.Id,
            Due: null
        );
        var commands = Netzwerk.App.Services.GetRequiredService<CommandRunner>();
        MailedNetzwerk.Must(
            await commands.StartAsync<ActionItem, ActionItemEvent>(
                id.Value,
                ActionItemDecisions.Decide(ask),
                Originator.Job,
                Ct
            )
        );
        return id;
    }

    public async Task<PersonId?> AssigneeOfAsync(ActionItemId task)
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<ActionItem>(task.Value, Ct))!.Assignee;
    }

    /// <summary>The coordinator asks the colleague; returns the path of the link in the mail.</summary>
    public async Task<string> AskAsync()
    {
        var page = await Coordinator.OpenAsync(Page);
        var asked = await page.SubmitAsync("fragen", ("Contact", Colleague.Id.ToString()));
        Assert.Equal(Page, asked.RedirectsTo);
        await Netzwerk.SettleAsync();
        return LinkIn(Netzwerk.To(Colleague)[^1]);
    }

    public static string LinkIn(MeetingLetter letter)
    {
        var start = letter.Text.IndexOf("/nachfolge/", StringComparison.Ordinal);
        Assert.True(start > 0, letter.Text);
        var end = letter.Text.IndexOfAny([' ', '\n', '\r', '>', ')'], start);
        return letter.Text[start..end];
    }

    /// <summary>The colleague answers by the link, in a browser that is not signed in.</summary>
    public async Task<Page> AnswerAsync(string link, params (string Name, string Value)[] typed)
    {
        using var visitor = Netzwerk.App.Visitor();
        var form = await visitor.OpenAsync(link);
        return await form.SubmitAsync("antworten", typed);
    }

    public async Task<SuccessorSearch?> SearchAsync()
    {
        await using var session = Netzwerk.App.Query();
        return await session.Query<SuccessorSearch>().ToListAsync(Ct) is { } all
            ? all.SingleOrDefault(s => s.Person == Ada.Id)
            : null;
    }

    public async Task<MailboxState?> MarkAsync()
    {
        await using var session = Netzwerk.App.Query();
        return await session.LoadAsync<MailboxState>(Ada.Id.Value, Ct);
    }

    public async Task<Group> GroupAsync()
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<Group>(Group.Value, Ct))!;
    }

    public Task<Meeting> MeetingAsync() => _meeting.MeetingAsync();

    /// <summary>Another report of the mail server about Ada.</summary>
    public RawAnswer Report() =>
        _meeting.From(Ada, "postfix-report", "") with
        {
            To = _meeting.BounceOf(Ada),
        };

    public Task ReceiveAsync(RawAnswer answer) => _meeting.ReceiveAsync(answer);
}
