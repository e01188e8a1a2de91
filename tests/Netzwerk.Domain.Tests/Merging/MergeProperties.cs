using CsCheck;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Tests.Groups;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Series;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Merging;

public sealed class MergeProperties
{
    private static readonly Gen<PersonId> Person = Gen.OneOf(Anna, Ben, Chris);

    private static readonly Gen<Story<Group, GroupEvent>> AnyGroup = Gen.Select(
            Person,
            Gen.OneOf(Enum.GetValues<GroupRole>()),
            Gen.OneOf<OrganisationId?>(School, Office, null),
            Person.Array[0, 3],
            Gen.Int[0, 12]
        )
        .Select(
            GroupEvent (person, role, organisation, deputies, n) =>
                n switch
                {
                    > 10 => new SeatDeputiesNamed(
                        person,
                        [.. deputies.Distinct().Where(d => d != person)]
                    ),
                    > 9 => new SeatVoteSet(person, deputies.Length > 1),
                    < 5 => new MemberSeated(person, organisation, role),
                    < 7 => new GroupCopyAdded(person),
                    < 8 => new MemberLeft(person),
                    < 9 => new GroupCopyRemoved(person),
                    _ => new MemberRoleChanged(person, role),
                }
        )
        .Array[0, 10]
        .Select(history => AGroup.Founded.And(Once(history)));

