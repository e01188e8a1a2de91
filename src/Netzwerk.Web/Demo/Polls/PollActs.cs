using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.CircularResolutions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.SchedulingPolls;

namespace Netzwerk.Web.Demo.Polls;

/// <summary>Looking for a date, deciding without a meeting, and answering by the link of the mail.</summary>
internal sealed class PollActs(PollCommands polls, CircularResolutionCommands questions)
{
    public Task<CommandResult> DraftAsync(
        CircularResolutionId id,
        GroupId group,
        CircularText text,
        Asker by,
        CancellationToken ct
    ) => questions.DraftAsync(id, group, new(text), by, ct);

    public Task<CommandResult> SendAsync(CircularResolutionId id, Asker by, CancellationToken ct) =>
        questions.SendAsync(id, new(IsMinor: true), by, CommandOptions.None, ct);

    public Task<CommandResult> VoteAsync(
        CircularResolutionId id,
        PersonId person,
        CircularChoice choice,
        CancellationToken ct
    ) =>
        questions.AnswerByLinkAsync(
            new(
                "",
                LinkPurpose.CircularResolution,
                id.Value,
                person.Value,
                DateTimeOffset.MaxValue
            ),
            choice,
            reason: null,
            ct
        );

    public Task<CommandResult> EndAsync(CircularResolutionId id, CancellationToken ct) =>
        questions.EndAsync(id, ct);

    public Task<CommandResult> OpenAsync(
        SchedulingPollId id,
        OpenPoll ask,
        Asker by,
        CancellationToken ct
    ) => polls.OpenAsync(id, ask, by, ct);

    public Task<CommandResult> AnswerAsync(
        SchedulingPollId id,
        PersonId person,
        IReadOnlyList<OptionAnswer> answers,
        string comment,
        CancellationToken ct
    ) =>
        polls.AnswerByLinkAsync(
            new("", LinkPurpose.SchedulingPoll, id.Value, person.Value, DateTimeOffset.MaxValue),
            answers,
            comment,
            ct
        );
}
