using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>The way a change came in.</summary>
public enum Channel
{
    Web,
    SignedLink,
    Mail,
    Api,
    Live,
    Job,
    Console,
    Demo,
}

/// <summary>Who changes something and by which way; null is the system itself.</summary>
public sealed record Originator(PersonId? Person, Channel Channel)
{
    public static readonly Originator Job = new(Person: null, Channel.Job);

    /// <summary>A mail that came in; whom it comes from is known only once it is read.</summary>
    public static readonly Originator Mail = new(Person: null, Channel.Mail);

    public static readonly Originator Console = new(Person: null, Channel.Console);
}
