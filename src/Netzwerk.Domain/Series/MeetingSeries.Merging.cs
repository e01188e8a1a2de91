namespace Netzwerk.Domain.Series;

/// <summary>Somebody who had been entered twice: both are invited to the series as one.</summary>
[StoredAs("series-invitee-merged.1")]
public sealed record SeriesInviteeMerged(PersonId Gone, PersonId Into) : SeriesEvent;

/// <summary>It was a mistake: both are invited to the series again as they were.</summary>
[StoredAs("series-invitee-merge-undone.1")]
public sealed record SeriesInviteeMergeUndone(PersonId Gone, PersonId Into) : SeriesEvent;

/// <summary>How two entries of one person were invited to a series before they became one.</summary>
public sealed record MergedSeriesInvitee(
    PersonId Gone,
    PersonId Into,
    SeriesInvitee? OfGone,
    bool IntoWasInvited
);

public sealed partial record MeetingSeries
{
    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedSeriesInvitee> MergedInvitees { get; init; } = [];

    private MeetingSeries WithMerging(SeriesEvent happened) =>
        happened switch
        {
            SeriesInviteeMerged e => Merge(e),
            SeriesInviteeMergeUndone e
                when MergedInvitees.LastOrDefault(m => (m.Gone, m.Into) == (e.Gone, e.Into))
                    is { } merged => Part(merged) with
            {
                MergedInvitees = [.. MergedInvitees.Where(m => m != merged)],
            },
            _ => this,
        };

    private MeetingSeries Merge(SeriesInviteeMerged e)
    {
        var (gone, into) = (InviteeOf(e.Gone), InviteeOf(e.Into));
        return this with
        {
            Invitees =
            [
                .. Except(e.Gone),
                .. gone is not null && into is null
                    ? (SeriesInvitee[])[gone with { Person = e.Into }]
                    : [],
            ],
            MergedInvitees = [.. MergedInvitees, new(e.Gone, e.Into, gone, into is not null)],
        };
    }

    /// <summary>An invitation that was taken back since stays so.</summary>
    private MeetingSeries Part(MergedSeriesInvitee merged) =>
        merged.OfGone is not { } gone || InviteeOf(merged.Into) is null
            ? this
            : this with
            {
                Invitees =
                [
                    .. Invitees.Where(i =>
                        i.Person != merged.Gone
                        && (i.Person != merged.Into || merged.IntoWasInvited)
                    ),
                    gone,
                ],
            };
}

/// <summary>The wish that both invitations to a series of somebody who was entered twice are one.</summary>
public sealed record MergeSeriesInvitee(PersonId Gone, PersonId Into);

/// <summary>The wish that both are invited to a series again as they were.</summary>
public sealed record UndoSeriesInviteeMerge(PersonId Gone, PersonId Into);

/// <summary>The rules for invitations to series of people who were entered twice.</summary>
public static class SeriesMergeDecisions
{
    private static readonly SeriesEvent[] Nothing = [];

    public static Outcome<SeriesEvent> Decide(MeetingSeries series, MergeSeriesInvitee ask) =>
        ask.Gone == ask.Into || series.InviteeOf(ask.Gone) is null
            ? Nothing
            : new SeriesInviteeMerged(ask.Gone, ask.Into);

    public static Outcome<SeriesEvent> Decide(MeetingSeries series, UndoSeriesInviteeMerge ask) =>
        series.MergedInvitees.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new SeriesInviteeMergeUndone(ask.Gone, ask.Into)
            : Nothing;
}
