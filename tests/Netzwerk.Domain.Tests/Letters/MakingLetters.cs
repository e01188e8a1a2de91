using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Letters;

public sealed class MakingLetters
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    private static readonly Story<MeetingLetters, LetterEvent> Invited = new(
        new LetterMade(Anna, LetterKind.Invitation, 0, Monday)
    );

    [Fact]
    public void The_same_letter_on_the_same_day_is_one_letter() =>
        Invited
            .When(l =>
                LetterDecisions.Decide(
                    l,
                    new MakeLetters([Anna, Anna], LetterKind.Invitation, 0, Monday)
                )
            )
            .ThenNothing();

    [Fact]
    public void On_another_day_it_carries_another_date() =>
        Invited
            .When(l =>
                LetterDecisions.Decide(
                    l,
                    new MakeLetters([Anna], LetterKind.Invitation, 0, Tuesday)
                )
            )
            .Then(new LetterMade(Anna, LetterKind.Invitation, 0, Tuesday));

    [Fact]
    public void Who_never_got_a_letter_is_invited_by_the_one_about_a_change()
    {
        var after = Invited
            .When(l =>
                LetterDecisions.Decide(
                    l,
                    new MakeLetters([Anna, Ben], LetterKind.Update, 1, Tuesday)
                )
            )
            .Then(
                new LetterMade(Anna, LetterKind.Update, 1, Tuesday),
                new LetterMade(Ben, LetterKind.Invitation, 1, Tuesday)
            );
        Assert.Equal(LetterKind.Update, after.State.LastTo(Anna)?.Kind);
        // Printed once more it stays what it was.
        after
            .When(l =>
                LetterDecisions.Decide(
                    l,
                    new MakeLetters([Ben], LetterKind.Update, 1, Tuesday.AddDays(1))
                )
            )
            .Then(new LetterMade(Ben, LetterKind.Invitation, 1, Tuesday.AddDays(1)));
    }

    [Fact]
    public void A_meeting_that_is_off_is_called_off_to_everybody() =>
        Assert.Equal(
            LetterKind.Cancellation,
            LetterDecisions.KindFor(Invited.State, Ben, LetterKind.Cancellation)
        );
}
