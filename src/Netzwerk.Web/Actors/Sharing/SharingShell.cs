using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>The way to those who are in the network; coordinators go there from the directory.</summary>
internal sealed class SharingShell(IStringLocalizer<SharingTexts> texts) : IShellPart
{
    private const int Place = 55;

    public ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        if (Caller.PersonOf(user) is not null && !user.IsInRole(Caller.CoordinatorRole))
        {
            shell.Navigate(new(texts["network.menu"], PeopleOfNetwork.Route, Place));
        }

        return ValueTask.CompletedTask;
    }
}
