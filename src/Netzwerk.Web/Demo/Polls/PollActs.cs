using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.SchedulingPolls;

namespace Netzwerk.Web.Demo.Polls;

/// <summary>Looking for a date, and answering by the link of the mail.</summary>
internal sealed class PollActs(PollCommands polls)
{
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
