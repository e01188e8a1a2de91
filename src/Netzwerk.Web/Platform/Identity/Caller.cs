using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>Somebody who wants something changed: what they may do, and who will stand beside the change.</summary>
public sealed record Asker(ClaimsPrincipal User, Originator By)
{
    /// <summary>The program itself, with the rights of the coordination.</summary>
    public static Asker Program(Originator by)
    {
        var identity = new ClaimsIdentity("program");
        identity.AddClaim(new(Caller.PersonClaim, (by.Person ?? default).ToString()));
        identity.AddClaim(new(ClaimTypes.Role, Caller.CoordinatorRole));
        return new(new(identity), by);
    }
}

/// <summary>Who asks: the signed-in person and the way they came in, or nobody.</summary>
public sealed class Caller(IHttpContextAccessor http)
{
    public const string PersonClaim = "person";
    public const string SessionClaim = "session";
    public const string CoordinatorRole = "coordinator";

    /// <summary>How the identity of a program with a key is called.</summary>
    public const string Bearer = "bearer";

    private ClaimsPrincipal User => http.HttpContext?.User ?? new ClaimsPrincipal();

    public PersonId? Person => PersonOf(User);

    /// <summary>The handle of the signed-in browser; null for programs.</summary>
    public Guid? Session =>
        Guid.TryParse(User.FindFirstValue(SessionClaim), out var handle) ? handle : null;

    public bool IsProgram => User.Identity?.AuthenticationType == Bearer;

    public bool IsCoordinator => User.IsInRole(CoordinatorRole);

    public Originator Originator => new(Person, IsProgram ? Channel.Api : Channel.Web);

    public Asker Asker => new(User, Originator);

    public static PersonId? PersonOf(ClaimsPrincipal? user) =>
        PersonId.TryParse(user?.FindFirstValue(PersonClaim), provider: null, out var person)
            ? person
            : null;
}
