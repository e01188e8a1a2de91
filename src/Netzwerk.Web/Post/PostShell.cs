using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Post;

/// <summary>Tells coordinators on every page when mails wait for their decision.</summary>
internal sealed class PostShell(Outbox outbox, IStringLocalizer<OutboxTexts> texts) : IShellPart
{
    private const int Place = 70;

    public async ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!user.IsInRole(Caller.CoordinatorRole))
        {
            return;
        }

        shell.Navigate(new(texts["title"], OutboxFilter.Route, Place));
        var count = await outbox.UndecidedAsync(ct);
        if (count > 0)
        {
            shell.Announce(
                new(
                    texts[count == 1 ? "notice.one" : "notice.many", count],
                    Tone.Warning,
                    new OutboxFilter(OutboxFilter.Undecided).Href(1)
                )
            );
        }
    }
}
