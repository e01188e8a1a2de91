using Marten;

namespace Netzwerk.Web.Platform.Identity;

public static class IdentityDocuments
{
    public static void ConfigureIdentity(StoreOptions options)
    {
        options.Schema.For<SignInSession>().Index(s => s.Person).Index(s => s.EndsAt);
        options.Schema.For<LastSignIn>();
        options.Schema.For<ApiToken>().Index(t => t.Person);
        options.Schema.For<LinkGrant>().Index(g => g.Subject).Index(g => g.ExpiresAt);
    }
}
