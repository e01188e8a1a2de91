using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Actors;

public sealed class KeepingTheDirectory
{
    private static readonly Story<Person, PersonEvent> Entered = new(
        new PersonEntered(PersonSource.Import, School)
    );

    private static readonly Story<Organisation, OrganisationEvent> Registered = new(
        new OrganisationRegistered("Grundschule", OrganisationKind.School, "14522180")
    );

    private static Outcome<OrganisationEvent> Register(
        string name = "VHS",
        OrganisationKind kind = OrganisationKind.AdultEducationCentre,
        string? municipality = null
    ) => OrganisationDecisions.Decide(new RegisterOrganisation(name, kind, municipality));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData(" 01053\u202E083", "01053083")]
    public void A_municipality_is_its_eight_digit_key_or_unknown(string? typed, string? kept)
    {
        var outcome = Register(municipality: typed);
        var registered = Assert.IsType<OrganisationRegistered>(Assert.Single(outcome.Events));
        Assert.Equal(kept, registered.Municipality);
    }

    [Theory]
    [InlineData("1452218")]
    [InlineData("145221800")]
    [InlineData("1452218x")]
    [InlineData("١٤٥٢٢١٨٠")]
    public void Anything_else_is_no_municipality(string typed) =>
        Assert.Equal(
            new Refusal("organisation.municipality-unusable", "Municipality"),
            Register(municipality: typed).Refusal
        );

    [Fact]
    public void An_organisation_needs_a_name_and_a_kind()
    {
        Assert.Equal(new Refusal("organisation.name-missing", "Name"), Register("\0").Refusal);
        Assert.Equal(
            new Refusal("organisation.name-too-long", "Name"),
            Register(new string('x', OrganisationDecisions.LongestName + 1)).Refusal
        );
        Assert.Equal(
            new Refusal("organisation.kind-missing", "Kind"),
            Register(kind: (OrganisationKind)77).Refusal
        );
    }

    [Fact]
    public void An_organisation_is_described_anew() =>
        Registered
            .When(o =>
                OrganisationDecisions.Decide(
                    o,
                    new DescribeOrganisation("Oberschule", OrganisationKind.School, "")
                )
            )
            .Then(new OrganisationDescribed("Oberschule", OrganisationKind.School, null));

    [Fact]
    public void A_person_changes_organisation_and_role()
    {
        Entered
            .When(p => PersonDecisions.Decide(p, new ChangeOrganisation(Office)))
            .Then(new PersonChangedOrganisation(Office))
            .When(p => PersonDecisions.Decide(p, new ChangeOrganisation(null)))
            .Then(new PersonChangedOrganisation(null));
        Entered
            .When(p => PersonDecisions.Decide(p, new GrantNetworkRole(NetworkRole.Coordinator)))
            .Then(new NetworkRoleGranted(NetworkRole.Coordinator));
        Entered
            .When(p => PersonDecisions.Decide(p, new GrantNetworkRole((NetworkRole)4)))
            .ThenRefused("person.role-missing", "Role");
    }

    // What changed lies in the vault, so the domain cannot know that it is the same change again.
    [Fact]
    public void Changed_details_are_noted_by_their_kind_only()
    {
        Entered
            .When(p => PersonDecisions.Decide(p, new NoteDetailsChanged([PersonDetail.Mail])))
            .ThenEachTime(new PersonDetailsChanged([PersonDetail.Mail]));
        Entered.When(p => PersonDecisions.Decide(p, new NoteDetailsChanged([]))).ThenNothing();
    }

    [Fact]
    public void An_erased_person_has_no_role_and_changes_no_more()
    {
        var erased = Entered
            .And(new NetworkRoleGranted(NetworkRole.Coordinator))
            .When(p => PersonDecisions.Decide(p, new ErasePerson()))
            .Then(new PersonErased());
        Assert.Equal(NetworkRole.None, erased.State.Role);
        erased
            .When(p => PersonDecisions.Decide(p, new ChangeOrganisation(Office)))
            .ThenRefused("person.erased");
        erased
            .When(p => PersonDecisions.Decide(p, new GrantNetworkRole(NetworkRole.Coordinator)))
            .ThenRefused("person.erased");
        erased
            .When(p => PersonDecisions.Decide(p, new NoteDetailsChanged([PersonDetail.Name])))
            .ThenRefused("person.erased");
    }

    [Theory]
    [InlineData(PersonSource.Import, true)]
    [InlineData(PersonSource.EnteredByCoordinator, true)]
    [InlineData(PersonSource.JoinRequest, false)]
    [InlineData(PersonSource.NamedByOrganisation, false)]
    [InlineData(PersonSource.Console, false)]
    public void Whose_data_somebody_else_gave_is_told_so_once(PersonSource source, bool must)
    {
        var person = new Story<Person, PersonEvent>(new PersonEntered(source, School));
        Assert.Equal(must, person.State.MustBeInformed);
        PersonEvent[] told = must ? [new PersonInformed(ByMail: true)] : [];
        var after = person
            .When(p => PersonDecisions.Decide(p, new InformPerson(ByMail: true)))
            .Then(told);
        Assert.False(after.State.MustBeInformed);
        after.When(p => PersonDecisions.Decide(p, new InformPerson(ByMail: false))).ThenNothing();
    }

    [Fact]
    public void Who_coordinates_or_is_gone_need_not_be_told()
    {
        Assert.False(
            Entered.And(new NetworkRoleGranted(NetworkRole.Coordinator)).State.MustBeInformed
        );
        var gone = Entered.And(new PersonErased());
        Assert.False(gone.State.MustBeInformed);
        gone.When(p => PersonDecisions.Decide(p, new InformPerson(ByMail: true)))
            .ThenRefused("person.erased");
    }
}