    private static readonly Gen<Story<Meeting, MeetingEvent>> AnyMeeting = Gen.Select(
            Person,
            Gen.OneOf(Rsvp.Accepted, Rsvp.Declined, Rsvp.Tentative),
            Gen.Int[0, 9]
        )
        .Select(
            MeetingEvent (person, answer, n) =>
                n switch
                {
                    < 3 => new PersonInvited(person),
                    < 6 => new MeetingAnswered(person, answer),
                    < 7 => new InvitationWithdrawn(person),
                    < 8 => new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four),
                    _ => new AgendaItemAdded(
                        AMeeting.Item(n),
                        $"Thema {n}",
                        ItemPurpose.Information,
                        10,
                        person
                    ),
                }
        )
        .Array[0, 12]
        .Select(history => AMeeting.Called.And(OnceEach(history)));

    [Fact]
    public void Nobody_loses_a_seat_and_nobody_else_is_touched() =>
        Gen.Select(AnyGroup, Person, Person)
            .Sample(
                (story, gone, into) =>
                {
                    var (before, after) = (story.State, Merged(story, gone, into).State);
                    var either = before.MemberOf(gone) ?? before.MemberOf(into);
                    Assert.Equal(either is null, after.MemberOf(into) is null);
                    Assert.Equal(gone == into, after.MemberOf(gone) is not null || gone == into);
                    Assert.Equal(
                        before.Copies.Contains(gone) || before.Copies.Contains(into),
                        after.Copies.Contains(into)
                    );
                    Assert.Equal(Others(before, gone, into), Others(after, gone, into));
                    Assert.All(
                        before.DeputisedBy(gone).Where(m => m.Person != into),
                        m => Assert.Contains(into, after.MemberOf(m.Person)!.Deputies)
                    );
                    Assert.All(after.Members, m => Assert.DoesNotContain(m.Person, m.Deputies));
                    Assert.All(after.Members, m => Assert.Distinct(m.Deputies));
                    Assert.Distinct(after.Members.Select(m => m.Person));
                    Assert.Distinct(after.Copies);
                }
            );

    [Fact]
    public void Merging_seats_twice_changes_nothing_and_undoing_gives_the_state_before() =>
        Gen.Select(AnyGroup, Person, Person)
            .Sample(
                (story, gone, into) =>
                {
                    var merged = Merged(story, gone, into);
                    Assert.Empty(
                        MemberMergeDecisions
                            .Decide(merged.State, new MergeMember(gone, into))
                            .Events
                    );
                    var parted = Parted(merged, gone, into).State;
                    Assert.Equal(Seats(story.State), Seats(parted));
                    Assert.Equal(
                        story.State.Copies.OrderBy(c => c.Value),
                        parted.Copies.OrderBy(c => c.Value)
                    );
                    Assert.Empty(parted.MergedSeats);
                }
            );

    [Fact]
    public void Merging_one_after_the_other_and_undoing_backwards_gives_the_state_before() =>
        AnyGroup.Sample(story =>
        {
            var chain = Merged(Merged(story, Anna, Ben), Ben, Chris);
            Assert.True(story.State.Members.Count == 0 || chain.State.MemberOf(Chris) is not null);
            var parted = Parted(Parted(chain, Ben, Chris), Anna, Ben).State;
            Assert.Equal(Seats(story.State), Seats(parted));
        });

    [Fact]
    public void No_invitation_answer_or_item_is_lost_and_undoing_gives_the_state_before() =>
        Gen.Select(AnyMeeting, Person, Person)
            .Sample(
                (story, gone, into) =>
                {
                    var before = story.State;
                    var merged = story.And(
                        InviteeMergeDecisions.Decide(before, new MergeInvitee(gone, into)).Events
                    );
                    var either = before.InviteeOf(gone) ?? before.InviteeOf(into);
                    Assert.Equal(either is null, merged.State.InviteeOf(into) is null);
                    Assert.Equal(
                        Answered(before, gone) || Answered(before, into),
                        Answered(merged.State, into)
                    );
                    Assert.True(gone == into || merged.State.Agenda.All(i => i.Rapporteur != gone));
                    Assert.Empty(
                        InviteeMergeDecisions
                            .Decide(merged.State, new MergeInvitee(gone, into))
                            .Events
                    );
                    var parted = merged
                        .And(
                            InviteeMergeDecisions
                                .Decide(merged.State, new UndoInviteeMerge(gone, into))
                                .Events
                        )
                        .State;
                    Assert.Equal(
                        before.Invitees.OrderBy(i => i.Person.Value),
                        parted.Invitees.OrderBy(i => i.Person.Value)
                    );
                    Assert.Equal(before.Agenda, parted.Agenda);
                }
            );

    [Fact]
    public void An_invitation_to_a_series_is_not_lost_and_comes_back() =>
        Gen.Select(Person.Array[0, 4], Person, Person)
            .Sample(
                (invited, gone, into) =>
                {
                    var story = ASeries.Planned.And(new SeriesCalled([.. invited.Distinct()]));
                    var merged = story.And(
                        SeriesMergeDecisions
                            .Decide(story.State, new MergeSeriesInvitee(gone, into))
                            .Events
                    );
                    Assert.Equal(
                        invited.Contains(gone) || invited.Contains(into),
                        merged.State.InviteeOf(into) is not null
                    );
                    var parted = merged.And(
                        SeriesMergeDecisions
                            .Decide(merged.State, new UndoSeriesInviteeMerge(gone, into))
                            .Events
                    );
                    Assert.Equal(
                        story.State.Invitees.OrderBy(i => i.Person.Value),
                        parted.State.Invitees.OrderBy(i => i.Person.Value)
                    );
                }
            );

    // A person is on the list of copies once.
    private static IEnumerable<GroupEvent> Once(GroupEvent[] history)
    {
        var copies = new HashSet<PersonId>();
        return history.Where(e =>
            e switch
            {
                GroupCopyAdded added => copies.Add(added.Person),
                GroupCopyRemoved removed => copies.Remove(removed.Person),
                _ => true,
            }
        );
    }

    private static IEnumerable<MeetingEvent> OnceEach(MeetingEvent[] history)
    {
        var items = new HashSet<AgendaItemId>();
        return history.Where(e => e is not AgendaItemAdded added || items.Add(added.Item));
    }

    private static bool Answered(Meeting meeting, PersonId person) =>
        meeting.InviteeOf(person) is { Answer: not Rsvp.NoAnswer };

    private static Story<Group, GroupEvent> Merged(
        Story<Group, GroupEvent> story,
        PersonId gone,
        PersonId into
    ) => story.And(MemberMergeDecisions.Decide(story.State, new MergeMember(gone, into)).Events);

    private static Story<Group, GroupEvent> Parted(
        Story<Group, GroupEvent> story,
        PersonId gone,
        PersonId into
    ) =>
        story.And(MemberMergeDecisions.Decide(story.State, new UndoMemberMerge(gone, into)).Events);

    private static IEnumerable<string> Seats(Group group) =>
        group
            .Members.OrderBy(m => m.Person.Value)
            .Select(m => $"{m with { Deputies = [] }} {string.Join(' ', m.Deputies)}");

    /// <summary>The seats of everybody else; only who deputises for them may be called otherwise.</summary>
    private static IEnumerable<Member> Others(Group group, PersonId gone, PersonId into) =>
        group
            .Members.Where(m => m.Person != gone && m.Person != into)
            .Select(m => m with { Deputies = [] });
}
