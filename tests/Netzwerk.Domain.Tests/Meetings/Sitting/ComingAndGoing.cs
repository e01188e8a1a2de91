using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Meetings.Sitting.ASitting;

namespace Netzwerk.Domain.Tests.Meetings.Sitting;

public sealed class ComingAndGoing
{
    private static readonly PersonId Anna = Members[1];

    private static Func<Meeting, Outcome<MeetingEvent>> Arrives(
        PersonId person,
        string now,
        string? at = null,
        PersonId? seat = null,
        Presence way = Presence.InRoom,
        SeatRules? rules = null,
        OrganisationId? of = null
    ) =>
        m =>
            PresenceDecisions.Decide(
                m,
                Board,
                rules ?? Rules.Rules.Seats,
                new Arrive(person, way, seat, at is null ? null : Clock(at)) { Of = of },
                At(now)
            );

    private static Func<Meeting, Outcome<MeetingEvent>> Leaves(
        PersonId person,
        string now,
        string? at = null
    ) =>
        m => PresenceDecisions.Decide(m, new Leave(person, at is null ? null : Clock(at)), At(now));

    [Fact]
    public void Somebody_comes_goes_and_comes_back_at_the_time_of_the_clock_or_the_one_that_is_said()
    {
        var back = Opened
            .When(Arrives(Anna, "14:05:40"))
            .Then(new PersonArrived(Anna, Clock("14:05"), Presence.InRoom, Anna))
            .When(Leaves(Anna, "14:40", at: "14:35"))
            .Then(new PersonLeft(Anna, Clock("14:35")))
            .When(Arrives(Anna, "15:00", way: Presence.ByVideo))
            .Then(new PersonArrived(Anna, Clock("15:00"), Presence.ByVideo, Anna));
        Assert.Equal(
            [
                new(1, Anna, Clock("14:05"), Clock("14:35"), Presence.InRoom, Anna),
                new(2, Anna, Clock("15:00"), null, Presence.ByVideo, Anna),
            ],
            back.State.Sitting.StaysOf(Anna)
        );
        Assert.Equal(Attendance.Present, back.State.InviteeOf(Anna)?.Attendance);
    }

    [Fact]
    public void Who_changes_from_the_room_to_video_is_there_all_the_time()
    {
        var story = Opened
            .And(Came(Anna, "14:00"))
            .When(Arrives(Anna, "14:30", way: Presence.ByVideo))
            .Then(new PersonArrived(Anna, Clock("14:30"), Presence.ByVideo, Anna));
        Assert.True(story.State.Sitting.StaysOf(Anna).First().To == Clock("14:30"));
        Assert.Contains(story.Quorum(null, at: "14:29").Entitled, v => v.By == Anna);
        Assert.Contains(story.Quorum(null, at: "14:30").Entitled, v => v.By == Anna);
    }

    [Fact]
    public void Times_fit_together_and_are_not_ahead_of_the_clock()
    {
        var story = Opened.And(Came(Anna, "14:10"), Left(Anna, "14:30"));
        story.When(Arrives(Anna, "15:00", at: "14:20")).ThenRefused("sitting.times-overlap", "At");
        story.When(Arrives(Anna, "15:00", at: "15:01")).ThenRefused("sitting.time-ahead", "At");
        story.When(Leaves(Anna, "15:00")).ThenNothing();
        Opened
            .And(Came(Anna, "14:10"))
            .When(Leaves(Anna, "15:00", at: "14:09"))
            .ThenRefused("sitting.left-before-coming", "At");
        Opened.When(Leaves(Anna, "14:10")).ThenRefused("sitting.not-there", "Person");
        AMeeting.Planned.When(Leaves(Anna, "14:10")).ThenRefused("meeting.not-opened");
        Called.When(Arrives(Anna, "01:59")).ThenRefused("meeting.not-opened");
        Called
            .When(Arrives(Anna, "13:50"))
            .Then(new PersonArrived(Anna, Clock("13:50"), Presence.InRoom, Anna));
    }

    [Fact]
    public void A_deputy_sits_for_the_seat_they_are_named_for_or_that_of_their_organisation()
    {
        var sitting = Opened
            .When(Arrives(Deputy, "14:05", seat: Members[0]))
            .Then(new PersonArrived(Deputy, Clock("14:05"), Presence.InRoom, Members[0]));
        var listed = sitting.State.InviteeOf(Deputy);
        Assert.Equal((Members[0], true), (listed?.For, listed?.CameUninvited));

        Opened
            .When(Arrives(Deputy, "14:05", seat: Members[1]))
            .ThenRefused("sitting.not-a-deputy", "Seat");
        var open = Rules.Rules.Seats with { Deputies = DeputyRule.PerOrganisation };
        Opened
            .When(Arrives(Person(150), "14:05", seat: Members[1], rules: open, of: People.School))
            .Then(new PersonArrived(Person(150), Clock("14:05"), Presence.InRoom, Members[1]));
        Opened
            .When(Arrives(Person(150), "14:05", seat: Members[1], rules: open, of: People.Office))
            .ThenRefused("sitting.not-a-deputy", "Seat");
        Opened
            .When(Arrives(Members[2], "14:05", seat: Members[1]))
            .ThenRefused("sitting.has-own-seat", "Seat");
        Opened
            .When(Arrives(Deputy, "14:05", seat: Guest))
            .ThenRefused("sitting.seat-unknown", "Seat");
        var none = Rules.Rules.Seats with { Deputies = DeputyRule.None };
        Opened
            .When(Arrives(Deputy, "14:05", seat: Members[0], rules: none))
            .ThenRefused("sitting.no-deputies", "Seat");
        Opened
            .When(Arrives(Deputy, "14:05", way: (Presence)7))
            .ThenRefused("sitting.way-missing", "Way");
    }

