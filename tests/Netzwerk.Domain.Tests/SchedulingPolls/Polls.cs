using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Tests.Support;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.SchedulingPolls;

/// <summary>A poll about two dates, to Anna, who must not be missing, and Ben.</summary>
internal static class Polls
{
    public static readonly PollOption Monday = new(
        new(new("0197c0de-0000-7000-8000-0000000000f1")),
        new(2027, 3, 8),
        new(10, 0)
    );

    public static readonly PollOption Tuesday = new(
        new(new("0197c0de-0000-7000-8000-0000000000f2")),
        new(2027, 3, 9),
        new(14, 0)
    );

    public static readonly PollOption Friday = new(
        new(new("0197c0de-0000-7000-8000-0000000000f3")),
        new(2027, 3, 12),
        new(9, 0)
    );

    public static readonly DateTimeOffset Now = Berlin("2027-02-01 09:00");

    public static readonly DateOnly Deadline = new(2027, 2, 20);

    public static readonly OpenPoll Ask = new(
        Language,
        "Klausur",
        "Rathaus Freiberg",
        "",
        120,
        Deadline,
        [Monday, Tuesday],
        [Anna, Ben],
        [Anna]
    );

    public static readonly Story<SchedulingPoll, SchedulingPollEvent> Open = new(
        PollDecisions.Decide(Ask, Now).Events
    );

    public static SchedulingPollAnswered Said(
        PersonId person,
        params (PollOption Option, PollAnswer Answer)[] answers
    )
    {
        var said = answers.ToLookup(a => a.Answer, a => a.Option.Id);
        return new(
            person,
            [.. said[PollAnswer.Yes]],
            [.. said[PollAnswer.IfNeedBe]],
            [.. said[PollAnswer.No]],
            ""
        );
    }

    public static AnswerPoll Says(
        PersonId person,
        params (PollOption Option, PollAnswer Answer)[] answers
    ) => new(person, [.. answers.Select(a => new OptionAnswer(a.Option.Id, a.Answer))], "");
}
