using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Xunit;

namespace Netzwerk.Domain.Tests.Incoming;

public sealed class BelievingReplies
{
    private static readonly IncomingMailEvent Proposal = IncomingDecisions
        .Decide(
            new MailFinding(
                MailSort.CounterProposal,
                MailVerdict.Review,
                MailReason.CounterProposed
            )
            {
                Meeting = new MeetingId(Guid.CreateVersion7()),
                Person = new PersonId(Guid.CreateVersion7()),
                Proposed = new(new(2026, 12, 3), new(10, 0), new(11, 0)),
            }
        )
        .Events.Single();

    [Theory]
    [InlineData(AnswererIs.TokenOwner, true, MailVerdict.Applied)]
    [InlineData(AnswererIs.TokenOwner, false, MailVerdict.Review)]
    [InlineData(AnswererIs.AnotherInvitee, true, MailVerdict.Ignored)]
    [InlineData(AnswererIs.AnotherInvitee, false, MailVerdict.Ignored)]
    [InlineData(AnswererIs.NotInvited, true, MailVerdict.Review)]
    [InlineData(AnswererIs.NotInvited, false, MailVerdict.Ignored)]
    public void With_a_token_of_the_meeting(AnswererIs answerer, bool sent, MailVerdict verdict) =>
        Assert.Equal(verdict, ReplyBelief.WithToken(answerer, sent).Verdict);

    [Theory]
    [InlineData(true, true, true, MailVerdict.Applied)]
    [InlineData(true, true, false, MailVerdict.Ignored)]
    [InlineData(true, false, true, MailVerdict.Ignored)]
    [InlineData(false, true, true, MailVerdict.Ignored)]
    [InlineData(false, false, false, MailVerdict.Ignored)]
    public void Without_a_token(bool invitee, bool sent, bool proved, MailVerdict verdict) =>
        Assert.Equal(verdict, ReplyBelief.WithoutToken(invitee, sent, proved).Verdict);

    [Theory]
    [InlineData(MailSort.CalendarAnswer, false, true, MailVerdict.Review)]
    [InlineData(MailSort.PlainAnswer, false, true, MailVerdict.Review)]
    [InlineData(MailSort.PlainAnswer, true, true, MailVerdict.Applied)]
    [InlineData(MailSort.PlainAnswer, false, false, MailVerdict.Applied)]
    [InlineData(MailSort.DeliveryReport, false, true, MailVerdict.Applied)]
    public void Where_a_domain_signs_its_mail_one_without_is_doubted(
        MailSort sort,
        bool isSigned,
        bool isKnownToSign,
        MailVerdict verdict
    )
    {
        var found = new MailFinding(sort, MailVerdict.Applied, MailReason.ProvedByToken);
        Assert.Equal(verdict, ReplyBelief.Doubted(found, isSigned, isKnownToSign).Verdict);
    }

    [Fact]
    public void One_decision_is_made_about_a_mail_and_the_same_again_changes_nothing()
    {
        var mail = IncomingMail.Evolve(null, Guid.CreateVersion7(), Proposal)!;
        Assert.True(mail.OffersDate);
        var taken = IncomingDecisions.Decide(mail, MailSettlement.ProposalTaken).Events.Single();
        var settled = IncomingMail.Evolve(mail, mail.Id, taken)!;
        Assert.False(settled.IsOpen);
        Assert.Empty(IncomingDecisions.Decide(settled, MailSettlement.ProposalTaken).Events);
        Assert.Equal(
            "incoming.settled",
            IncomingDecisions.Decide(settled, MailSettlement.PutAside).Refusal?.Code
        );
    }

    [Theory]
    [InlineData(MailSettlement.AnswerTaken)]
    [InlineData(MailSettlement.PersonInvited)]
    public void What_a_mail_does_not_offer_cannot_be_done(MailSettlement wish)
    {
        var mail = IncomingMail.Evolve(null, Guid.CreateVersion7(), Proposal)!;
        Assert.Equal("incoming.not-offered", IncomingDecisions.Decide(mail, wish).Refusal?.Code);
    }
}
