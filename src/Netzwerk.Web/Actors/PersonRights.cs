using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors;

/// <summary>What somebody may do with one person's card: coordinators everything, people something with their own.</summary>
public sealed record PersonRights(bool ManagesAll, bool IsSelf)
{
    public bool See => ManagesAll || IsSelf;

    public static PersonRights Of(PersonId person, ClaimsPrincipal user) =>
        new(user.IsInRole(Caller.CoordinatorRole), Caller.PersonOf(user) == person);
}
