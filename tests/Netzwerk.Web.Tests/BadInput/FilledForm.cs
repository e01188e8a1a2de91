using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>A form with everything a browser would send of it, and a pen to write into it.</summary>
internal sealed class FilledForm
{
    private readonly HttpClient _browser;
    private readonly List<KeyValuePair<string, string>> _fields = [];

    private FilledForm(HttpClient browser, Uri address) => (_browser, Address) = (browser, address);

    public Uri Address { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>What people can write into or choose from, and what the page carries along.</summary>
    public IReadOnlyList<IElement> Controls { get; private set; } = [];

    public static FilledForm On(HttpClient browser, Page page, string name) =>
        Of(
            browser,
            page,
            (IHtmlFormElement)
                page
                    .Document.QuerySelectorAll("form")
                    .Single(f =>
                        f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name
                    )
        );

    public static FilledForm Of(HttpClient browser, Page page, IHtmlFormElement form)
    {
        var at = page.Answer.RequestMessage!.RequestUri!;
        var action = form.GetAttribute("action");
        var filled = new FilledForm(browser, action is null ? at : new Uri(at, action));
        filled.Controls = [.. form.Elements.Where(c => c.HasAttribute("name"))];
        foreach (var control in filled.Controls)
        {
            filled.Take(control);
        }

        return filled;
    }

    /// <summary>Writes over a field, or adds what a button or a forger would add.</summary>
    public FilledForm Write(params (string Name, string Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            var at = _fields.FindIndex(f => f.Key == name);
            if (at >= 0)
            {
                _fields[at] = new(name, value);
            }
            else
            {
                _fields.Add(new(name, value));
            }
        }

        return this;
    }

    public FilledForm Leave(string name)
    {
        _fields.RemoveAll(f => f.Key == name);
        return this;
    }

    public string Read(string name) => _fields.First(f => f.Key == name).Value;

    public async Task<Page> SendAsync()
    {
        using var content = new FormUrlEncodedContent(_fields);
        var answer = await _browser.PostAsync(
            Address,
            content,
            TestContext.Current.CancellationToken
        );
        return await Page.ReadAsync(_browser, answer);
    }

    private void Take(IElement control)
    {
        var name = control.GetAttribute("name")!;
        switch (control)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                if (box.IsChecked)
                {
                    _fields.Add(new(name, box.GetAttribute("value") ?? "on"));
                }

                break;
            case IHtmlInputElement { Type: "submit" or "button" or "file" } or IHtmlButtonElement:
                break;
            case IHtmlSelectElement select:
                _fields.Add(new(name, select.Value ?? ""));
                break;
            case IHtmlTextAreaElement area:
                _fields.Add(new(name, area.Value));
                break;
            case IHtmlInputElement input:
                _fields.Add(new(name, input.Value));
                break;
        }
    }
}
