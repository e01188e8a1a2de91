namespace Netzwerk.Domain.DistributionLists;

/// <summary>The wish to begin a circular, or to word it anew.</summary>
public sealed record WordCircular(DistributionListId List, string? Subject, string? Text);

/// <summary>The wish to throw a circular away.</summary>
public sealed record DiscardCircular;

/// <summary>The wish to send a circular to so many, while so many of the list are left out.</summary>
public sealed record SendCircular(PersonId? By, int Receivers, int LeftOut);

/// <summary>The rules of circulars.</summary>
public static class CircularDecisions
{
    /// <summary>Mail programs show no more of it in a line.</summary>
    public const int LongestSubject = 150;

    /// <summary>Three printed pages; more belongs into a file.</summary>
    public const int LongestText = 10_000;

    private static readonly CircularEvent[] Nothing = [];

    private static readonly Refusal Sent = new("circular.sent-already");

    public static Outcome<CircularEvent> Decide(Circular? circular, WordCircular ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var (subject, text) = (PlainText.Line(ask.Subject), PlainText.Lines(ask.Text));
        return circular is { IsDraft: false } ? Sent
            : subject.Length == 0 ? new Refusal("circular.subject-missing", "Subject")
            : subject.Length > LongestSubject ? new Refusal("circular.subject-too-long", "Subject")
            : text.Length == 0 ? new Refusal("circular.text-missing", "Text")
            : text.Length > LongestText ? new Refusal("circular.text-too-long", "Text")
            : circular is null ? new CircularDrafted(ask.List, subject, text)
            : (circular.Subject, circular.Text) == (subject, text) ? Nothing
            : new CircularReworded(subject, text);
    }

    public static Outcome<CircularEvent> Decide(Circular circular, DiscardCircular _) =>
        circular.Sent is not null ? Sent
        : circular.IsDiscarded ? Nothing
        : new CircularDiscarded();

    /// <summary>Sent twice it goes once.</summary>
    public static Outcome<CircularEvent> Decide(
        Circular circular,
        SendCircular ask,
        DateOnly today
    ) =>
        circular.Sent is not null ? Nothing
        : circular.IsDiscarded ? new Refusal("circular.discarded")
        : ask.Receivers == 0 ? new Refusal("circular.nobody")
        : new CircularSent(ask.By, today, ask.Receivers, ask.LeftOut);
}
