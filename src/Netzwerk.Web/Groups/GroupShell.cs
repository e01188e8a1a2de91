using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Groups;

/// <summary>The way to the groups, with the number of people who wait to be let in.</summary>
public sealed class GroupShell(GroupScreens screens, IStringLocalizer<GroupTexts> texts)
    : IShellPart
{
    private const int Place = 30;

    public async ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(shell);
        if (Caller.PersonOf(user) is null)
        {
            return;
        }

        var waiting = await screens.CountWaitingAsync(user, ct);
        var words = waiting == 1 ? texts["requests.one"] : texts["requests.many", waiting];
        shell.Navigate(new(texts["groups"], "/gruppen", Place, waiting, words));
    }
}
