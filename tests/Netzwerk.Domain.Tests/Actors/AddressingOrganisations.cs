using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Actors;

public sealed class AddressingOrganisations
{
    private static readonly Story<Organisation, OrganisationEvent> School = new(
        new OrganisationRegistered("Schule am Markt", OrganisationKind.School, Municipality: null)
    );

    [Fact]
    public void An_address_is_kept_in_clean_lines_and_can_be_taken_away()
    {
        var after = School
            .When(o =>
                OrganisationDecisions.Decide(
                    o,
                    new AddressOrganisation(" Markt 1 \r\n\r\n01234  Musterstadt")
                )
            )
            .Then(new OrganisationAddressed("Markt 1\n01234  Musterstadt"));
        Assert.Equal("Schule am Markt", after.State.Name);
        after
            .When(o => OrganisationDecisions.Decide(o, new AddressOrganisation(Address: null)))
            .Then(new OrganisationAddressed(""));
    }

    [Theory]
    [InlineData("1\n2\n3\n4\n5")]
    [InlineData("Eine Zeile, die so lang ist, dass sie in kein Fenster eines Umschlags mehr passt")]
    public void What_does_not_fit_the_window_of_an_envelope_is_refused(string address) =>
        School
            .When(o => OrganisationDecisions.Decide(o, new AddressOrganisation(address)))
            .ThenRefused("organisation.address-unusable", "Address");
}
