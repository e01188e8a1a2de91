using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Series;

/// <summary>
/// The agendas of dates that another series replaces: they go on to its dates in the same order, the first to the
/// first. Where it has fewer dates, the last ones end with their dates.
/// </summary>
public static class CarriedAgendas
{
    /// <summary>
    /// The items for each date in order; a date that was cancelled hands nothing on. Each item is a new one, because
    /// minutes belong to the date they were written for.
    /// </summary>
    /// <param name="dates">The meetings of the old series.</param>
    /// <param name="since">The day of the first date that is replaced, as the series has it.</param>
    /// <param name="known">People who can still introduce an item.</param>
    /// <param name="newItem">Names a new item.</param>
    public static IReadOnlyList<IReadOnlyList<AddAgendaItem>> Of(
        IEnumerable<Meeting> dates,
        DateOnly since,
        IReadOnlySet<PersonId> known,
        Func<AgendaItemId> newItem
    ) =>
        [
            .. Replaced(dates, since)
                .Select(d =>
                    (AddAgendaItem[])
                        [
                            .. d.Agenda.Select(i => new AddAgendaItem(
                                newItem(),
                                i.Title,
                                i.Purpose,
                                i.Minutes,
                                i.Rapporteur is { } person && known.Contains(person)
                                    ? person
                                    : null,
                                i.Part
                            )),
                        ]
                ),
        ];

    /// <summary>Who introduces an item of a date that is replaced.</summary>
    public static IEnumerable<PersonId> Rapporteurs(IEnumerable<Meeting> dates, DateOnly since) =>
        Replaced(dates, since)
            .SelectMany(d => d.Agenda)
            .Select(i => i.Rapporteur)
            .OfType<PersonId>()
            .Distinct();

    private static IEnumerable<Meeting> Replaced(IEnumerable<Meeting> dates, DateOnly since) =>
        dates
            .Where(d =>
                d.OfSeries?.Day >= since && d.Status is MeetingStatus.Draft or MeetingStatus.Called
            )
            .OrderBy(d => d.OfSeries?.Day);
}
