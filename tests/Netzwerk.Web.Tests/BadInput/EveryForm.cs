using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>A form of the site: who sees it, where, and what it is called.</summary>
internal sealed record FormAt(HttpClient Browser, string Path, string Name)
{
    public string Label => $"{SiteWalk.Kind(Path)} {Name}";

    /// <summary>The form as it is on a page opened now, or null when it is offered no longer.</summary>
    public async Task<FilledForm?> OpenAsync()
    {
        var page = await Browser.OpenAsync(Path);
        var form = EveryForm.On(page).FirstOrDefault(f => EveryForm.NameOf(f) == Name);
        return form is null ? null : FilledForm.Of(Browser, page, form);
    }
}

/// <summary>Finds the forms of the small county and fills them in.</summary>
internal static class EveryForm
{
    /// <summary>What ends something comes last, so that the other forms are still there.</summary>
    private static readonly string[] Endings =
    [
        "absagen",
        "beenden",
        "loeschen",
        "entfernen",
        "verlassen",
        "sperren",
        "uebergeben",
    ];

    public static async Task<IReadOnlyList<FormAt>> FindAsync(SmallCounty county)
    {
        var office = await county.SignInAsync();
        var visitor = county.App.Visitor();
        List<(HttpClient, Page)> pages =
        [
            .. (await SiteWalk.PagesAsync(office, [.. county.Starts])).Select(p => (office, p)),
            .. (await SiteWalk.PagesAsync(visitor, ["/", .. county.Links])).Select(p =>
                (visitor, p)
            ),
        ];
        return
        [
            .. pages
                .SelectMany(p =>
                    On(p.Item2)
                        .Select(f => new FormAt(p.Item1, SiteWalk.PathOf(p.Item2), NameOf(f)))
                )
                .DistinctBy(f => (f.Browser, f.Label))
                .OrderBy(f => Endings.Any(e => f.Path.Contains(e, StringComparison.Ordinal))),
        ];
    }

    public static IEnumerable<IHtmlFormElement> On(Page page) =>
        page
            .Document.QuerySelectorAll("main form[method=post]:not([hidden])")
            .OfType<IHtmlFormElement>();

    public static string NameOf(IHtmlFormElement form) =>
        form.QuerySelector("input[name=_handler]")?.GetAttribute("value")
        ?? form.GetAttribute("action")
        ?? "";

    /// <summary>Everything but the token and the name of the form.</summary>
    public static IEnumerable<string> OwnFields(FilledForm form) =>
        form
            .Controls.Select(c => c.GetAttribute("name")!)
            .Where(n => n is not ("_handler" or "__RequestVerificationToken"))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Puts these words where people write freely, and something right everywhere else.</summary>
    public static IReadOnlyList<string> Fill(FilledForm form, string words, DateOnly today)
    {
        var written = new List<string>();
        foreach (var control in form.Controls)
        {
            var name = control.GetAttribute("name")!;
            if (TakesWords(control))
            {
                form.Write((name, words));
                written.Add(name);
            }
            else if (Right(control, name, today) is { } value)
            {
                form.Write((name, value));
            }
        }

        // Of several buttons the last one saves.
        if (form.Controls.OfType<IHtmlButtonElement>().LastOrDefault() is { } button)
        {
            form.Write((button.Name!, button.Value ?? ""));
        }

        return written;
    }

    private static bool TakesWords(IElement control) =>
        control is IHtmlTextAreaElement
        || (
            control is IHtmlInputElement { Type: "text" } input
            && !input.HasAttribute("inputmode")
            && !input.Value.All(c => char.IsDigit(c) || c is ',' or ' ') | input.Value.Length == 0
        );

    private static string? Right(IElement control, string name, DateOnly today) =>
        control switch
        {
            IHtmlInputElement { Type: "email" } => GroupSteps.Unique("wort"),
            IHtmlInputElement { Type: "url" } => "https://raum.example/?a=1&b=<i>",
            IHtmlInputElement { Type: "tel" } => "03431 12 34",
            IHtmlInputElement { Type: "date" } => today
                .AddDays(40)
                .ToString("O", CultureInfo.InvariantCulture),
            IHtmlInputElement { Type: "time" } => name.EndsWith("From", StringComparison.Ordinal)
                ? "14:00"
                : "16:00",
            IHtmlSelectElement { Value.Length: 0 } select
                when select.GetAttribute("aria-required") == "true" => select
                .Options.Select(o => o.Value)
                .FirstOrDefault(v => v.Length > 0),
            _ => null,
        };
}
