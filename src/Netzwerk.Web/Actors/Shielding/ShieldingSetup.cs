namespace Netzwerk.Web.Actors.Shielding;

/// <summary>Finds the texts of disclosure blocks.</summary>
public sealed class ShieldTexts;

/// <summary>Disclosure blocks (§ 51 BMG): who is under one shows in no list, file or calendar (ADR 81).</summary>
internal static class ShieldingSetup
{
    public static void AddShielding(this IServiceCollection services)
    {
        services.AddScoped<ShieldCommands>();
        services.AddScoped<ShieldScreens>();
    }
}
