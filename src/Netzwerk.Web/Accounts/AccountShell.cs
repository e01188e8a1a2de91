using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Accounts;

/// <summary>Shows in the frame of every page who is signed in, and the ways in and out.</summary>
public sealed class AccountShell(PersonNames names, IStringLocalizer<AccountTexts> texts)
    : IShellPart
{
    private const int Last = 1000;

    public async ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(shell);
        if (Caller.PersonOf(user) is not { } person)
        {
            shell.ForUser(new(texts["sign-in.title"], "/anmelden", Last));
            return;
        }

        shell.UserName = await names.OpenNameAsync(person, Openly.OwnPage, ct);
        shell
            .ForUser(new(texts["account.title"], "/konto", Last))
            .ForUser(new(texts["sign-out.title"], "/abmelden", Last + 1));
    }
}
