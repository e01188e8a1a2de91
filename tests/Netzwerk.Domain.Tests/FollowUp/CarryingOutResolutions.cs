using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.FollowUp;

public sealed class CarryingOutResolutions
{
    private static readonly DateOnly Today = new(2026, 12, 3);
    private static readonly DateOnly Later = new(2027, 3, 1);

    private static readonly Story<Resolution, ResolutionEvent> Recorded = new(
        new ResolutionRecorded(
            Language,
            new MeetingId(Guid.Empty),
            AMeeting.Item1,
            "4/2026",
            "Der Kurs beginnt im März.",
            "einstimmig"
        )
    );

    [Fact]
    public void A_resolution_begins_open_and_nobody_has_to_report_twice()
    {
        Assert.Equal(ResolutionState.Open, Recorded.State.State);
        var report = new ReportResolution(ResolutionState.Underway, " Raum ist gefunden.\0 ");
        var underway = Recorded
            .When(r => ResolutionDecisions.Decide(r, report))
            .Then(new ResolutionProgressReported(ResolutionState.Underway, "Raum ist gefunden."));
        Assert.Empty(ResolutionDecisions.Decide(underway.State, report).Events);
        Assert.True(underway.State.IsPending);
    }

    [Fact]
    public void It_is_overtaken_only_with_a_reason_and_can_become_open_again()
    {
        Assert.Equal(
            new Refusal("resolution.report-missing", "Report"),
            Report(Recorded.State, ResolutionState.Overtaken, " ").Refusal
        );
        var overtaken = Recorded.And(
            new ResolutionProgressReported(ResolutionState.Overtaken, "Durch 5/2026 ersetzt.")
        );
        Assert.False(overtaken.State.IsPending);
        Assert.Equal(
            new ResolutionProgressReported(ResolutionState.Open, ""),
            Assert.Single(Report(overtaken.State, ResolutionState.Open, null).Events)
        );
    }

    [Fact]
    public void A_report_has_a_state_and_is_no_essay()
    {
        Assert.Equal(
            new Refusal("resolution.state-unknown", "State"),
            Report(Recorded.State, (ResolutionState)9, "").Refusal
        );
        Assert.Equal(
            new Refusal("resolution.report-too-long", "Report"),
            Report(
                Recorded.State,
                ResolutionState.Underway,
                new string('x', ResolutionDecisions.LongestReport + 1)
            ).Refusal
        );
    }

    [Fact]
    public void A_member_is_made_responsible_and_a_day_is_set_to_look_again()
    {
        var entrusted = Recorded
            .When(r => Entrust(r, Anna, Later))
            .Then(new ResolutionEntrusted(Anna, Later));
        Assert.Empty(Entrust(entrusted.State, Anna, Later).Events);
        Assert.False(entrusted.State.IsToReview(Later.AddDays(-1)));
        Assert.True(entrusted.State.IsToReview(Later));
        Assert.False(
            entrusted
                .And(new ResolutionProgressReported(ResolutionState.CarriedOut, ""))
                .State.IsToReview(Later)
        );
        entrusted.When(r => Entrust(r, null, null)).Then(new ResolutionEntrusted(null, null));
    }

    [Fact]
    public void Only_members_can_be_made_responsible_but_who_left_may_stay_so()
    {
        Assert.Equal(
            new Refusal("resolution.responsible-unknown", "Responsible"),
            Entrust(Recorded.State, Ben, null).Refusal
        );
        var left = Recorded.And(new ResolutionEntrusted(Ben, null));
        left.When(r => Entrust(r, Ben, Later)).Then(new ResolutionEntrusted(Ben, Later));
    }

    [Fact]
    public void The_day_to_look_again_lies_ahead_when_it_is_set()
    {
        Assert.Equal(
            new Refusal("resolution.review-passed", "Review"),
            Entrust(Recorded.State, Anna, Today.AddDays(-1)).Refusal
        );
        Assert.Null(Entrust(Recorded.State, Anna, Today).Refusal);
        var passed = Recorded.And(new ResolutionEntrusted(null, Today.AddDays(-9)));
        passed
            .When(r => Entrust(r, Anna, Today.AddDays(-9)))
            .Then(new ResolutionEntrusted(Anna, Today.AddDays(-9)));
    }

    [Fact]
    public void Who_follows_becomes_responsible_for_what_is_not_settled()
    {
        var handOn = new HandOnResolution(Anna, Ben);
        var entrusted = Recorded.And(new ResolutionEntrusted(Anna, Later));
        var handed = entrusted
            .When(r => ResolutionDecisions.Decide(r, handOn))
            .Then(new ResolutionEntrusted(Ben, Later));
        Assert.Empty(ResolutionDecisions.Decide(handed.State, handOn).Events);
        Assert.Empty(
            ResolutionDecisions
                .Decide(
                    entrusted
                        .And(new ResolutionProgressReported(ResolutionState.CarriedOut, ""))
                        .State,
                    handOn
                )
                .Events
        );
    }

    private static Outcome<ResolutionEvent> Report(
        Resolution resolution,
        ResolutionState state,
        string? report
    ) => ResolutionDecisions.Decide(resolution, new ReportResolution(state, report));

    private static Outcome<ResolutionEvent> Entrust(
        Resolution resolution,
        PersonId? person,
        DateOnly? review
    ) =>
        ResolutionDecisions.Decide(
            resolution,
            new EntrustResolution(person, review, [Anna], Today)
        );
}
