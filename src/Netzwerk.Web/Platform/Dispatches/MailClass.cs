namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>
/// What a kind of mail is to its reader, and so what silences it (docs/adr/0062). Every writer says which; there is no
/// usual one, so that nobody forgets to think about it.
/// </summary>
public enum MailClass
{
    /// <summary>Signing in, proving an address: goes to everybody, muted or not, because they asked a moment ago.</summary>
    Security,

    /// <summary>
    /// To an address whose owner is in no directory: there are no wishes to ask, and the mail itself says how to hear no more.
    /// </summary>
    FirstContact,

    /// <summary>Invitations, changes and cancellations: at once, silenced by muting only.</summary>
    Invitation,

    /// <summary>What became of something the person did: at once, silenced by muting only.</summary>
    Answer,

    /// <summary>Somebody asks this person, or says that they were named: at once, silenced by muting only.</summary>
    Request,

    /// <summary>Reminders: stopped per group, with one click.</summary>
    Reminder,

    /// <summary>News that may wait: gathered or stopped per group.</summary>
    Notice,

    /// <summary>The gathered notices of one person: stopped with one click.</summary>
    Digest,

    /// <summary>Circulars to a distribution list: stopped per list, with one click.</summary>
    Circular,
}