    [Fact]
    public void A_guest_has_no_seat_and_goes_from_the_list_with_their_only_time()
    {
        var stranger = Person(300);
        var here = Opened
            .When(Arrives(stranger, "14:05"))
            .Then(new PersonArrived(stranger, Clock("14:05"), Presence.InRoom, Seat: null));
        Assert.Equal(Attendance.Present, here.State.InviteeOf(stranger)?.Attendance);
        Assert.Empty(here.Quorum(null).Entitled);
        var struck = here.When(m =>
                PresenceDecisions.Decide(m, new StrikeStay(stranger, 1), At("14:06"))
            )
            .Then(new StayStruck(stranger, 1));
        Assert.Null(struck.State.InviteeOf(stranger));
    }

    [Fact]
    public void A_time_is_corrected_and_struck()
    {
        var story = Opened.And(Came(Anna, "14:10"), Left(Anna, "14:30"), Came(Anna, "15:00"));
        Func<Meeting, Outcome<MeetingEvent>> Correct(int stay, string from, string? to) =>
            m =>
                PresenceDecisions.Decide(
                    m,
                    new CorrectStay(Anna, stay, Clock(from), to is null ? null : Clock(to)),
                    At("15:30")
                );

        story
            .When(Correct(1, "14:00", "14:45"))
            .Then(new StayCorrected(Anna, 1, Clock("14:00"), Clock("14:45")));
        story.When(Correct(1, "14:10", "15:01")).ThenRefused("sitting.times-overlap", "From");
        story.When(Correct(1, "14:10", null)).ThenRefused("sitting.times-overlap", "From");
        story.When(Correct(1, "14:10", "14:05")).ThenRefused("sitting.left-before-coming", "To");
        story.When(Correct(2, "15:31", null)).ThenRefused("sitting.time-ahead", "From");
        story.When(Correct(2, "15:00", "15:31")).ThenRefused("sitting.time-ahead", "To");
        story.When(Correct(9, "15:00", null)).ThenRefused("sitting.stay-unknown");
        var none = story.And(new StayStruck(Anna, 1), new StayStruck(Anna, 2));
        Assert.Equal(Attendance.NotNoted, none.State.InviteeOf(Anna)?.Attendance);
    }

    [Fact]
    public void Who_is_not_there_is_excused_with_a_reason_or_just_absent()
    {
        Func<Meeting, Outcome<MeetingEvent>> Away(bool excused, string? reason) =>
            m => PresenceDecisions.Decide(m, new NoteAbsence(Anna, excused, reason), At("14:05"));

        var excused = Opened
            .When(Away(excused: true, " Krank "))
            .Then(
                new AttendanceNoted(Anna, Attendance.Excused),
                new AbsenceExplained(Anna, "Krank")
            );
        Assert.Equal("Krank", excused.State.Sitting.ReasonOf(Anna));
        Assert.Equal("", excused.And(Came(Anna, "15:00")).State.Sitting.ReasonOf(Anna));
        Opened.When(Away(excused: false, null)).Then(new AttendanceNoted(Anna, Attendance.Absent));
        Opened
            .When(Away(excused: true, new string('x', 301)))
            .ThenRefused("sitting.reason-too-long", "Reason");
        Opened
            .And(Came(Anna, "14:00"))
            .When(Away(excused: true, ""))
            .ThenRefused("attendance.has-times");
    }

    [Fact]
    public void The_list_without_times_and_the_times_are_one_truth()
    {
        var noted = Opened.And(new AttendanceNoted(Anna, Attendance.ByVideo));
        Assert.Contains(noted.Quorum(Five).Entitled, v => v.By == Anna);
        var left = noted.When(Leaves(Anna, "14:30")).Then(new PersonLeft(Anna, Clock("14:30")));
        Assert.DoesNotContain(left.Quorum(Five).Entitled, v => v.By == Anna);
        Assert.Contains(left.Quorum(Five, at: "14:10").Entitled, v => v.By == Anna);
        Assert.Equal(Attendance.ByVideo, left.State.InviteeOf(Anna)?.Attendance);
        left.When(m => InvitationDecisions.Decide(m, new NoteAttendance(Anna, Attendance.Absent)))
            .ThenRefused("attendance.has-times");
        left.When(m => InvitationDecisions.Decide(m, new NoteAttendance(Anna, Attendance.ByVideo)))
            .ThenNothing();
    }

    [Fact]
    public void What_was_noted_about_somebody_entered_twice_is_about_one_and_two_again()
    {
        var twice = Person(400);
        var story = Opened.And(Came(twice, "14:00", Members[0]));
        var merged = story
            .When(m => InviteeMergeDecisions.Decide(m, new MergeInvitee(twice, Deputy)))
            .Then(new InviteeMerged(twice, Deputy));
        Assert.Equal(Deputy, Assert.Single(merged.Quorum(null).Entitled).By);
        var parted = merged.And(new InviteeMergeUndone(twice, Deputy));
        Assert.Equal(twice, Assert.Single(parted.State.Sitting.Stays).Person);
    }
}
