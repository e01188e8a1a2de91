namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>The wish to ask people for dates.</summary>
public sealed record OpenPoll(
    GroupId Group,
    string? Title,
    string? Place,
    string? VideoLink,
    int Minutes,
    DateOnly Deadline,
    IReadOnlyList<PollOption> Options,
    IReadOnlyList<PersonId> Invited,
    IReadOnlyList<PersonId> Needed
);

/// <summary>The wish to propose further dates.</summary>
public sealed record AddPollOptions(IReadOnlyList<PollOption> Options);

/// <summary>The wish to withdraw a proposed date.</summary>
public sealed record WithdrawPollOption(PollOptionId Option);

/// <summary>The wish to move the last day for answers.</summary>
public sealed record MovePollDeadline(DateOnly Deadline);

/// <summary>Somebody's answers to the dates, and what they want to add.</summary>
public sealed record AnswerPoll(
    PersonId Person,
    IReadOnlyList<OptionAnswer> Answers,
    string? Comment
);

/// <summary>The wish to ask those once more who have not answered.</summary>
public sealed record NudgeSilent;

/// <summary>The wish to pick a date; on purpose even when a seat that must not be missing refused it.</summary>
public sealed record PickDate(PollOptionId Option, MeetingId Meeting, bool OnPurpose = false);

/// <summary>The wish to end a date poll without a date.</summary>
public sealed record EndPoll;

/// <summary>The wish that somebody is no longer asked.</summary>
public sealed record RemovePollPerson(PersonId Person);

/// <summary>The wish to ask one more person.</summary>
public sealed record AskPollPerson(PersonId Person);
