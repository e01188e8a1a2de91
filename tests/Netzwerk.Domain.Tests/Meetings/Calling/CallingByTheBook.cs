using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Tests.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings.Calling;

/// <summary>Calling a meeting on 10 December 2026, two weeks before it, by rules of procedure.</summary>
public sealed class CallingByTheBook
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static readonly Story<Meeting, MeetingEvent> Ready = AMeeting.Planned.And(
        new AgendaItemAdded(AMeeting.Item1, "Kurse", ItemPurpose.Discussion, 30, Anna)
    );

    private static readonly MeetingEvent[] Usual =
    [
        new MeetingCalled([Anna]),
        AMeeting.Told(AnnouncementKind.Invitation, revision: 0),
    ];

    private static Group Open => AGroup.WithAnna.State;

    private static Group Private => Open with { Openness = GroupOpenness.Private };

    private static ProcedureVersion Rules(
        Func<ConvocationRules, ConvocationRules>? change = null,
        int publicNoticeDays = 0
    )
    {
        var rules = ProcedurePresets.Of(ProcedurePreset.WorkingGroup);
        rules = rules with
        {
            Convocation = (change ?? (c => c))(rules.Convocation),
            Publicity = new(
                MeetingPublicity.Public,
                publicNoticeDays,
                OnlinePublication.WithConvocation,
                ClosedResolutionsLater: false
            ),
        };
        return new(3, rules, new(2026, 1, 1), new(2025, 12, 1), "Beschluss");
    }

    private static Func<Meeting, Outcome<MeetingEvent>> Call(
        ProcedureVersion? rules,
        Group? group = null,
        bool urgent = false,
        string? reason = null,
        bool letters = false
    ) =>
        m =>
            ConvocationDecisions.Decide(
                m,
                group ?? Open,
                rules,
                new CallMeeting([Anna], Urgent: urgent, Reason: reason, NeedsLetters: letters),
                AMeeting.Before
            );

    private static ConvocationChecked Checked(DateOnly last, params ConvocationDefect[] defects) =>
        new(3, Today, last, defects);

    [Fact]
    public void A_call_in_time_is_sound()
    {
        var called = Ready.When(Call(Rules())).Then([.. Usual, Checked(AMeeting.Day.AddDays(-7))]);
        Assert.True(called.State.Convocation?.IsSound);
        Assert.Null(called.State.Urgent);
    }

    [Fact]
    public void Without_rules_nothing_is_held_against_a_call() =>
        Assert.Null(Ready.When(Call(rules: null)).Then(Usual).State.Convocation);

    // "users.md 2.1: clear days: meeting day - N - 1"; 14 clear days before the 10th is the 25th.
    [Fact]
    public void A_day_too_late_forbids_nothing_and_is_noted()
    {
        var late = Rules(c => c with { NoticeDays = 14, Counting = NoticeCounting.ClearDays });
        var called = Ready
            .When(Call(late))
            .Then([.. Usual, Checked(new(2026, 11, 25), ConvocationDefect.NoticeTooShort)]);
        Assert.Equal(MeetingStatus.Called, called.State.Status);
        Assert.False(called.State.Convocation?.IsSound);
        Ready.When(Call(Rules(c => c with { NoticeDays = 14 }))).Then([.. Usual, Checked(Today)]);
    }

    // SächsLKrO § 32(3): place, time and items belong to the call.
    [Fact]
    public void What_a_call_must_say_and_does_not_is_noted() =>
        AMeeting
            .Planned.And(new MeetingDescribed("4. Sitzung", "", ""))
            .When(m => Outcome(Call(Rules())(m)))
            .ThenEachTime(
                Checked(
                    AMeeting.Day.AddDays(-7),
                    ConvocationDefect.AgendaMissing,
                    ConvocationDefect.PlaceMissing
                )
            );

    [Fact]
    public void Letters_have_a_last_day_of_their_own()
    {
        // Twelve days and two for the letter end today, thirteen do not.
        static ProcedureVersion Days(int days) =>
            Rules(c => c with { NoticeDays = days, LetterDays = 2 });
        var kept = Ready
            .When(Call(Days(12), letters: true))
            .Then([.. Usual, Checked(new(2026, 11, 28))]);
        Assert.True(kept.State.Convocation?.IsSound);
        Ready
            .When(Call(Days(13), letters: true))
            .Then([.. Usual, Checked(new(2026, 11, 27), ConvocationDefect.LettersTooLate)]);
        Ready.When(Call(Days(13))).Then([.. Usual, Checked(new(2026, 11, 27))]);
    }

    // SächsLKrO § 32(3): in urgent cases without a period and without form.
    [Fact]
    public void An_urgent_call_gives_its_reason()
    {
        var late = Rules(c => c with { NoticeDays = 28, UrgentDays = 3 });
        var called = Ready
            .When(Call(late, urgent: true, reason: "Der Bescheid läuft ab.", letters: true))
            .Then([
                .. Usual,
                new MeetingCalledUrgently("Der Bescheid läuft ab."),
                Checked(AMeeting.Day.AddDays(-3)),
            ]);
        Assert.Equal("Der Bescheid läuft ab.", called.State.Urgent?.Reason);
    }

    [Fact]
    public void Even_an_urgent_call_can_be_too_late()
    {
        var late = Rules(c => c with { NoticeDays = 28, UrgentDays = 15 });
        Ready
            .When(Call(late, urgent: true, reason: "Eilt"))
            .Then([
                .. Usual,
                new MeetingCalledUrgently("Eilt"),
                Checked(new(2026, 11, 25), ConvocationDefect.UrgentNoticeTooShort),
            ]);
    }

    [Fact]
    public void An_urgent_call_needs_rules_that_allow_it_a_need_and_a_reason()
    {
        var late = Rules(c => c with { NoticeDays = 28 });
        var never = Rules(c => c with { NoticeDays = 28, Urgent = UrgentCallRule.NotAllowed });
        Ready
            .When(Call(never, urgent: true, reason: "Eilt"))
            .ThenRefused("convocation.urgent-not-allowed", "Urgent");
        Ready
            .When(Call(rules: null, urgent: true, reason: "Eilt"))
            .ThenRefused("convocation.urgent-not-allowed", "Urgent");
        Ready
            .When(Call(Rules(), urgent: true, reason: "Eilt"))
            .ThenRefused("convocation.urgent-not-needed", "Urgent");
        Ready
            .When(Call(late, urgent: true, reason: " "))
            .ThenRefused("convocation.reason-missing", "Reason");
        Ready
            .When(Call(late, urgent: true, reason: new string('x', 1001)))
            .ThenRefused("convocation.reason-too-long", "Reason");
    }

    // SächsLKrO § 32(4): time, place and items are made known in good time, and not of urgent calls.
    [Fact]
    public void A_call_makes_the_meeting_known_where_the_rules_say_so()
    {
        var given = new PublicNoticeGiven(AMeeting.Before);
        var called = Ready
            .When(Call(Rules(publicNoticeDays: 7)))
            .Then([.. Usual, Checked(AMeeting.Day.AddDays(-7)), given]);
        Assert.Equal(new(AMeeting.Before, called.State.When), called.State.Notice);
        Ready
            .When(Call(Rules(publicNoticeDays: 15)))
            .Then([
                .. Usual,
                Checked(AMeeting.Day.AddDays(-7), ConvocationDefect.PublicNoticeTooLate),
                given,
            ]);
        Ready
            .When(Call(Rules(publicNoticeDays: 7), Private))
            .Then([.. Usual, Checked(AMeeting.Day.AddDays(-7))]);
        var urgent = Rules(c => c with { NoticeDays = 28 }, publicNoticeDays: 15);
        Ready
            .When(Call(urgent, urgent: true, reason: "Eilt"))
            .Then([.. Usual, new MeetingCalledUrgently("Eilt"), Checked(AMeeting.Day.AddDays(-3))]);
    }

    // users.md 2.2 no. 7: moved after the invitation, there is a new period.
    [Fact]
    public void Another_date_has_a_period_of_its_own()
    {
        var rules = Rules(c => c with { NoticeDays = 14 });
        var called = Ready.When(Call(rules)).Then([.. Usual, Checked(Today)]);
        var told = AMeeting.Told(
            AnnouncementKind.Update,
            revision: 1,
            day: AMeeting.Day.AddDays(1)
        );
        var later = AMeeting.Before.AddDays(2);
        var moved = called
            .And(new MeetingMoved(AMeeting.Day.AddDays(1), AMeeting.Two, AMeeting.Four))
            .When(m => ConvocationDecisions.Decide(m, rules, new AnnounceChanges(), later))
            .Then(
                told,
                new ConvocationChecked(
                    3,
                    Today.AddDays(2),
                    new(2026, 11, 27),
                    [ConvocationDefect.NoticeTooShort]
                )
            );
        Assert.Equal([ConvocationDefect.NoticeTooShort], moved.State.Convocation?.Defects);
        called
            .And(new MeetingDescribed("4. Sitzung", "Rathaus", AMeeting.Link))
            .When(m => ConvocationDecisions.Decide(m, rules, new AnnounceChanges(), later))
            .Then(
                new MeetingAnnounced(
                    AnnouncementKind.Update,
                    1,
                    "4. Sitzung",
                    AMeeting.Day,
                    AMeeting.Two,
                    AMeeting.Four,
                    "Rathaus",
                    AMeeting.Link,
                    1
                )
            );
    }

    private static Outcome<MeetingEvent> Outcome(Outcome<MeetingEvent> whole) =>
        whole.Events.OfType<ConvocationChecked>().Cast<MeetingEvent>().ToArray();
}
