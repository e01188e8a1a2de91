using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Actors.Conversations;

/// <summary>What a person typed about a conversation.</summary>
public sealed class ConversationForm
{
    /// <summary>Made when the form is shown: pressing twice notes one conversation.</summary>
    public Guid Id { get; set; }

    /// <summary>The version the form was filled from.</summary>
    public int Version { get; set; }

    public string? Kind { get; set; }

    public string? Day { get; set; }

    public string? Text { get; set; }

    public string? NextStep { get; set; }

    public string? NextDay { get; set; }

    public ConversationNote Note =>
        new(
            Enum.GetNames<ConversationKind>().Contains(Kind, StringComparer.Ordinal)
                ? Enum.Parse<ConversationKind>(Kind ?? "")
                : (ConversationKind)(-1),
            GermanInput.Day(Day),
            Text,
            NextStep,
            GermanInput.Day(NextDay)
        );

    public static ConversationForm New(DateOnly today) =>
        new()
        {
            Id = ConversationId.Create().Value,
            Kind = nameof(ConversationKind.Call),
            Day = GermanInput.Iso(today),
        };

    public static ConversationForm Of(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return new()
        {
            Id = conversation.Id,
            Version = conversation.Version,
            Kind = conversation.Kind.ToString(),
            Day = GermanInput.Iso(conversation.Day),
            Text = conversation.Text,
            NextStep = conversation.NextStep,
            NextDay = conversation.NextDay is { } day ? GermanInput.Iso(day) : null,
        };
    }

    public bool SaysAs(ConversationForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meanwhile.Same(Kind, other.Kind)
            && GermanInput.Day(Day) == GermanInput.Day(other.Day)
            && Meanwhile.Same(Text, other.Text)
            && Meanwhile.Same(NextStep, other.NextStep)
            && GermanInput.Day(NextDay) == GermanInput.Day(other.NextDay);
    }

    /// <summary>What was left as it came takes what was saved meanwhile.</summary>
    public ConversationForm On(ConversationForm was, ConversationForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Id = Id,
            Version = stands.Version,
            Kind = Meanwhile.Keep(Kind, was.Kind, stands.Kind),
            Day = Meanwhile.Keep(Day, was.Day, stands.Day),
            Text = Meanwhile.Keep(Text, was.Text, stands.Text),
            NextStep = Meanwhile.Keep(NextStep, was.NextStep, stands.NextStep),
            NextDay = Meanwhile.Keep(NextDay, was.NextDay, stands.NextDay),
        };
    }
}
