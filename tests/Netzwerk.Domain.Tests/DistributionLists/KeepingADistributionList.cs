using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.DistributionLists;

public sealed class KeepingADistributionList
{
    private static readonly ListSearch Schools = new(
        ListedKind.Organisations,
        "Schule",
        null,
        WorkTopic.School,
        null,
        null
    );

    private static readonly DistributionListSaved Saved = new(
        "Alle Schulen",
        ListedKind.Organisations,
        "Schule",
        null,
        WorkTopic.School,
        null,
        null
    );

    private static readonly Story<DistributionList, DistributionListEvent> List = new(Saved);

    [Fact]
    public void A_search_is_saved_under_a_name()
    {
        var ask = new SaveDistributionList("  Alle\nSchulen ", Schools with { Words = " Schule " });
        Assert.Equal([Saved], DistributionListDecisions.Decide(list: null, ask).Events);
        List.When(l => DistributionListDecisions.Decide(l, ask)).ThenNothing();
        var other = List.When(l =>
                DistributionListDecisions.Decide(
                    l,
                    ask with
                    {
                        Search = Schools with { Municipality = "14522180" },
                    }
                )
            )
            .Then(Saved with { Municipality = "14522180" });
        Assert.Equal("14522180", other.State.Search.Municipality);
    }

    [Theory]
    [InlineData("", "", 0, "list.name-missing", "Name")]
    [InlineData("x101", "", 0, "list.name-too-long", "Name")]
    [InlineData("Schulen", "x101", 0, "list.words-too-long", "Words")]
    [InlineData("Schulen", "", 9, "list.kind-unknown", "Kind")]
    public void What_cannot_be_saved_is_refused(
        string name,
        string words,
        int kind,
        string code,
        string field
    )
    {
        var search = Schools with { Words = Long(words), Kind = (ListedKind)kind };
        var refusal = DistributionListDecisions
            .Decide(list: null, new SaveDistributionList(Long(name), search))
            .Refusal;
        Assert.Equal(new Refusal(code, field), refusal);
    }

    [Fact]
    public void Somebody_is_put_on_taken_off_and_left_to_the_search_again()
    {
        var on = Place(List, ListPlace.On);
        Assert.Equal(ListPlace.On, on.State.PlaceOf(Anna));
        var off = Place(on, ListPlace.Off);
        Assert.Equal([new PlacedPerson(Anna, ListPlace.Off)], off.State.People);
        Assert.Empty(Place(off, ListPlace.AsFound).State.People);
        Place(List, ListPlace.AsFound, changes: false);
    }

    [Fact]
    public void An_organisation_is_placed_like_a_person()
    {
        var school = new OrganisationId(new("0197c0de-0000-7000-8000-0000000000d1"));
        var off = List.When(l =>
                DistributionListDecisions.Decide(l, new PlaceOrganisation(school, ListPlace.Off))
            )
            .Then(new ListOrganisationPlaced(school, ListPlace.Off));
        Assert.Equal(ListPlace.Off, off.State.PlaceOf(school));
    }

    [Fact]
    public void A_deleted_list_takes_nobody_but_still_forgets_who_is_erased()
    {
        var deleted = Place(List, ListPlace.Off)
            .When(l => DistributionListDecisions.Decide(l, new DeleteDistributionList()))
            .Then(new DistributionListDeleted());
        deleted
            .When(l => DistributionListDecisions.Decide(l, new PlacePerson(Anna, ListPlace.On)))
            .ThenRefused("list.deleted", field: null);
        deleted
            .When(l =>
                DistributionListDecisions.Decide(l, new SaveDistributionList("Neu", Schools))
            )
            .ThenRefused("list.deleted", field: null);
        deleted
            .When(l => DistributionListDecisions.Decide(l, new ForgetListedPerson(Anna)))
            .Then(new ListPersonPlaced(Anna, ListPlace.AsFound));
        List.When(l => DistributionListDecisions.Decide(l, new ForgetListedPerson(Anna)))
            .ThenNothing();
    }

    private static Story<DistributionList, DistributionListEvent> Place(
        Story<DistributionList, DistributionListEvent> before,
        ListPlace place,
        bool changes = true
    )
    {
        var answer = before.When(l =>
            DistributionListDecisions.Decide(l, new PlacePerson(Anna, place))
        );
        return changes ? answer.Then(new ListPersonPlaced(Anna, place)) : answer.ThenNothing();
    }

    private static string Long(string text) => text == "x101" ? new string('x', 101) : text;
}
