using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Actors.Conversations;
using Netzwerk.Web.Actors.Sharing;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.DistributionLists;
using Netzwerk.Web.Freshness;
using Netzwerk.Web.Freshness.Proposals;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo;

/// <summary>What the round about the entries needs, and talks with those it is about.</summary>
internal sealed record FreshnessActs(
    IDocumentStore Store,
    RoundCommands Rounds,
    FreshnessRounds Morning,
    EntryCommands Entries,
    ProposalCommands Proposals,
    ConversationCommands Talks,
    ShieldCommands Shields,
    VisibilityCommands Visibilities
);

/// <summary>What writing to distribution lists needs.</summary>
internal sealed record CircularActs(
    ListCommands Lists,
    CircularCommands Circulars,
    ListScreens Screens
);

internal sealed partial class DemoActs
{
    public async Task AskForDatesAsync(
        SchedulingPollId id,
        OpenPoll ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await polls.OpenAsync(id, ask, by, ct));

    public async Task AnswerDatesAsync(
        SchedulingPollId id,
        PersonId person,
        IReadOnlyList<OptionAnswer> answers,
        string comment,
        CancellationToken ct
    ) => Demand(await polls.AnswerAsync(id, person, answers, comment, ct));

    public async Task DraftQuestionAsync(
        CircularResolutionId id,
        GroupId group,
        CircularText text,
        Asker by,
        CancellationToken ct
    ) => Demand(await polls.DraftAsync(id, group, text, by, ct));

    public async Task SendQuestionAsync(CircularResolutionId id, Asker by, CancellationToken ct) =>
        Demand(await polls.SendAsync(id, by, ct));

    public async Task VoteAsync(
        CircularResolutionId id,
        PersonId person,
        CircularChoice choice,
        CancellationToken ct
    ) => Demand(await polls.VoteAsync(id, person, choice, ct));

    public async Task EndQuestionAsync(CircularResolutionId id, CancellationToken ct) =>
        Demand(await polls.EndAsync(id, ct));

    public async Task EnterTopicAsync(TopicId id, EnterTopic ask, Asker by, CancellationToken ct) =>
        Demand(await topics.EnterAsync(id, ask, by, ct));

    public async Task ProposeAsync(TopicId id, SubmitMotion ask, Asker by, CancellationToken ct) =>
        Demand(await topics.ProposeAsync(id, ask, by, ct));

    public async Task NoteTalkAsync(
        ConversationId id,
        NoteConversation ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await freshness.Talks.NoteAsync(id, ask with { By = by.By.Person }, by, ct));

    public async Task ShieldAsync(DemoPerson person, Asker by, CancellationToken ct) =>
        Demand(await freshness.Shields.SetAsync(person.Id, isShielded: true, by, ct));

    public async Task ShareAsync(
        DemoPerson person,
        IReadOnlyList<FieldVisibility> wanted,
        CancellationToken ct
    )
    {
        var ask = new ChooseOwnVisibility(wanted, Agrees: true);
        Demand(await freshness.Visibilities.ChooseAsync(person.Id, ask, As(person.Id), ct));
    }

    public async Task NoteConsentAsync(
        DemoPerson person,
        NoteVisibility ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await freshness.Visibilities.NoteAsync(person.Id, ask, by, ct));

    public async Task BeginRoundAsync(Asker by, CancellationToken ct)
    {
        Demand(await freshness.Rounds.BeginAsync(by, ct));
        await freshness.Morning.RunAsync(ct);
    }

    public Task RemindAboutEntriesAsync(CancellationToken ct) => freshness.Morning.RunAsync(ct);

    /// <summary>Who was asked says that all is right.</summary>
    public async Task ConfirmAsync(DemoOrganisation organisation, CancellationToken ct)
    {
        await using var session = freshness.Store.QuerySession();
        var id = EntryFreshness.IdOf(organisation.Id);
        if (await session.LoadAsync<EntryFreshness>(id, ct) is { Contact: { } contact })
        {
            var link = new LinkGrant(
                "",
                LinkPurpose.Entry,
                organisation.Id.Value,
                contact.Value,
                DateTimeOffset.MaxValue
            );
            Demand(await freshness.Entries.ConfirmAsync(link, ct));
        }
    }

    public async Task SuggestAsync(
        Guid id,
        DemoOrganisation organisation,
        DemoPerson by,
        string? name,
        CancellationToken ct
    )
    {
        var stands = new EntryDraft(
            organisation.Name,
            organisation.Kind,
            organisation.Municipality,
            "",
            ""
        );
        var changed = EntryFields.All.Where(f => name is not null && f.Name == "Name");
        var content = ProposalContent.Of(
            stands,
            stands with
            {
                Name = name ?? organisation.Name,
            },
            changed,
            remark: null
        );
        var kind = name is null ? ProposalKind.Gone : ProposalKind.Change;
        Demand(
            await freshness.Proposals.SuggestAsync(
                id,
                organisation.Id,
                kind,
                content,
                As(by.Id),
                ct
            )
        );
    }

    public async Task SaveListAsync(
        DistributionListId id,
        SaveDistributionList ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await circulars.Lists.SaveAsync(id, ask, by, ct));

    public async Task WordCircularAsync(
        CircularId id,
        WordCircular ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await circulars.Circulars.WordAsync(id, ask, by, ct));

    public async Task SendCircularAsync(
        DistributionListId list,
        CircularId id,
        Asker by,
        CancellationToken ct
    )
    {
        var shown = await circulars.Screens.CircularAsync(list.Value, id.Value, ct);
        Demand(await circulars.Circulars.SendAsync(id, shown?.Now?.Fingerprint, by, ct));
    }
}
