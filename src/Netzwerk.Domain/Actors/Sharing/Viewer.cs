namespace Netzwerk.Domain.Actors.Sharing;

/// <summary>Somebody who looks at the details of a person, as far as it matters for what they see.</summary>
public sealed record Viewer
{
    /// <summary>Whoever is not signed in.</summary>
    public static readonly Viewer Stranger = new();

    public bool IsCoordinator { get; init; }

    /// <summary>Looks at the own details.</summary>
    public bool IsSelf { get; init; }

    /// <summary>Has a seat in a running group in which the person sits too.</summary>
    public bool SharesGroup { get; init; }

    /// <summary>Has a seat in any running group.</summary>
    public bool IsInNetwork { get; init; }
}

/// <summary>The one rule for who sees which detail of whom.</summary>
public static class WhoSees
{
    /// <summary>
    /// Whether this detail is shown to the one who looks. Of somebody under disclosure block nothing is, whatever was chosen;
    /// only the person sees the own details.
    /// </summary>
    public static bool Sees(
        this Viewer viewer,
        PersonVisibility visibility,
        bool isShielded,
        CardField field
    ) =>
        viewer.IsSelf
        || (!isShielded && (viewer.IsCoordinator || visibility.Of(field) >= Needed(viewer)));

    /// <summary>The narrowest circle that the one who looks belongs to.</summary>
    private static Visibility Needed(Viewer viewer) =>
        viewer.SharesGroup ? Visibility.Group
        : viewer.IsInNetwork ? Visibility.Network
        : Visibility.Public;
}
