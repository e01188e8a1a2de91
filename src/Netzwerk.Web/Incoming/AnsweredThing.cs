using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Calendars;

namespace Netzwerk.Web.Incoming;

/// <summary>What an answer is about: a meeting, one date of a series, or all dates of a series.</summary>
public sealed record AnsweredThing(Meeting? Meeting, MeetingSeries? Series)
{
    /// <summary>It names a date that the series does not have.</summary>
    public bool IsUnknownDate { get; init; }

    public bool IsInvited(PersonId person) =>
        Meeting is { } meeting
            ? meeting.InviteeOf(person) is not null
            : Series?.InviteeOf(person) is not null;

    /// <summary>A date is answered at the address of its series or at its own.</summary>
    public bool IsAnsweredAt(Guid subject) => subject == Meeting?.Id || subject == Series?.Id;

    /// <summary>A token of one of its dates stands for whoever is invited to that date.</summary>
    public bool Covers(Guid subject) =>
        IsAnsweredAt(subject) || Series?.Planned.Any(d => d.Meeting.Value == subject) == true;

    /// <summary>People heard of it: a draft is nobody's business.</summary>
    public bool WasTold =>
        Meeting is { } meeting ? meeting.Announced is not null : Series?.Announced is not null;

    /// <summary>When its last date is over.</summary>
    public async Task<DateTimeOffset> EndAsync(IQuerySession session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Meeting is { } meeting ? meeting.When.End
            : Series is { } series
                ? (await session.DatesAsync(series, ct))
                    .Select(d => d.When.End)
                    .DefaultIfEmpty()
                    .Max()
            : DateTimeOffset.MinValue;
    }

    public MailFinding Note(MailFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding with
        {
            Meeting = Meeting is null ? null : new(Meeting.Id),
            Series = Series is null ? null : new(Series.Id),
        };
    }

    /// <summary>What a token or a UID stands for.</summary>
    public static async Task<AnsweredThing?> FindAsync(
        IQuerySession session,
        Guid id,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<Meeting>(id, ct) is { } meeting)
        {
            return new(meeting, Series: null);
        }

        return await session.LoadAsync<MeetingSeries>(id, ct) is { } series
            ? new(Meeting: null, series)
            : null;
    }

    /// <summary>
    /// The date that a calendar answers, by the instant at which the series has it, whatever zone it is written in (RFC
    /// 5545 section 3.8.4.4); without one all dates. Null when a single meeting is answered as if it were a series.
    /// </summary>
    public async Task<AnsweredThing?> OfAsync(
        IQuerySession session,
        CalendarAnswer answer,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Series is null)
        {
            return answer.HasRule || answer.IsOfDate ? null : this;
        }

        if (!answer.IsOfDate)
        {
            return this;
        }

        var dates = await session.DatesAsync(Series, ct);
        var meant = dates.FirstOrDefault(d =>
            d.OfSeries is { } place
            && (
                place.Day == answer.DateOn
                || Appointment.Instant(place.Day, place.From) == answer.DateAt
            )
        );
        return this with { Meeting = meant, IsUnknownDate = meant is null };
    }
}
