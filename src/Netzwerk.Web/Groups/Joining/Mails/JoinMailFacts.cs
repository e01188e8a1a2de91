using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Groups.Joining.Mails;

/// <summary>What a mail to somebody who wishes to join says. The first one carries no name: anybody may have typed it.</summary>
public sealed record JoinMailFacts(
    string Kind,
    string Name,
    string Group,
    Uri Site,
    Uri Link,
    DateTimeOffset? Until,
    IReadOnlyList<Meeting> Dates
)
{
    /// <summary>Where the dates can be subscribed to as a calendar.</summary>
    public Uri? Calendar { get; init; }

    /// <summary>The meeting whose minutes were approved last, and where they can be read.</summary>
    public Meeting? Last { get; init; }

    public Uri? Minutes { get; init; }

    /// <summary>Where one gives the undertaking of confidentiality, when the group asks for one.</summary>
    public Uri? Undertaking { get; init; }

    /// <summary>Where one can leave the group again without signing in.</summary>
    public Uri? Leave { get; init; }
}
