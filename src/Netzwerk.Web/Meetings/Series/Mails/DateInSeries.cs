using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Calendars;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>What a mail about one date of a series takes from the series: calendars keep both under one name.</summary>
public sealed record DateInSeries(MeetingSeries Series, SeriesDate Date)
{
    public static async Task<DateInSeries?> LoadAsync(
        IQuerySession session,
        Meeting meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(meeting);
        return
            meeting.OfSeries is { } place
            && await session.LoadAsync<MeetingSeries>(place.Series.Value, ct) is { } series
            ? new(series, new(place.Day, place.From))
            : null;
    }

    /// <summary>Never below that of the series, or programs that know the series would drop it.</summary>
    public int SequenceOf(int own, PersonId person) =>
        Math.Max(
            own,
            (Series.Announced?.Sequence ?? 0) + (Series.InviteeEver(person)?.RevisionsAhead ?? 0)
        );

    /// <summary>Who is invited to the series answers to one address, whichever date it is about.</summary>
    public Guid AnswersTo(Meeting meeting, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Series.InviteeEver(person) is null ? meeting.Id : Series.Id;
    }
}
