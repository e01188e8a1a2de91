using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>What kind of mail about a series it is.</summary>
public enum SeriesMailKind
{
    Invitation,
    Update,
    End,
    Cancellation,
    Withdrawal,
}

/// <summary>What a mail about a series tells one person. The dates are as everybody was told of them last.</summary>
public sealed record SeriesMailFacts(
    SeriesMailKind Kind,
    string Name,
    string Group,
    MeetingSeries Series,
    SeriesAnnouncement Told,
    IReadOnlyList<Meeting> Dates,
    Uri AnswerLink
)
{
    /// <summary>Days on which people would expect a date by its rhythm, and there is none.</summary>
    public IReadOnlyList<DateOnly> LeftOut => [.. Series.LeftOut.Where(d => d < Told.Rule.Last)];

    /// <summary>The words that the office chose for the beginning and the end.</summary>
    public OwnWords Own { get; init; } = OwnWords.None;

    /// <summary>Our own address on the web.</summary>
    public Uri Site => new(AnswerLink, "/");

    public SeriesAnnouncement? Before =>
        Kind is SeriesMailKind.Update ? Series.AnnouncedBefore : null;

    public bool IsOff => Kind is SeriesMailKind.Cancellation or SeriesMailKind.Withdrawal;

    /// <summary>The person answered a date at least: the invitation comes once more, because a calendar lost it.</summary>
    public bool HasAnswered { get; init; }

    /// <summary>Who is invited is asked; who was asked before has answered, or gets a reminder of each date.</summary>
    public bool Asks => Kind is SeriesMailKind.Invitation && !HasAnswered;

    public Uri Answering(string answer) => new(AnswerLink + "?antwort=" + answer);

    /// <summary>Whether a date is elsewhere than its series says.</summary>
    public bool IsMoved(Meeting date) => date.When != Told.On(date);

    public bool HasOtherPlace(Meeting date) => date.Place != Told.Place;
}

internal static class SeriesDates
{
    /// <summary>When the series has this date.</summary>
    public static Appointment On(this SeriesAnnouncement told, Meeting date) =>
        new(date.OfSeries?.Day ?? date.When.Day, told.From, told.To);
}
