using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Incoming;

/// <summary>Incoming mails in the menu of coordinators, with how many wait for a decision; without a mailbox there is no entry.</summary>
internal sealed class IncomingShell(
    IncomingScreens screens,
    IOptions<MailSettings> settings,
    IStringLocalizer<IncomingTexts> texts
) : IShellPart
{
    public const string Route = "/verwaltung/eingang";

    private const int Place = 65;

    public async ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!user.IsInRole(Caller.CoordinatorRole))
        {
            return;
        }

        var count = await screens.OpenCountAsync(ct);
        if (count > 0 || settings.Value.Imap.IsOn)
        {
            shell.Navigate(
                new(
                    texts["title"],
                    Route,
                    Place,
                    count,
                    texts[count == 1 ? "menu.one" : "menu.many", count]
                )
            );
        }
    }
}
