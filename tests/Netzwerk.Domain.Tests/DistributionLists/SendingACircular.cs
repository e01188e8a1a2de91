using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.DistributionLists;

public sealed class SendingACircular
{
    private static readonly DistributionListId List = new(
        new("0197c0de-0000-7000-8000-0000000000e1")
    );

    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly Story<Circular, CircularEvent> Draft = new(
        new CircularDrafted(List, "Fachtag", "Am 3. März.")
    );

    [Fact]
    public void A_circular_is_begun_and_worded_anew_until_it_is_sent()
    {
        var ask = new WordCircular(List, "Fachtag", "Am 3. März.");
        Assert.Equal(
            [new CircularDrafted(List, "Fachtag", "Am 3. März.")],
            CircularDecisions.Decide(circular: null, ask).Events
        );
        Draft.When(c => CircularDecisions.Decide(c, ask)).ThenNothing();
        Draft
            .When(c => CircularDecisions.Decide(c, ask with { Text = "Am 4. März." }))
            .Then(new CircularReworded("Fachtag", "Am 4. März."));
        Sent()
            .When(c => CircularDecisions.Decide(c, ask with { Text = "Am 4. März." }))
            .ThenRefused("circular.sent-already", field: null);
    }

    [Theory]
    [InlineData(" ", "Text", "circular.subject-missing", "Subject")]
    [InlineData("Betreff", "\n", "circular.text-missing", "Text")]
    public void Without_words_there_is_no_circular(
        string subject,
        string text,
        string code,
        string field
    ) =>
        Assert.Equal(
            new Refusal(code, field),
            CircularDecisions.Decide(circular: null, new WordCircular(List, subject, text)).Refusal
        );

    [Fact]
    public void Too_many_words_are_refused()
    {
        var subject = new string('x', CircularDecisions.LongestSubject + 1);
        var text = new string('x', CircularDecisions.LongestText + 1);
        Draft
            .When(c => CircularDecisions.Decide(c, new WordCircular(List, subject, "Text")))
            .ThenRefused("circular.subject-too-long", "Subject");
        Draft
            .When(c => CircularDecisions.Decide(c, new WordCircular(List, "Betreff", text)))
            .ThenRefused("circular.text-too-long", "Text");
    }

    [Fact]
    public void It_is_sent_once_and_says_to_how_many()
    {
        var sent = Sent();
        Assert.Equal(new CircularSending(Anna, Today, 12, 3), sent.State.Sent);
        sent.When(c => CircularDecisions.Decide(c, new SendCircular(Ben, 13, 2), Today.AddDays(1)))
            .ThenNothing();
        sent.When(c => CircularDecisions.Decide(c, new DiscardCircular()))
            .ThenRefused("circular.sent-already", field: null);
    }

    [Fact]
    public void To_nobody_it_is_not_sent() =>
        Draft
            .When(c => CircularDecisions.Decide(c, new SendCircular(Anna, 0, 4), Today))
            .ThenRefused("circular.nobody", field: null);

    [Fact]
    public void A_discarded_draft_is_gone() =>
        Draft
            .When(c => CircularDecisions.Decide(c, new DiscardCircular()))
            .Then(new CircularDiscarded())
            .When(c => CircularDecisions.Decide(c, new SendCircular(Anna, 4, 0), Today))
            .ThenRefused("circular.discarded", field: null);

    private static Story<Circular, CircularEvent> Sent() =>
        Draft
            .When(c => CircularDecisions.Decide(c, new SendCircular(Anna, 12, 3), Today))
            .Then(new CircularSent(Anna, Today, 12, 3));
}
