using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>A mail as a Razor component: it shows facts that were loaded for it and looks nothing up itself.</summary>
public abstract class MailBody<TFacts> : ComponentBase
{
    [Parameter, EditorRequired]
    public TFacts Facts { get; set; } = default!;
}

/// <summary>The two bodies of one mail; the text says the same as the HTML because it is made from it.</summary>
public sealed record RenderedMail(string Html, string Text);

/// <summary>Turns a mail written as a Razor component into its HTML and its plain text.</summary>
public sealed class MailRenderer(IServiceScopeFactory scopes, ILoggerFactory log)
{
    public async Task<RenderedMail> RenderAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TMail,
        TFacts
    >(TFacts facts, CultureInfo language, CancellationToken ct)
        where TMail : MailBody<TFacts>
    {
        ct.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
            var values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MailBody<>.Facts)] = facts,
            };
            var root = await renderer.RenderComponentAsync<TMail>(
                ParameterView.FromDictionary(values)
            );
            return root.ToHtmlString();
        });
        return new(html, TextFromHtml.Of(html));
    }
}
