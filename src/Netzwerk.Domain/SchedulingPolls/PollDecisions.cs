using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>The rules of date polls: opened, changed, picked from, ended.</summary>
public static class PollDecisions
{
    /// <summary>More than these nobody weighs against each other on a phone.</summary>
    public const int MostOptions = 20;

    public const int ShortestMinutes = 15;

    /// <summary>A whole day.</summary>
    public const int LongestMinutes = 12 * 60;

    private static readonly SchedulingPollEvent[] Nothing = [];

    private static readonly Refusal Closed = new("poll.closed");

    public static Outcome<SchedulingPollEvent> Decide(OpenPoll ask, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var title = PlainText.Line(ask.Title);
        var place = PlainText.Line(ask.Place);
        var link = PlainText.Line(ask.VideoLink);
        PersonId[] invited = [.. ask.Invited.Distinct()];
        PollOption[] options = [.. Different(ask.Options)];
        var refusal =
            OfPoll(MeetingDecisions.CheckWords(title, place, link))
            ?? CheckLength(ask.Minutes)
            ?? CheckOptions(ask.Options, ask.Minutes, now)
            ?? CheckDeadline(ask.Deadline, now)
            ?? (invited.Length == 0 ? new Refusal("poll.nobody-invited", "Invited") : null);
        return refusal is not null
            ? refusal
            : new SchedulingPollOpened(
                ask.Group,
                title,
                place,
                link,
                ask.Minutes,
                ask.Deadline,
                [.. options.Select(o => o.Id)],
                [.. options.Select(o => o.Day)],
                [.. options.Select(o => o.From)],
                invited,
                [.. ask.Needed.Distinct().Where(invited.Contains)]
            );
    }

    /// <summary>A date that is proposed already is not proposed twice.</summary>
    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        AddPollOptions ask,
        DateTimeOffset now
    )
    {
        PollOption[] added =
        [
            .. Different(ask.Options)
                .Where(n => !poll.Options.Any(o => (o.Day, o.From) == (n.Day, n.From))),
        ];
        return poll.State is not SchedulingPollState.Open ? Closed
            : added.Length == 0 ? Nothing
            : poll.Options.Count + added.Length > MostOptions
                ? new Refusal("poll.too-many-options", "Options")
            : CheckOptions(added, poll.Minutes, now) is { } refusal ? refusal
            : new PollOptionsAdded(
                [.. added.Select(o => o.Id)],
                [.. added.Select(o => o.Day)],
                [.. added.Select(o => o.From)]
            );
    }

    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        WithdrawPollOption ask
    ) =>
        poll.State is not SchedulingPollState.Open ? Closed
        : poll.OptionOf(ask.Option) is null ? Nothing
        : poll.Options.Count == 1 ? new Refusal("poll.last-option")
        : new PollOptionWithdrawn(ask.Option);

    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        MovePollDeadline ask,
        DateTimeOffset now
    ) =>
        poll.State is not SchedulingPollState.Open ? Closed
        : ask.Deadline == poll.Deadline ? Nothing
        : CheckDeadline(ask.Deadline, now) is { } refusal ? refusal
        : new PollDeadlineMoved(ask.Deadline);

    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        NudgeSilent _,
        DateTimeOffset now
    )
    {
        PersonId[] silent = [.. poll.Silent.Select(p => p.Person)];
        return poll.State is not SchedulingPollState.Open ? Closed
            : !poll.TakesAnswersOn(Appointment.LocalDay(now)) ? new Refusal("poll.deadline-over")
            : silent.Length == 0 ? new Refusal("poll.nobody-silent")
            : new PollSilentNudged(silent);
    }

    /// <summary>Picked twice it is picked once. The answers need not be complete.</summary>
    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        PickDate ask,
        DateTimeOffset now
    ) =>
        poll.State is SchedulingPollState.Picked && poll.Picked == ask.Option ? Nothing
        : poll.State is not SchedulingPollState.Open ? Closed
        : poll.OptionOf(ask.Option) is not { } option ? new Refusal("poll.option-withdrawn")
        : poll.When(option).Start <= now ? new Refusal("poll.option-over")
        : ask.OnPurpose ? new PollDatePicked(ask.Option, ask.Meeting)
        : poll.NeededWhoRefused(ask.Option).Any() ? new Refusal("poll.needed-refused", "OnPurpose")
        : poll.CountOf(ask.Option).CanCome == 0 ? new Refusal("poll.nobody-can", "OnPurpose")
        : new PollDatePicked(ask.Option, ask.Meeting);

    public static Outcome<SchedulingPollEvent> Decide(SchedulingPoll poll, EndPoll _) =>
        poll.State switch
        {
            SchedulingPollState.Open => new SchedulingPollEnded(),
            SchedulingPollState.Ended => Nothing,
            _ => Closed,
        };

    /// <summary>Asked twice somebody is asked once.</summary>
    public static Outcome<SchedulingPollEvent> Decide(SchedulingPoll poll, AskPollPerson ask) =>
        poll.State is not SchedulingPollState.Open ? Closed
        : poll.ParticipantOf(ask.Person) is not null ? Nothing
        : new PollPersonAsked(ask.Person, For: null);

    /// <summary>What is over stays as it was.</summary>
    public static Outcome<SchedulingPollEvent> Decide(SchedulingPoll poll, RemovePollPerson ask) =>
        poll.State is SchedulingPollState.Open && poll.ParticipantOf(ask.Person) is not null
            ? new PollPersonRemoved(ask.Person)
            : Nothing;

    private static Refusal? CheckLength(int minutes) =>
        minutes is < ShortestMinutes or > LongestMinutes
            ? new("poll.length-unusable", "Minutes")
            : null;

    private static Refusal? CheckDeadline(DateOnly deadline, DateTimeOffset now) =>
        deadline < Appointment.LocalDay(now) ? new("poll.deadline-past", "Deadline")
        : deadline.DayNumber - Appointment.LocalDay(now).DayNumber > MeetingDecisions.FurthestDays
            ? new("poll.deadline-too-far", "Deadline")
        : null;

    private static Refusal? CheckOptions(
        IReadOnlyList<PollOption> options,
        int minutes,
        DateTimeOffset now
    ) =>
        options.Count == 0 ? new("poll.options-missing", "Options")
        : options.Count > MostOptions ? new("poll.too-many-options", "Options")
        : options.Select(o => CheckTime(o, minutes, now)).FirstOrDefault(r => r is not null)
            is { } refusal
            ? refusal with
            {
                Field = "Options",
            }
        : null;

    // Whatever can be picked can be planned as a meeting.
    private static Refusal? CheckTime(PollOption option, int minutes, DateTimeOffset now) =>
        OfPoll(
            MeetingDecisions.CheckTime(
                new(option.Day, option.From, option.From.AddMinutes(minutes)),
                now
            )
        );

    private static Refusal? OfPoll(Refusal? refusal) =>
        refusal is null
            ? null
            : refusal with
            {
                Code =
                    "poll."
                    + refusal.Code[(refusal.Code.IndexOf('.', StringComparison.Ordinal) + 1)..],
            };

    private static IEnumerable<PollOption> Different(IEnumerable<PollOption> options) =>
        options.DistinctBy(o => (o.Day, o.From));
}
