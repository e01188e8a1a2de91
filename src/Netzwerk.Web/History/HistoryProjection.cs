using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.History;

/// <summary>
/// Lists every fact of groups, meetings, series and minutes, in the background. Everything comes from the event itself, so
/// a rebuild writes the same again. The typing in minutes is left out: the text itself keeps who wrote what.
/// </summary>
public sealed partial class HistoryProjection : EventProjection
{
    public const string ProjectionName = "history";

    public HistoryProjection()
    {
        Name = ProjectionName;
        foreach (
            var type in DomainEvents
                .Of<GroupEvent>()
                .Concat(DomainEvents.Of<MeetingEvent>())
                .Concat(DomainEvents.Of<SeriesEvent>())
                .Concat(DomainEvents.Of<MinutesEvent>())
        )
        {
            IncludeType(type);
        }
    }

    public override ValueTask ApplyAsync(
        IDocumentOperations operations,
        IEvent e,
        CancellationToken cancellation
    )
    {
        operations.Store(Details(Entry(e), e.Data));
        return ValueTask.CompletedTask;
    }

    private static HistoryEntry Entry(IEvent e) =>
        new(
            e.Id,
            e.StreamId,
            e.Sequence,
            DomainEvents.StoredNames[e.Data.GetType()],
            e.Timestamp,
            PersonId.TryParse(e.UserName, provider: null, out var person) ? person : null,
            e.GetHeader(CommandRunner.ChannelHeader)?.ToString() ?? ""
        );

    private static HistoryEntry Details(HistoryEntry entry, object happened) =>
        happened switch
        {
            GroupDeadlinesSet e => entry with { Number = e.ObjectionDays },
            MemberSeated e => entry with { About = e.Person, Choice = e.Role.ToString() },
            MemberRoleChanged e => entry with { About = e.Person, Choice = e.Role.ToString() },
            MemberLeft e => entry with { About = e.Person },
            SeatVoteSet e => entry with { About = e.Person },
            SeatDeputiesNamed e => entry with { About = e.Person },
            SeatTermSet e => entry with { About = e.Person },
            SeatHandedOver e => entry with { About = e.To },
            MemberBlocked e => entry with { About = e.Person },
            MemberUnblocked e => entry with { About = e.Person },
            GroupCopyAdded e => entry with { About = e.Person },
            GroupCopyRemoved e => entry with { About = e.Person },
            MemberMerged e => entry with { About = e.Into },
            MemberMergeUndone e => entry with { About = e.Into },
            ConfidentialityAskedFor e => entry with { Number = e.Number },
            ConfidentialityGiven e => entry with { About = e.Person, Number = e.Number },
            ConfidentialityReminded e => entry with { Number = e.People.Count },
            MinutesSubmitted e => entry with { Day = e.ObjectionsUntil },
            ObjectionRaised e => entry with { About = e.Person },
            ObjectionSettled e => entry with { About = e.Person, Choice = e.Result.ToString() },
            MinutesFrozen e => entry with { Number = e.Edition },
            MinutesSentOut e => entry with { Number = e.Edition },
            MeetingEvent e => OfMeeting(entry, e),
            SeriesEvent e => OfSeries(entry, e),
            _ => entry,
        };

    private static HistoryEntry OfSeries(HistoryEntry entry, SeriesEvent happened) =>
        happened switch
        {
            SeriesPlanned e => entry with { Day = e.First, Number = e.Meetings.Count },
            SeriesCalled e => entry with { Number = e.Invited.Count },
            SeriesAnnounced e => entry with { Choice = e.Kind.ToString(), Number = e.Revision },
            SeriesPersonInvited e => entry with { About = e.Person },
            SeriesInvitationWithdrawn e => entry with { About = e.Person },
            SeriesInviteeMerged e => entry with { About = e.Into },
            SeriesInviteeMergeUndone e => entry with { About = e.Into },
            SeriesEnded e => entry with { Day = e.Last },
            _ => entry,
        };

    private static HistoryEntry OfMeeting(HistoryEntry entry, MeetingEvent happened) =>
        happened switch
        {
            MeetingPlanned e => entry with { Day = e.Day, From = e.From, To = e.To },
            MeetingMoved e => entry with { Day = e.Day, From = e.From, To = e.To },
            MeetingCalled e => entry with { Number = e.Invited.Count },
            MeetingAnnounced e => entry with { Choice = e.Kind.ToString(), Number = e.Revision },
            PersonInvited e => entry with { About = e.Person },
            InvitationWithdrawn e => entry with { About = e.Person },
            MeetingAnswered e => entry with { About = e.Person, Choice = e.Answer.ToString() },
            AttendanceNoted e => entry with { About = e.Person, Choice = e.Attendance.ToString() },
            InviteeMerged e => entry with { About = e.Into },
            InviteeMergeUndone e => entry with { About = e.Into },
            AgendaItemAdded e => entry with { Number = e.Minutes },
            _ => OfSitting(entry, happened),
        };

    private static HistoryEntry OfSitting(HistoryEntry entry, MeetingEvent happened) =>
        happened switch
        {
            MeetingOpened e => entry with { From = e.At },
            MeetingClosed e => entry with { From = e.At },
            PersonArrived e => entry with
            {
                About = e.Person,
                From = e.At,
                Choice = e.Way.ToString(),
            },
            PersonLeft e => entry with { About = e.Person, From = e.At },
            StayCorrected e => entry with { About = e.Person },
            StayStruck e => entry with { About = e.Person },
            AbsenceExplained e => entry with { About = e.Person },
            ConvocationObjected e => entry with { About = e.Person },
            ConvocationObjectionTakenBack e => entry with { About = e.Person },
            DefectCured e => entry with { Number = e.Seats.Count },
            ItemBegun e => entry with { From = e.At },
            ItemEnded e => entry with { From = e.At },
            RecessBegun e => entry with { From = e.At },
            RecessEnded e => entry with { From = e.At },
            MemberRecused e => entry with { About = e.Person, From = e.At },
            RecusedCameBack e => entry with { About = e.Person, From = e.At },
            RecusalTakenBack e => entry with { About = e.Person },
            QuorumChallenged e => entry with { From = e.At },
            _ => entry,
        };
}
