using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Tests.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Minutes;

public sealed class SendingMinutesOut
{
    private static readonly Story<MeetingMinutes, MinutesEvent> Frozen = new(
        new MinutesSubmitted(new(2026, 12, 25)),
        new MinutesFrozen(1, "a")
    );

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Send(
        int edition,
        params MinutesCircle[] to
    ) => m => SendingOutDecisions.Decide(m, new SendOutMinutes(edition, to));

    [Fact]
    public void To_each_circle_an_edition_goes_once()
    {
        var sent = Frozen
            .When(Send(1, MinutesCircle.Absent, MinutesCircle.Present))
            .Then(new MinutesSentOut(1, [MinutesCircle.Present, MinutesCircle.Absent]));
        sent.When(Send(1, MinutesCircle.Present, MinutesCircle.Copies))
            .Then(new MinutesSentOut(1, [MinutesCircle.Copies]));
        var second = sent.And(
            new MinutesCorrectionOpened("Fehler.", [], []),
            new MinutesSubmitted(new(2027, 1, 5)),
            new MinutesFrozen(2, "b")
        );
        second.When(Send(1, MinutesCircle.Present)).ThenRefused("minutes.edition-overtaken");
        second
            .When(Send(2, MinutesCircle.Present))
            .Then(new MinutesSentOut(2, [MinutesCircle.Present]));
    }

    [Fact]
    public void Somebody_must_get_it_and_there_must_be_an_edition()
    {
        Frozen.When(Send(1)).ThenRefused("minutes.nobody-chosen", "To");
        Frozen.When(Send(1, (MinutesCircle)9)).ThenRefused("minutes.nobody-chosen", "To");
        Assert.Equal(
            new Refusal("minutes.not-frozen"),
            Send(0, MinutesCircle.Present)(MeetingMinutes.Blank(Guid.Empty)).Refusal
        );
    }

    [Fact]
    public void Copies_go_to_those_on_the_list_up_to_a_number()
    {
        var listed = AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new AddCopy(Anna)))
            .Then(new GroupCopyAdded(Anna));
        Assert.Equal([Anna], listed.State.Copies);
        listed
            .When(g => GroupDecisions.Decide(g, new RemoveCopy(Anna)))
            .Then(new GroupCopyRemoved(Anna));
        var full = AGroup.Founded.And(
            Enumerable
                .Range(0, GroupDecisions.MostCopies)
                .Select(_ => new GroupCopyAdded(PersonId.Create()))
        );
        full.When(g => GroupDecisions.Decide(g, new AddCopy(Anna)))
            .ThenRefused("group.too-many-copies");
        AGroup
            .Founded.And(new GroupClosed())
            .When(g => GroupDecisions.Decide(g, new AddCopy(Anna)))
            .ThenRefused("group.closed");
    }
}
