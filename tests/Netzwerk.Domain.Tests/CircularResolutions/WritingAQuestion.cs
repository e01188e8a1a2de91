using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Groups.Procedure;
using Xunit;
using static Netzwerk.Domain.Tests.CircularResolutions.Rounds;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.CircularResolutions;

public sealed class WritingAQuestion
{
    [Fact]
    public void A_draft_holds_what_is_asked_and_until_when()
    {
        var outcome = CircularDraftDecisions.Decide(
            new DraftCircularResolution(Text with { Title = " Neuer\nBeamer " }),
            At()
        );
        Assert.Equivalent(Drafted, Assert.Single(outcome.Events));
    }

    [Theory]
    [InlineData("", "x", 20, "ballot.title-missing", "Title")]
    [InlineData("x", " ", 20, "ballot.wording-missing", "Wording")]
    [InlineData("x", "x", 7, "ballot.deadline-too-short", "LastDay")]
    [InlineData("x", "x", -40, "ballot.deadline-too-short", "LastDay")]
    [InlineData("x", "x", 300, "ballot.deadline-too-far", "LastDay")]
    public void What_cannot_be_asked_is_refused_beside_its_field(
        string title,
        string wording,
        int day,
        string code,
        string field
    )
    {
        var text = Text with
        {
            Title = title,
            Wording = wording,
            LastDay = new DateOnly(2027, 1, 31).AddDays(day),
        };
        Assert.Equal(
            new(code, field),
            CircularDraftDecisions.Decide(new DraftCircularResolution(text), At()).Refusal
        );
    }

    [Fact]
    public void The_shortest_time_is_that_of_the_rules_and_its_last_day_counts()
    {
        var text = Text with { LastDay = new(2027, 2, 8) };
        var ask = new DraftCircularResolution(text);
        Assert.Null(CircularDraftDecisions.Decide(ask, At()).Refusal);
        var longer = Rules with { Circular = Rules.Circular with { ShortestDays = 8 } };
        Assert.Equal(
            "ballot.deadline-too-short",
            CircularDraftDecisions.Decide(ask, At(longer)).Refusal?.Code
        );
    }

    [Fact]
    public void Without_rules_or_against_them_nothing_goes_round()
    {
        var ask = new DraftCircularResolution(Text);
        Assert.Equal(
            new("ballot.no-rules"),
            CircularDraftDecisions.Decide(ask, At() with { Rules = null }).Refusal
        );
        var forbidden = Rules with { Circular = Rules.Circular with { Allowed = false } };
        Assert.Equal(
            new("ballot.not-allowed"),
            CircularDraftDecisions.Decide(ask, At(forbidden)).Refusal
        );
        Assert.Equal(
            new("ballot.group-closed"),
            CircularDraftDecisions.Decide(ask, At(more: new GroupClosed())).Refusal
        );
        Draft
            .When(c =>
                CircularDraftDecisions.Decide(c, new SendCircularResolution(false), At(forbidden))
            )
            .ThenRefused("ballot.not-allowed");
    }

    [Fact]
    public void A_draft_is_written_anew_until_it_is_sent_and_can_be_thrown_away()
    {
        var ask = new ReviseCircularResolution(Text with { Reasons = "" });
        Draft
            .When(c => CircularDraftDecisions.Decide(c, ask, At()))
            .Then(
                new CircularResolutionRevised(Text.Title!, Text.Wording!, "", false, LastDay, [])
            );
        Running
            .When(c => CircularDraftDecisions.Decide(c, ask, At()))
            .ThenRefused("ballot.no-draft");
        Draft
            .When(c => CircularDraftDecisions.Decide(c, new DiscardCircularResolution()))
            .Then(new CircularResolutionDiscarded());
        Running
            .When(c => CircularDraftDecisions.Decide(c, new DiscardCircularResolution()))
            .ThenRefused("ballot.no-draft");
    }

    [Fact]
    public void Each_seat_with_a_vote_is_asked_with_the_deputies_who_have_none_of_their_own() =>
        Draft
            .When(c => CircularDraftDecisions.Decide(c, new SendCircularResolution(false), At()))
            .Then(Sent);

    [Fact]
    public void Where_the_rules_let_no_deputy_vote_none_is_asked()
    {
        var alone = Rules with { Seats = Rules.Seats with { DeputiesVote = false } };
        Draft
            .When(c =>
                CircularDraftDecisions.Decide(c, new SendCircularResolution(false), At(alone))
            )
            .Then(Sent with { Deputies = [], DeputySeats = [] });
    }

    [Fact]
    public void Where_only_minor_matters_go_round_that_is_confirmed()
    {
        var minor = Rules with { Circular = Rules.Circular with { MinorMattersOnly = true } };
        Draft
            .When(c =>
                CircularDraftDecisions.Decide(c, new SendCircularResolution(false), At(minor))
            )
            .ThenRefused("ballot.minor-unconfirmed", "IsMinor");
        Draft
            .When(c =>
                CircularDraftDecisions.Decide(c, new SendCircularResolution(true), At(minor))
            )
            .Then(Sent with { IsMinor = true });
    }

    [Fact]
    public void A_draft_that_waited_too_long_is_not_sent_with_too_little_time() =>
        Draft
            .When(c =>
                CircularDraftDecisions.Decide(
                    c,
                    new SendCircularResolution(false),
                    At(now: Berlin("2027-02-14 09:00"))
                )
            )
            .ThenRefused("ballot.deadline-too-short", "LastDay");

    [Fact]
    public void A_closed_question_needs_everybody_with_a_vote_to_have_undertaken_secrecy()
    {
        var closed = new Support.Story<CircularResolution, CircularResolutionEvent>(
            Drafted with
            {
                IsClosed = true,
            }
        );
        var ask = new SendCircularResolution(false);
        GroupEvent[] asked = [new ConfidentialityAskedFor(1, "Ich schweige.", false, false, Now)];
        closed
            .When(c => CircularDraftDecisions.Decide(c, ask, At(more: asked)))
            .ThenRefused("ballot.secrecy-missing");
        closed.When(c => CircularDraftDecisions.Decide(c, ask, At())).Then(Sent);
        closed
            .When(c =>
                CircularDraftDecisions.Decide(c, ask, At(more: new SeatVoteSet(Fritz, true)))
            )
            .ThenRefused("ballot.secrecy-missing");
    }

    [Fact]
    public void Where_nobody_has_a_vote_nobody_is_asked()
    {
        GroupEvent[] none =
        [
            new SeatVoteSet(Anna, false),
            new SeatVoteSet(Ben, false),
            new SeatVoteSet(Chris, false),
        ];
        Draft
            .When(c =>
                CircularDraftDecisions.Decide(c, new SendCircularResolution(false), At(more: none))
            )
            .ThenRefused("ballot.no-votes");
    }
}
