using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>The links by which people choose, without signing in, what mail they get.</summary>
public sealed class PreferenceLinks(LinkTokens tokens, PublicUrl site, TimeProvider clock)
{
    public const string Page = "/mail/einstellungen";

    public const string UnsubscribePage = "/mail/abbestellen";

    /// <summary>From the last mail on: long enough for one that was kept for a year.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public Uri PageOf(PersonId person) =>
        site.To($"{Page}/{tokens.Token(LinkPurpose.MailPreferences, person.Value, person.Value)}");

    /// <summary>Looks like the way to somebody's preferences and leads nowhere.</summary>
    public Uri PageOfNobody => site.To($"{Page}/{IMailPreview.NoToken}");

    public LinkGrant PageGrant(PersonId person) =>
        Grant(LinkPurpose.MailPreferences, person.Value, person);

    /// <summary>By which a mail that is about no meeting is recognised when it comes back.</summary>
    public string BounceToken(PersonId person) =>
        tokens.Token(LinkPurpose.Bounce, person.Value, person.Value);

    /// <summary>Looks like the way off a list and leads nowhere.</summary>
    public Uri UnsubscribeOfNobody => site.To($"{UnsubscribePage}/{IMailPreview.NoToken}");

    public MailingList List(string name, LinkPurpose purpose, Guid subject, PersonId person)
    {
        var token = tokens.Token(purpose, subject, person.Value);
        return new(name, site.To($"{UnsubscribePage}/{token}"), token);
    }

    public LinkGrant Grant(LinkPurpose purpose, Guid subject, PersonId person) =>
        tokens.Grant(purpose, subject, person.Value, clock.GetUtcNow() + Life);
}
