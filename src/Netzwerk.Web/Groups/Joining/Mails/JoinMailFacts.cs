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
);
