using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors;

/// <summary>The way into the directory, for coordinators.</summary>
public sealed class ActorShell(IStringLocalizer<ActorTexts> texts) : IShellPart
{
    private const int Place = 60;

    public ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(shell);
        ArgumentNullException.ThrowIfNull(user);
        if (user.IsInRole(Caller.CoordinatorRole))
        {
            shell.Navigate(new(texts["actors"], "/akteure", Place));
        }

        return ValueTask.CompletedTask;
    }
}
