using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Meetings.Sitting;
using Xunit;
using static Netzwerk.Domain.Tests.Meetings.Sitting.ASitting;

namespace Netzwerk.Domain.Tests.Meetings.Sitting;

public sealed class BeginningAMeetingProperly
{
    private static Func<Meeting, Outcome<MeetingEvent>> Find(
        ConvocationDefect[] defects,
        string? words = null
    ) =>
        m =>
            FindingDecisions.Decide(
                m,
                Board,
                Rules,
                new ConfirmConvocation(defects, words, SecondMeeting: false, HintGiven: true),
                At("14:02")
            );

    private static Func<Meeting, Outcome<MeetingEvent>> Begin(
        AgendaItemId item,
        string now,
        string? at = null,
        ProcedureVersion? rules = null
    ) =>
        m =>
            CourseDecisions.Decide(
                m,
                Board,
                rules ?? Rules,
                new BeginItem(item, at is null ? null : Clock(at)),
                At(now)
            );

    private static Func<Meeting, Outcome<MeetingEvent>> Object(
        PersonId person,
        bool objects = true
    ) => m => FindingDecisions.Decide(m, new ObjectToConvocation(person, objects), At("14:03"));

    [Fact]
    public void A_proper_call_is_confirmed_and_a_hint_counts_in_a_second_meeting_only()
    {
        var confirmed = With(7)
            .When(Find([]))
            .Then(new ConvocationConfirmed(SecondMeeting: false, HintGiven: false));
        Assert.True(confirmed.State.Sitting.Convocation?.IsProper);
        Called
            .When(m =>
                FindingDecisions.Decide(
                    m,
                    Board,
                    Rules,
                    new ConfirmConvocation([], null, false, false),
                    At("01:00")
                )
            )
            .ThenRefused("meeting.not-opened");
    }

    [Fact]
    public void Defects_are_named_and_cured_for_those_who_come_and_do_not_object()
    {
        var story = With(3)
            .When(Find([ConvocationDefect.NoticeTooShort], "Erst am 5.12."))
            .Then(
                new ConvocationDefectsFound(
                    [ConvocationDefect.NoticeTooShort],
                    "Erst am 5.12.",
                    SecondMeeting: false,
                    HintGiven: false
                )
            )
            .When(Object(Members[2]))
            .Then(new ConvocationObjected(Members[2]))
            .When(Begin(Five, "14:05"))
            .Then(new DefectCured([Members[0], Members[1]]), new ItemBegun(Five, Clock("14:05")));
        Assert.Equal([Members[0], Members[1]], story.State.Sitting.CuredFor);
        story.When(Object(Members[0])).ThenRefused("sitting.agenda-began", "Person");
        story
            .When(Object(Members[2], objects: false))
            .ThenRefused("sitting.agenda-began", "Person");
    }

    [Fact]
    public void Nothing_is_cured_where_the_rules_do_not_heal()
    {
        var strict = Version(r =>
            r with
            {
                Agenda = r.Agenda with { Healing = DefectHealing.Never },
            }
        );
        With(3)
            .And(new ConvocationDefectsFound([ConvocationDefect.NoticeTooShort], "", false, false))
            .When(Begin(Five, "14:05", rules: strict))
            .Then(new ItemBegun(Five, Clock("14:05")));
    }

    [Fact]
    public void A_defect_that_is_found_later_is_good_for_those_who_were_there_when_the_agenda_began()
    {
        With(2)
            .And(new ItemBegun(Five, Clock("14:01")), Came(Members[5], "14:02"))
            .When(Find([ConvocationDefect.NotEverybody]))
            .Then(
                new ConvocationDefectsFound([ConvocationDefect.NotEverybody], "", false, false),
                new DefectCured([Members[0], Members[1]])
            );
    }

