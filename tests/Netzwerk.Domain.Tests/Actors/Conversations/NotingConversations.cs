using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Actors.Conversations;

public sealed class NotingConversations
{
    private static readonly PersonId Ada = new(new("0197c0de-0000-7000-8000-0000000000b1"));
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly ConversationNote Note = new(
        ConversationKind.Call,
        Today,
        "Plätze ab Mai frei.",
        "Liste schicken",
        Today.AddDays(7)
    );

    private static readonly ConversationNoted Noted = new(
        By: null,
        Organisation: null,
        Ada,
        ConversationKind.Call,
        Today,
        "Plätze ab Mai frei.",
        "Liste schicken",
        Today.AddDays(7)
    );

    private static readonly Story<Conversation, ConversationEvent> Called = new(Noted);

    [Fact]
    public void A_conversation_is_noted_in_clean_words()
    {
        var ask = Note with { Text = " Plätze ab Mai frei.\r\n", NextStep = "Liste\nschicken" };
        var outcome = ConversationDecisions.Decide(
            new NoteConversation(null, null, Ada, ask),
            Today
        );
        Assert.Equal(Noted, Assert.Single(outcome.Events));
    }

    [Fact]
    public void A_step_stays_open_until_it_is_done_and_a_new_step_is_open_again()
    {
        Assert.True(Called.State.IsOpen);
        var done = Called
            .When(c => ConversationDecisions.Decide(c, new FinishNextStep()))
            .Then(new NextStepDone());
        Assert.False(done.State.IsOpen);
        var typo = done.When(c => Correct(c, Note with { Text = "Plätze ab Juni frei." }))
            .Then(
                new ConversationCorrected(
                    Ada,
                    ConversationKind.Call,
                    Today,
                    "Plätze ab Juni frei.",
                    "Liste schicken",
                    Today.AddDays(7)
                )
            );
        Assert.False(typo.State.IsOpen);
        var more = ConversationDecisions.Decide(
            typo.State,
            new CorrectConversation(Note with { NextStep = "Nachfragen" }),
            Today
        );
        Assert.True(typo.And(more.Events).State.IsOpen);
        Called.When(c => Correct(c, Note)).ThenNothing();
    }

    public static TheoryData<ConversationNote, string, string> Wrong =>
        new()
        {
            { Note with { Kind = (ConversationKind)9 }, "conversation.kind-missing", "Kind" },
            { Note with { Day = null }, "conversation.day-missing", "Day" },
            { Note with { Day = Today.AddDays(1) }, "conversation.day-to-come", "Day" },
            { Note with { Text = "\u202E \n" }, "conversation.text-missing", "Text" },
            { Note with { Text = new string('x', 4001) }, "conversation.text-too-long", "Text" },
            {
                Note with
                {
                    NextStep = new string('x', 201),
                },
                "conversation.step-too-long",
                "NextStep"
            },
            { Note with { NextStep = "" }, "conversation.step-missing", "NextStep" },
            { Note with { NextDay = Today.AddDays(-1) }, "conversation.step-too-early", "NextDay" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_right_is_refused(ConversationNote note, string code, string field)
    {
        Called.When(c => Correct(c, note)).ThenRefused(code, field);
        var ask = new NoteConversation(null, null, Ada, note);
        Assert.Equal(new Refusal(code, field), ConversationDecisions.Decide(ask, Today).Refusal);
    }

    [Fact]
    public void Somebody_must_have_been_there() =>
        Assert.Equal(
            new Refusal("conversation.with-nobody"),
            ConversationDecisions.Decide(new NoteConversation(Ada, null, null, Note), Today).Refusal
        );

    private static Outcome<ConversationEvent> Correct(Conversation state, ConversationNote note) =>
        ConversationDecisions.Decide(state, new CorrectConversation(note), Today);
}
