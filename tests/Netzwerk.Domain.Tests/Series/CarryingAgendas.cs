using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Tests.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Series;

public sealed class CarryingAgendas
{
    private static readonly HashSet<PersonId> Known = [Anna];

    [Fact]
    public void The_first_date_replaced_hands_its_agenda_to_the_first_new_one()
    {
        Meeting[] dates =
        [
            Date(ASeries.Last, Item("Dritter", 10, null)),
            Date(ASeries.First, Item("Bleibt", 5, null)),
            Date(ASeries.Third, Item("Erster", 20, Anna), Item("Zweiter", 0, Ben)),
        ];
        var carried = CarriedAgendas.Of(dates, ASeries.Third, Known, AgendaItemId.Create);
        Assert.Equal(2, carried.Count);
        Assert.Equal(
            [("Erster", 20, (PersonId?)Anna), ("Zweiter", 0, null)],
            carried[0].Select(i => (i.Title, i.Minutes, i.Rapporteur))
        );
        Assert.Equal("Dritter", Assert.Single(carried[1]).Title);
        // Minutes belong to the date they were written for.
        var old = dates.SelectMany(d => d.Agenda).Select(i => i.Id);
        Assert.Empty(carried.SelectMany(a => a).Select(i => i.Item).Intersect(old));
        Assert.Equal([Anna, Ben], CarriedAgendas.Rapporteurs(dates, ASeries.Third));
    }

    [Fact]
    public void A_cancelled_date_hands_nothing_on_and_one_without_agenda_keeps_its_place()
    {
        Meeting[] dates =
        [
            Date(ASeries.First, Item("Abgesagt", 5, null)) with
            {
                Status = MeetingStatus.Cancelled,
            },
            Date(ASeries.Third),
            Date(ASeries.Last, Item("Letzter", 5, null)),
        ];
        var carried = CarriedAgendas.Of(dates, ASeries.First, Known, AgendaItemId.Create);
        Assert.Equal(2, carried.Count);
        Assert.Empty(carried[0]);
        Assert.Equal("Letzter", Assert.Single(carried[1]).Title);
    }

    [Fact]
    public void A_wrong_beginning_is_said_beside_the_date_from_which_it_is_otherwise() =>
        ASeries
            .Called.When(s =>
                SeriesDecisions.Decide(
                    s,
                    new EndSeries(ASeries.First.AddDays(-1), new SeriesId(Guid.Empty)),
                    ASeries.Before
                )
            )
            .ThenRefused("series.nothing-left", "Since");

    [Fact]
    public void Where_no_date_is_left_to_replace_nothing_goes_on_beside_the_series()
    {
        var next = new SeriesId(Guid.Empty);
        ASeries
            .Called.When(s =>
                SeriesDecisions.Decide(s, new EndSeries(ASeries.Last, next), ASeries.Before)
            )
            .ThenRefused("series.nothing-replaced", "Since");
        var continued = ASeries.Called.And(new SeriesEnded(ASeries.Third, next));
        continued
            .When(s =>
                SeriesDecisions.Decide(s, new EndSeries(ASeries.Third, next), ASeries.Before)
            )
            .Then();
    }

    private static AgendaItem Item(string title, int minutes, PersonId? rapporteur) =>
        new(AgendaItemId.Create(), title, ItemPurpose.Discussion, minutes, rapporteur);

    private static Meeting Date(DateOnly day, params AgendaItem[] agenda) =>
        AMeeting.Planned.State with
        {
            OfSeries = new(new(Guid.Empty), day, ASeries.Two),
            Agenda = agenda,
        };
}
