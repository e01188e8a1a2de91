using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Freshness;

public sealed class SuggestingChanges
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    private static readonly SuggestChange Address = new(
        School,
        Anna,
        ProposalWay.Link,
        ProposalKind.Change,
        ["Address"],
        HasRemark: false
    );

    private static readonly Story<EntryProposal, ProposalEvent> Suggested = new(
        new ChangeSuggested(School, Anna, ProposalWay.Link, ProposalKind.Change, ["Address"], Today)
    );

    [Fact]
    public void A_suggestion_names_its_details_once_and_in_order()
    {
        var made = ProposalDecisions.Decide(
            null,
            Address with
            {
                Fields = ["Name", "Address", "Name"],
            },
            Today
        );
        var happened = Assert.IsType<ChangeSuggested>(Assert.Single(made.Events));
        Assert.Equal(["Address", "Name"], happened.Fields);
        Suggested.When(p => ProposalDecisions.Decide(p, Address, Today)).ThenNothing();
    }

    [Fact]
    public void Who_changes_nothing_suggests_nothing()
    {
        var none = Address with { Fields = [] };
        Assert.Equal(
            "proposal.nothing-changed",
            ProposalDecisions.Decide(null, none, Today).Refusal?.Code
        );
        Assert.Single(ProposalDecisions.Decide(null, none with { HasRemark = true }, Today).Events);
        Assert.Single(
            ProposalDecisions.Decide(null, none with { Kind = ProposalKind.Gone }, Today).Events
        );
        Assert.Equal(
            "proposal.kind-missing",
            ProposalDecisions
                .Decide(null, none with { Kind = (ProposalKind)9 }, Today)
                .Refusal?.Code
        );
    }

    [Fact]
    public void Until_somebody_decides_it_may_be_corrected_by_who_made_it()
    {
        var gone = Address with { Kind = ProposalKind.Gone, Fields = [] };
        var corrected = ProposalDecisions.Decide(Suggested.State, gone, Today);
        Assert.Equal(
            ProposalKind.Gone,
            Assert.IsType<SuggestionCorrected>(Assert.Single(corrected.Events)).Kind
        );
        Suggested
            .When(p => ProposalDecisions.Decide(p, gone with { Proposer = Ben }, Today))
            .ThenRefused("proposal.settled");
        Suggested
            .And(new SuggestionSettled(ProposalSettlement.Released, ""))
            .When(p => ProposalDecisions.Decide(p, gone, Today))
            .ThenRefused("proposal.settled");
    }

    [Fact]
    public void Who_is_turned_down_hears_why()
    {
        Suggested
            .When(p =>
                ProposalDecisions.Decide(p, new SettleProposal(ProposalSettlement.Declined, " "))
            )
            .ThenRefused("proposal.reason-missing", "Reason");
        Suggested
            .When(p =>
                ProposalDecisions.Decide(
                    p,
                    new SettleProposal(
                        ProposalSettlement.Declined,
                        new string('a', ProposalDecisions.LongestReason + 1)
                    )
                )
            )
            .ThenRefused("proposal.reason-too-long", "Reason");
        var declined = Suggested
            .When(p =>
                ProposalDecisions.Decide(
                    p,
                    new SettleProposal(ProposalSettlement.Declined, "Das war schon so.")
                )
            )
            .Then(new SuggestionSettled(ProposalSettlement.Declined, "Das war schon so."));
        declined
            .When(p =>
                ProposalDecisions.Decide(p, new SettleProposal(ProposalSettlement.Declined, "Nein"))
            )
            .ThenNothing();
        declined
            .When(p => ProposalDecisions.Decide(p, new SettleProposal(ProposalSettlement.Released)))
            .ThenRefused("proposal.settled");
    }

    [Fact]
    public void An_organisation_ends_once_and_can_come_back()
    {
        var school = new Story<Organisation, OrganisationEvent>(
            new OrganisationRegistered("Schule", OrganisationKind.School, null)
        );
        var ended = school
            .When(o => OrganisationDecisions.Decide(o, new EndOrganisation(Today)))
            .Then(new OrganisationEnded(Today));
        Assert.True(ended.State.HasEnded);
        ended
            .When(o => OrganisationDecisions.Decide(o, new EndOrganisation(Today.AddDays(1))))
            .ThenNothing();
        var back = ended
            .When(o => OrganisationDecisions.Decide(o, new ResumeOrganisation()))
            .Then(new OrganisationResumed());
        Assert.False(back.State.HasEnded);
        school.When(o => OrganisationDecisions.Decide(o, new ResumeOrganisation())).ThenNothing();
    }
}
