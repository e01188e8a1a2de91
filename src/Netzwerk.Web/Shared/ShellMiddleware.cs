using Microsoft.AspNetCore.Components.Endpoints;

namespace Netzwerk.Web.Shared;

/// <summary>
/// Fills the frame before the page is drawn. The page that a status code leads to is drawn at once, without
/// waiting for anything that is still loading, so its frame must be there already.
/// </summary>
public sealed class ShellMiddleware(RequestDelegate next)
{
    private static readonly object Key = new();

    public async Task InvokeAsync(HttpContext context, IEnumerable<IShellPart> parts)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Items[Key] = await ShellBuilder.BuildAsync(
                parts,
                context.User,
                context.RequestAborted
            );
        }

        await next(context);
    }

    public static ShellModel ShellOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items[Key] as ShellModel ?? ShellModel.Empty;
    }
}
