using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Netzwerk.Domain.Topics;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Topics;

/// <summary>A topic that Ben introduces, and a proposal of Anna's.</summary>
internal static class Topics
{
    public static readonly GroupId Steering = new(new("0197c0de-0000-7000-8000-0000000000c2"));

    public static readonly EnterTopic Ask = new(
        Language,
        "Räume für Sprachkurse",
        ItemPurpose.Decision,
        20,
        Ben,
        AgendaPart.ClosedPart,
        "Angebot der Stadt abwarten",
        new(2027, 3, 31),
        1
    );

    public static readonly SubmitMotion Proposal = new(
        Language,
        "Kinderbetreuung",
        "Zu jedem Kurs wird Kinderbetreuung angeboten.",
        "Viele Mütter können sonst nicht kommen.",
        Anna,
        From: null,
        AgendaPart.PublicPart,
        1
    );

    public static readonly Story<Topic, TopicEvent> Waiting = new(
        TopicDecisions.Decide(Ask).Events
    );

    public static readonly Story<Topic, TopicEvent> Proposed = new(
        MotionDecisions.Decide(Proposal).Events
    );

    public static readonly Meeting First = AMeeting.Called.State;

    public static readonly Meeting Next = First with
    {
        Id = new("0197c0de-0000-7000-8000-0000000000e2"),
        When = new(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four),
    };

    /// <summary>The meeting with the topic as its first item.</summary>
    public static Meeting With(Meeting meeting, AgendaItemId item) =>
        Meeting.Evolve(
            meeting,
            meeting.Id,
            new AgendaItemAdded(
                item,
                Ask.Title!,
                Ask.Purpose,
                Ask.Minutes,
                Ask.Rapporteur,
                Ask.Part
            )
        )!;

    public static TopicPutOnAgenda On(Meeting meeting, AgendaItemId item) =>
        new(new(meeting.Id), item);

    public static Group GroupOf(params PersonId[] members) =>
        new Story<Group, GroupEvent>([
            new GroupFounded("AG", GroupKind.WorkingGroup, GroupOpenness.Open, ""),
            .. members.Select(p => new MemberSeated(p, Organisation: null, GroupRole.Member)),
        ]).State;
}
