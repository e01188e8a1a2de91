using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups.Participation;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Participation;

public sealed class CountingWhoCame
{
    private static readonly OrganisationId School = OrganisationId.Create();
    private static readonly PersonId Anna = PersonId.Create();
    private static readonly PersonId Ben = PersonId.Create();
    private static readonly PersonId Chris = PersonId.Create();

    private static readonly Group Committee = new(
        Guid.CreateVersion7(),
        "Lenkungskreis",
        GroupKind.SteeringCommittee,
        GroupOpenness.Listed,
        "",
        [],
        14,
        [
            new(Anna, School, GroupRole.Member) { Deputies = [Ben] },
            new(Chris, School, GroupRole.Member),
        ],
        IsClosed: false
    );

    [Fact]
    public void A_meeting_counts_once_however_many_came()
    {
        var count = Count(Held((Anna, Attendance.Present), (Chris, Attendance.ByVideo)));
        Assert.Equal(new Turnout(School, 1, 1, 0, 0), count);
        Assert.Equal((0, 100), (count.Missing, count.Percent));
    }

    [Fact]
    public void A_deputy_comes_for_the_organisation_of_the_seat()
    {
        var by = new Invitee(Ben, Rsvp.Accepted, Rsvp.NoAnswer, Attendance.Present, 0)
        {
            For = Anna,
        };
        var held = Held((Anna, Attendance.Excused));
        var count = Count(held with { Invitees = [.. held.Invitees, by] });
        Assert.Equal(new Turnout(School, 1, 1, 1, 0), count);

        // Whoever comes after all needs no deputy to be counted.
        var both = Held((Anna, Attendance.Present));
        Assert.Equal(
            new Turnout(School, 1, 1, 0, 0),
            Count(both with { Invitees = [.. both.Invitees, by] })
        );
    }

    [Fact]
    public void Excused_is_only_whoever_was_represented_by_nobody()
    {
        Assert.Equal(
            new Turnout(School, 1, 0, 0, 1),
            Count(Held((Anna, Attendance.Excused), (Chris, Attendance.Absent)))
        );
        var missing = Count(Held((Anna, Attendance.Absent), (Chris, Attendance.NotNoted)));
        Assert.Equal((1, 0, 1), (missing.Invited, missing.Excused, missing.Missing));
    }

    [Fact]
    public void Only_meetings_that_are_over_count_and_the_share_is_of_all_of_them()
    {
        var open = Held((Anna, Attendance.Present)) with { Status = MeetingStatus.Called };
        Assert.Empty(ParticipationCount.Of(Committee, [open], _ => null));
        var count = Count(
            open,
            Held((Anna, Attendance.Present)),
            Held((Anna, Attendance.Absent)),
            Held((Anna, Attendance.Excused))
        );
        Assert.Equal((3, 1, 33), (count.Invited, count.Present, count.Percent));
    }

    [Fact]
    public void Who_has_no_seat_counts_for_their_own_organisation_or_for_none()
    {
        var (guest, alone) = (PersonId.Create(), PersonId.Create());
        var office = OrganisationId.Create();
        var counts = ParticipationCount.Of(
            Committee,
            [Held((guest, Attendance.Present), (alone, Attendance.Absent))],
            p => p == guest ? office : null
        );
        Assert.Equal(1, counts.Single(c => c.Organisation == office).Present);
        Assert.Equal(1, counts.Single(c => c.Organisation is null).Missing);
    }

    private static Turnout Count(params Meeting[] meetings) =>
        Assert.Single(ParticipationCount.Of(Committee, meetings, _ => null));

    private static Meeting Held(params (PersonId Person, Attendance Was)[] people) =>
        new(
            Guid.CreateVersion7(),
            new(Committee.Id),
            "Herbstrunde",
            new(new(2026, 11, 25), new(14, 0), new(16, 0)),
            "Rathaus",
            "",
            MeetingStatus.Closed,
            "",
            [],
            [.. people.Select(p => new Invitee(p.Person, Rsvp.Accepted, Rsvp.NoAnswer, p.Was, 0))],
            [],
            null,
            null
        );
}
