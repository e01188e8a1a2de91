using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Merging;

public sealed class MergingOrganisations
{
    private static readonly DateTimeOffset Today = Berlin("2026-12-01 10:00");

    private static readonly Story<Organisation, OrganisationEvent> Registered = new(
        new OrganisationRegistered("Brücken e. V.", OrganisationKind.Association, null)
    );

    [Fact]
    public void An_entry_becomes_another_one_and_its_own_again_within_a_month()
    {
        var merged = Registered
            .When(o => OrganisationMergeDecisions.Decide(o, new MergeOrganisation(School)))
            .Then(new OrganisationMerged(School));
        merged
            .When(o => OrganisationMergeDecisions.Decide(o, new MergeOrganisation(Office)))
            .ThenRefused("merge.already-merged");
        merged
            .When(o =>
                OrganisationMergeDecisions.Decide(
                    o,
                    new UndoOrganisationMerge(Today),
                    Today.AddDays(3)
                )
            )
            .Then(new OrganisationMergeUndone());
        merged
            .When(o =>
                OrganisationMergeDecisions.Decide(
                    o,
                    new UndoOrganisationMerge(Today),
                    Today.AddDays(31)
                )
            )
            .ThenRefused("merge.too-late");
    }

    [Fact]
    public void What_stays_gets_the_chosen_details() =>
        Registered
            .When(o =>
                OrganisationMergeDecisions.Decide(
                    o,
                    new TakeOrganisationOver(
                        Office,
                        new("Brücken", OrganisationKind.Association, null),
                        "Am Markt 1"
                    )
                )
            )
            .Then(
                new OrganisationTookOver(Office),
                new OrganisationDescribed("Brücken", OrganisationKind.Association, null),
                new OrganisationAddressed("Am Markt 1")
            );

    [Fact]
    public void Who_sat_for_it_sits_for_the_other_and_only_they_go_back()
    {
        var merged = AGroup
            .WithAnna.And(new MemberSeated(Ben, Office, GroupRole.Chair))
            .When(g => MemberMergeDecisions.Decide(g, new MergeSeatOrganisation(School, Office)))
            .Then(new SeatOrganisationMerged(School, Office));
        Assert.All(merged.State.Members, m => Assert.Equal(Office, m.Organisation));

        var parted = merged
            .When(g =>
                MemberMergeDecisions.Decide(g, new UndoSeatOrganisationMerge(School, Office))
            )
            .Then(new SeatOrganisationMergeUndone(School, Office));
        Assert.Equal(School, parted.State.MemberOf(Anna)?.Organisation);
        Assert.Equal(Office, parted.State.MemberOf(Ben)?.Organisation);
    }
}