    [Fact]
    public void An_objection_is_taken_back_before_the_agenda_begins_and_needs_somebody_on_the_list()
    {
        With(1)
            .And(new ConvocationObjected(Members[0]))
            .When(Object(Members[0], objects: false))
            .Then(new ConvocationObjectionTakenBack(Members[0]));
        With(1).When(Object(Person(500))).ThenRefused("attendance.not-invited", "Person");
        With(1).When(Find([ConvocationDefect.Other])).ThenRefused("sitting.words-missing", "Words");
        With(1)
            .When(Find([ConvocationDefect.Other], new string('x', 501)))
            .ThenRefused("sitting.words-too-long", "Words");
        With(1)
            .When(Find([(ConvocationDefect)99]))
            .ThenRefused("sitting.defect-unknown", "Defects");
    }

    [Fact]
    public void One_item_follows_the_other_and_calls_back_who_stayed_out()
    {
        With(3)
            .When(Begin(Five, "14:05"))
            .Then(new ItemBegun(Five, Clock("14:05")))
            .And(new MemberRecused(Five, Members[0], Clock("14:06")))
            .When(Begin(Six, "14:30", at: "14:25"))
            .Then(
                new RecusedCameBack(Five, Members[0], Clock("14:25")),
                new ItemEnded(Five, Clock("14:25")),
                new ItemBegun(Six, Clock("14:25"))
            )
            .When(Begin(Five, "14:40", at: "14:20"))
            .ThenRefused("sitting.time-before-last", "At")
            .When(Begin(Five, "14:40", at: "14:41"))
            .ThenRefused("sitting.time-ahead", "At")
            .When(m => CourseDecisions.Decide(m, new EndItem(Six), At("14:45")))
            .Then(new ItemEnded(Six, Clock("14:45")))
            .When(Begin(AMeeting.Item1, "14:50"))
            .ThenRefused("agenda.item-gone");
        Called.When(Begin(Five, "14:05")).ThenRefused("meeting.not-opened");
        Opened
            .And(new MeetingClosed())
            .When(Begin(Five, "14:05"))
            .ThenRefused("meeting.already-held");
    }

    [Fact]
    public void Nothing_goes_on_in_a_recess_and_the_end_of_the_meeting_ends_it_all()
    {
        var story = With(3)
            .And(new ItemBegun(Five, Clock("14:05")))
            .When(m => CourseDecisions.Decide(m, new BeginRecess(), At("14:30")))
            .Then(new RecessBegun(Clock("14:30")));
        story.When(Begin(Six, "14:35")).ThenRefused("sitting.in-recess");
        story
            .When(m => CourseDecisions.Decide(m, new EndRecess(), At("14:40")))
            .Then(new RecessEnded(Clock("14:40")));
        var closed = story
            .When(m => CourseDecisions.Decide(m, new CloseMeeting(), At("16:03")))
            .Then(
                new ItemEnded(Five, Clock("16:03")),
                new RecessEnded(Clock("16:03")),
                new MeetingClosed(Clock("16:03"))
            );
        Assert.Equal(
            (AMeeting.Two, Clock("16:03")),
            (closed.State.Sitting.OpenedAt, closed.State.Sitting.ClosedAt)
        );
        story
            .When(m => CourseDecisions.Decide(m, new CloseMeeting(Clock("14:20")), At("16:03")))
            .ThenRefused("sitting.time-before-last", "At");
        Called
            .When(m => CourseDecisions.Decide(m, new OpenMeeting(Clock("14:02")), At("14:05")))
            .Then(new MeetingOpened(Clock("14:02")));
        Called
            .When(m => CourseDecisions.Decide(m, new OpenMeeting(Clock("14:06")), At("14:05")))
            .ThenRefused("sitting.time-ahead", "At");
    }

    [Fact]
    public void Whoever_may_not_see_the_closed_part_sees_nothing_of_its_course()
    {
        var seen = With(1)
            .And(
                new AgendaItemChanged(
                    Five,
                    "Personal",
                    ItemPurpose.Decision,
                    10,
                    null,
                    AgendaPart.ClosedPart
                ),
                new ItemBegun(Five, Clock("14:05")),
                new MemberRecused(Five, Members[0], Clock("14:06"))
            )
            .State.WithoutClosedPart();
        Assert.Empty(seen.Sitting.Items);
        Assert.Empty(seen.Sitting.Recusals);
        Assert.Null(seen.Sitting.Current);
    }
}
