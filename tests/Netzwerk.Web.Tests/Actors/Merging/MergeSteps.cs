using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Merging;

/// <summary>What coordinators do with entries that look alike.</summary>
internal static class MergeSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Page> MergeAsync(
        this HttpClient office,
        PersonId gone,
        PersonId into,
        params (string, string)[] choices
    )
    {
        var page = await office.OpenAsync($"/akteure/doppelte/personen/{into}/{gone}");
        return await page.SubmitAsync("zusammenfuehren", choices);
    }

    public static async Task<Page> PartAsync(this HttpClient office, PersonId gone) =>
        await (await office.OpenAsync($"/personen/{gone}/trennen")).SubmitAsync("trennen");

    public static async Task<Guid> AssignAsync(
        this NetzwerkApp app,
        GroupId group,
        PersonId? assignee,
        OrganisationId? organisation = null
    )
    {
        var id = ActionItemId.Create();
        var ask = new AssignActionItem(
            group,
            MeetingId.Create(),
            AgendaItemId.Create(),
            "Rufen Sie den Träger an.",
            assignee,
            Due: null,
            organisation
        );
        var commands = app.Services.GetRequiredService<CommandRunner>();
        var done = await commands.StartAsync<ActionItem, ActionItemEvent>(
            id.Value,
            ActionItemDecisions.Decide(ask),
            Originator.Job,
            Ct
        );
        Assert.Equal(CommandStatus.Done, done.Status);
        return id.Value;
    }

    public static async Task<Guid> EntrustAsync(
        this NetzwerkApp app,
        GroupId group,
        PersonId person
    )
    {
        var id = ResolutionId.Create();
        var commands = app.Services.GetRequiredService<CommandRunner>();
        var ask = new RecordResolution(
            group,
            MeetingId.Create(),
            AgendaItemId.Create(),
            "1/2026-1",
            "Wir machen weiter.",
            ""
        );
        await commands.StartAsync<Resolution, ResolutionEvent>(
            id.Value,
            ResolutionDecisions.Decide(ask),
            Originator.Job,
            Ct
        );
        var done = await commands.ChangeAsync<Resolution, ResolutionEvent>(
            id.Value,
            r =>
                ResolutionDecisions.Decide(
                    r,
                    new EntrustResolution(person, Review: null, [person], default)
                ),
            Originator.Job,
            Ct
        );
        Assert.Equal(CommandStatus.Done, done.Status);
        return id.Value;
    }

    public static async Task AnswerAsync(this NetzwerkApp app, MeetingId id, PersonId person)
    {
        var done = await app
            .Services.GetRequiredService<CommandRunner>()
            .ChangeAsync<Meeting, MeetingEvent>(
                id.Value,
                m =>
                    InvitationDecisions.Decide(
                        m,
                        new AnswerMeeting(person, Rsvp.Accepted),
                        app.Clock.GetUtcNow()
                    ),
                Originator.Job,
                Ct
            );
        Assert.Equal(CommandStatus.Done, done.Status);
    }

    public static async Task<T> LoadAsync<T>(this NetzwerkApp app, Guid id)
        where T : class
    {
        await using var session = app.Query();
        return (await session.LoadAsync<T>(id, Ct))!;
    }

    public static async Task<PersonCard?> CardAsync(this NetzwerkApp app, PersonId id)
    {
        await using var session = app.Query();
        return await app.Services.GetRequiredService<PersonVault>().FindAsync(session, id, Ct);
    }

    /// <summary>How much happened to these entries.</summary>
    public static async Task<long> FactsAsync(this NetzwerkApp app, params PersonId[] people)
    {
        await using var session = app.Query();
        var facts = 0L;
        foreach (var person in people)
        {
            facts += (await session.Events.FetchStreamStateAsync(person.Value, Ct))!.Version;
        }

        return facts;
    }
}
