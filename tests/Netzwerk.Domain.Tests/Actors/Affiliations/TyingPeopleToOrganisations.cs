using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Actors.Affiliations;

public sealed class TyingPeopleToOrganisations
{
    private static readonly PersonId Ada = new(new("0197c0de-0000-7000-8000-0000000000b1"));
    private static readonly PersonId Bea = new(new("0197c0de-0000-7000-8000-0000000000b2"));
    private static readonly PersonId Cem = new(new("0197c0de-0000-7000-8000-0000000000b3"));
    private static readonly AffiliationId First = new(new("0197c0de-0000-7000-8000-0000000000c1"));
    private static readonly AffiliationId Next = new(new("0197c0de-0000-7000-8000-0000000000c2"));
    private static readonly DateOnly Spring = new(2027, 3, 1);

    private static readonly Story<OrganisationPeople, AffiliationEvent> Working = new(
        new AffiliationNoted(First, Ada, AffiliationKind.WorksAt, Spring, Until: null)
    );

    private static readonly Story<OrganisationPeople, AffiliationEvent> Three = new(
        new ContactNamed(Ada, "Leitung"),
        new ContactNamed(Bea, "Anmeldung"),
        new ContactNamed(Cem, "")
    );

    private static NoteAffiliation Note(
        AffiliationId id,
        AffiliationKind kind = AffiliationKind.WorksAt,
        DateOnly? from = null,
        DateOnly? until = null
    ) => new(id, Ada, kind, from, until);

    [Fact]
    public void A_tie_is_noted_once_and_the_same_tie_twice_only_when_the_first_is_over()
    {
        Working.When(p => AffiliationDecisions.Decide(p, Note(First))).ThenNothing();
        Working
            .When(p => AffiliationDecisions.Decide(p, Note(Next)))
            .ThenRefused("affiliation.there-already", "Person");
        Working
            .When(p => AffiliationDecisions.Decide(p, Note(Next, AffiliationKind.Represents)))
            .Then(new AffiliationNoted(Next, Ada, AffiliationKind.Represents, null, null));
        Working
            .And(new AffiliationDated(First, Spring, Spring))
            .When(p => AffiliationDecisions.Decide(p, Note(Next)))
            .Then(new AffiliationNoted(Next, Ada, AffiliationKind.WorksAt, null, null));
    }

    [Fact]
    public void A_tie_ends_with_a_day_and_is_kept()
    {
        var ended = Working
            .When(p => AffiliationDecisions.Decide(p, new DateAffiliation(First, Spring, Spring)))
            .Then(new AffiliationDated(First, Spring, Spring));
        var tie = Assert.Single(ended.State.Affiliations);
        Assert.False(tie.IsOver(Spring));
        Assert.True(tie.IsOver(Spring.AddDays(1)));
        ended
            .When(p => AffiliationDecisions.Decide(p, new DateAffiliation(First, null, null)))
            .Then(new AffiliationDated(First, null, null));
    }

    [Fact]
    public void What_cannot_be_right_about_a_tie_is_refused()
    {
        Working
            .When(p => AffiliationDecisions.Decide(p, Note(Next, (AffiliationKind)9)))
            .ThenRefused("affiliation.kind-missing", "Kind");
        Working
            .When(p =>
                AffiliationDecisions.Decide(p, Note(Next, from: Spring, until: new(2027, 1, 1)))
            )
            .ThenRefused("affiliation.ends-before-it-begins", "Until");
        Working
            .When(p =>
                AffiliationDecisions.Decide(p, new DateAffiliation(First, Spring, new(2027, 1, 1)))
            )
            .ThenRefused("affiliation.ends-before-it-begins", "Until");
        Working
            .When(p => AffiliationDecisions.Decide(p, new DateAffiliation(Next, null, null)))
            .ThenRefused("affiliation.unknown");
    }

    [Fact]
    public void A_contact_is_named_with_a_function_that_can_change()
    {
        var named = AffiliationDecisions.Decide(people: null, new NameContact(Ada, " Leitung\n"));
        Assert.Equal(new ContactNamed(Ada, "Leitung"), Assert.Single(named.Events));
        Three
            .When(p => AffiliationDecisions.Decide(p, new NameContact(Ada, "Leitung")))
            .ThenNothing();
        var after = Three
            .When(p => AffiliationDecisions.Decide(p, new NameContact(Ada, "Sekretariat")))
            .Then(new ContactNamed(Ada, "Sekretariat"));
        Assert.Equal([Ada, Bea, Cem], after.State.Contacts.Select(c => c.Person));
        Three
            .When(p => AffiliationDecisions.Decide(p, new NameContact(Ada, new string('x', 101))))
            .ThenRefused("affiliation.function-too-long", "Function");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(-7, 1)]
    public void A_contact_moves_to_a_place_of_the_list(int asked, int place)
    {
        var after = Three
            .When(p => AffiliationDecisions.Decide(p, new PlaceContact(Cem, asked)))
            .Then(new ContactPlaced(Cem, place));
        Assert.Equal(place, after.State.PlaceOf(Cem));
        Assert.Equal(3, after.State.Contacts.Count);
    }

    [Fact]
    public void A_contact_stays_at_its_place_or_leaves_the_list()
    {
        Three.When(p => AffiliationDecisions.Decide(p, new PlaceContact(Cem, 9))).ThenNothing();
        var after = Three
            .When(p => AffiliationDecisions.Decide(p, new RemoveContact(Bea)))
            .Then(new ContactRemoved(Bea));
        Assert.Equal([Ada, Cem], after.State.Contacts.Select(c => c.Person));
        after
            .When(p => AffiliationDecisions.Decide(p, new PlaceContact(Bea, 1)))
            .ThenRefused("affiliation.contact-unknown");
    }

    [Fact]
    public void A_list_of_contacts_has_an_end()
    {
        var full = new Story<OrganisationPeople, AffiliationEvent>(
            Enumerable
                .Range(1, AffiliationDecisions.MostContacts)
                .Select(i => new ContactNamed(new(new Guid(i, 0, 0, new byte[8])), ""))
        );
        full.When(p => AffiliationDecisions.Decide(p, new NameContact(Ada, "")))
            .ThenRefused("affiliation.too-many-contacts", "Person");
    }
}
