using System.Security.Claims;

namespace Netzwerk.Web.Shared;

/// <summary>One entry of a menu. Count shows what waits there ("Aufgaben 3"); CountText says it to a screen reader.</summary>
public sealed record NavItem(
    string Text,
    string Href,
    int Order = 100,
    int Count = 0,
    string? CountText = null
);

/// <summary>Something everybody on every page should know, such as a degraded service.</summary>
public sealed record Notice(string Text, Tone Tone = Tone.Warning, string? Href = null);

/// <summary>What stands around every page. Shared knows no feature: features fill it through <see cref="IShellPart"/>.</summary>
public sealed record ShellModel
{
    public static readonly ShellModel Empty = new();

    public string? UserName { get; init; }

    public bool IsSignedIn { get; init; }

    public IReadOnlyList<NavItem> Navigation { get; init; } = [];

    /// <summary>Entries beside the name: profile, sign in, sign out.</summary>
    public IReadOnlyList<NavItem> UserMenu { get; init; } = [];

    public IReadOnlyList<Notice> Notices { get; init; } = [];
}

/// <summary>What a feature adds to the frame of every page. Register as <c>AddScoped&lt;IShellPart, …&gt;</c>.</summary>
public interface IShellPart
{
    ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct);
}

/// <summary>Collects what the features add.</summary>
public sealed class ShellBuilder
{
    private readonly List<NavItem> _navigation = [];
    private readonly List<NavItem> _userMenu = [];
    private readonly List<Notice> _notices = [];

    public string? UserName { get; set; }

    public ShellBuilder Navigate(NavItem item)
    {
        _navigation.Add(item);
        return this;
    }

    public ShellBuilder ForUser(NavItem item)
    {
        _userMenu.Add(item);
        return this;
    }

    public ShellBuilder Announce(Notice notice)
    {
        _notices.Add(notice);
        return this;
    }

    public static async Task<ShellModel> BuildAsync(
        IEnumerable<IShellPart> parts,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(user);
        var builder = new ShellBuilder();
        foreach (var part in parts)
        {
            await part.FillAsync(builder, user, ct);
        }

        return new()
        {
            IsSignedIn = user.Identity?.IsAuthenticated == true,
            UserName = builder.UserName,
            Navigation = [.. builder._navigation.OrderBy(x => x.Order)],
            UserMenu = [.. builder._userMenu.OrderBy(x => x.Order)],
            Notices = builder._notices,
        };
    }
}
