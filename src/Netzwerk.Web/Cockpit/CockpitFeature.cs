using System.Security.Claims;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Cockpit;

/// <summary>The start page: what is expected of whoever opens it, and the calendar.</summary>
public static class CockpitFeature
{
    public static void AddCockpit(this IServiceCollection services)
    {
        services.AddScoped<CockpitScreens>();
        services.AddScoped<WelcomeScreens>();
        services.AddScoped<CalendarScreens>();
        services.AddScoped<IShellPart, CockpitMenu>();
    }

    private sealed class CockpitMenu(IStringLocalizer<CockpitTexts> texts) : IShellPart
    {
        public ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
        {
            if (Caller.PersonOf(user) is not null)
            {
                shell
                    .Navigate(new(texts["menu.home"], "/", Order: 0))
                    .Navigate(new(texts["menu.calendar"], "/kalender", Order: 30));
            }

            return ValueTask.CompletedTask;
        }
    }
}
