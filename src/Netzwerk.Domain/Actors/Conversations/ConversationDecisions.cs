namespace Netzwerk.Domain.Actors.Conversations;

/// <summary>What is to be noted about a conversation.</summary>
public sealed record ConversationNote(
    ConversationKind Kind,
    DateOnly? Day,
    string? Text,
    string? NextStep,
    DateOnly? NextDay
);

/// <summary>The wish to note a conversation with a person or an organisation.</summary>
public sealed record NoteConversation(
    PersonId? By,
    OrganisationId? Organisation,
    PersonId? Person,
    ConversationNote Note
);

/// <summary>The wish to put right what was noted about a conversation.</summary>
public sealed record CorrectConversation(ConversationNote Note);

/// <summary>The wish to note that the next step is done.</summary>
public sealed record FinishNextStep;

/// <summary>The rules for conversations of the coordination.</summary>
public static class ConversationDecisions
{
    public const int LongestText = 4000;

    /// <summary>A step fits a line of a list.</summary>
    public const int LongestStep = 200;

    private static readonly ConversationEvent[] Nothing = [];

    public static Outcome<ConversationEvent> Decide(NoteConversation ask, DateOnly today)
    {
        var note = Clean(ask.Note);
        return Check(note, today) is { } refusal ? refusal
            : ask.Organisation is null && ask.Person is null
                ? new Refusal("conversation.with-nobody")
            : new ConversationNoted(
                ask.By,
                ask.Organisation,
                ask.Person,
                note.Kind,
                note.Day.GetValueOrDefault(),
                note.Text!,
                note.NextStep!,
                note.NextDay
            );
    }

    public static Outcome<ConversationEvent> Decide(
        Conversation conversation,
        CorrectConversation ask,
        DateOnly today
    )
    {
        var note = Clean(ask.Note);
        var stands = new ConversationNote(
            conversation.Kind,
            conversation.Day,
            conversation.Text,
            conversation.NextStep,
            conversation.NextDay
        );
        return note == stands ? Nothing
            : Check(note, today) is { } refusal ? refusal
            : new ConversationCorrected(
                conversation.Person,
                note.Kind,
                note.Day.GetValueOrDefault(),
                note.Text!,
                note.NextStep!,
                note.NextDay
            );
    }

    public static Outcome<ConversationEvent> Decide(Conversation conversation, FinishNextStep _) =>
        conversation.IsOpen ? new NextStepDone() : Nothing;

    private static ConversationNote Clean(ConversationNote note) =>
        note with
        {
            Text = PlainText.Lines(note.Text),
            NextStep = PlainText.Line(note.NextStep),
        };

    private static Refusal? Check(ConversationNote note, DateOnly today) =>
        !Enum.IsDefined(note.Kind) ? new("conversation.kind-missing", "Kind")
        : note.Day is null ? new("conversation.day-missing", "Day")
        : note.Day > today ? new("conversation.day-to-come", "Day")
        : note.Text!.Length == 0 ? new("conversation.text-missing", "Text")
        : note.Text.Length > LongestText ? new("conversation.text-too-long", "Text")
        : note.NextStep!.Length > LongestStep ? new("conversation.step-too-long", "NextStep")
        : note.NextDay is not null && note.NextStep.Length == 0
            ? new("conversation.step-missing", "NextStep")
        : note.NextDay < note.Day ? new("conversation.step-too-early", "NextDay")
        : null;
}
