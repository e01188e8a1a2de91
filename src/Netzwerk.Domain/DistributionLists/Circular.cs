namespace Netzwerk.Domain.DistributionLists;

/// <summary>How a circular was sent.</summary>
public sealed record CircularSending(PersonId? By, DateOnly Day, int Receivers, int LeftOut);

/// <summary>A mail in the words of the coordination to everybody on a distribution list.</summary>
public sealed record Circular(Guid Id, DistributionListId List, string Subject, string Text)
    : IFolded<Circular, CircularEvent>
{
    public int Version { get; init; }

    public CircularSending? Sent { get; init; }

    public bool IsDiscarded { get; init; }

    public bool IsDraft => Sent is null && !IsDiscarded;

    public static Circular? Evolve(Circular? circular, Guid id, object happened) =>
        (circular, happened) switch
        {
            (null, CircularDrafted e) => new(id, e.List, e.Subject, e.Text),
            ({ } c, CircularReworded e) => c with { Subject = e.Subject, Text = e.Text },
            ({ } c, CircularDiscarded) => c with { IsDiscarded = true },
            ({ } c, CircularSent e) => c with { Sent = new(e.By, e.Day, e.Receivers, e.LeftOut) },
            _ => circular,
        };
}
