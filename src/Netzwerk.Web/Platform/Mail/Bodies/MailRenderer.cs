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

/// <summary>How the office calls itself in mails, where it can be reached, and what stands at the foot.</summary>
public sealed record MailHead(string Name, IReadOnlyList<string> Lines, string Footer);

/// <summary>Says how the office shows itself in mails; without it, or with nothing set, mails carry no head.</summary>
public interface IMailHead
{
    ValueTask<MailHead?> LoadAsync(CancellationToken ct);
}

/// <summary>What stands above and under one mail while it is rendered.</summary>
public sealed class MailFooter
{
    public MailHead? Office { get; set; }

    /// <summary>Where its reader chooses what mail they get.</summary>
    public Uri? Preferences { get; set; }
}

/// <summary>Turns a mail written as a Razor component into its HTML and its plain text.</summary>
public sealed class MailRenderer(IServiceScopeFactory scopes, ILoggerFactory log)
{
    /// <param name="facts">What the mail tells.</param>
    /// <param name="language">The language of its reader.</param>
    /// <param name="preferences">
    /// Where its reader chooses what mail they get; null only for signing in, for proving an address and for tests.
    /// </param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<RenderedMail> RenderAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TMail,
        TFacts
    >(TFacts facts, CultureInfo language, Uri? preferences, CancellationToken ct)
        where TMail : MailBody<TFacts>
    {
        ct.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var frame = scope.ServiceProvider.GetRequiredService<MailFooter>();
        frame.Preferences = preferences;
        frame.Office = scope.ServiceProvider.GetService<IMailHead>() is { } office
            ? await office.LoadAsync(ct)
            : null;
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
