using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.FollowUp;

/// <summary>The registers in the menu, with the number of one's own open tasks.</summary>
internal sealed class FollowUpMenu(TaskRegister tasks, IStringLocalizer<FollowUpTexts> texts)
    : IShellPart
{
    public async ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        if (Caller.PersonOf(user) is not { } person)
        {
            return;
        }

        var count = await tasks.OpenCountAsync(person, ct);
        shell.Navigate(new(texts["menu.resolutions"], "/beschluesse", Order: 40));
        shell.Navigate(
            new(
                texts["menu.tasks"],
                "/aufgaben?meine=1",
                Order: 50,
                count,
                texts[count == 1 ? "menu.tasks.count.one" : "menu.tasks.count", count]
            )
        );
    }
}
