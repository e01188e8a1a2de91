using System.Globalization;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

/// <summary>The form that plans a series, as a browser without JavaScript fills it in.</summary>
public sealed class PlanForm(
    Page page,
    IReadOnlyDictionary<string, string> typed,
    string form = "reihe"
)
{
    public IReadOnlyDictionary<string, string> Typed => typed;

    /// <summary>The days that are shown.</summary>
    public IReadOnlyList<DateOnly> Days => DaysIn("input[name='Input.Kept']");

    /// <summary>Those of them that have their tick.</summary>
    public IReadOnlyList<DateOnly> Ticked => DaysIn("input[name='Input.Kept'][checked]");

    public static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public PlanForm With(string field, DateOnly day) =>
        new(
            page,
            new Dictionary<string, string>(typed, StringComparer.Ordinal) { [field] = Iso(day) },
            form
        );

    public async Task<PlanForm> LookAsync(params DateOnly[] ticked) =>
        new(await SendAsync("ansehen", ticked), typed, form);

    public Task<Page> SaveAsync(params DateOnly[] ticked) => SendAsync("speichern", ticked);

    public Task<Page> SendAsync(string what, DateOnly[] ticked) =>
        SendCodesAsync(
            what,
            [.. ticked.Select(d => d.ToString("yyyyMMdd", CultureInfo.InvariantCulture))]
        );

    public async Task<Page> SendCodesAsync(string what, IReadOnlyList<string> codes)
    {
        var fields = page.Fields(form);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        fields["Do"] = what;
        using var content = new FormUrlEncodedContent(
            fields.Concat(codes.Select(c => KeyValuePair.Create("Input.Kept", c)))
        );
        var answer = await page.Browser.PostAsync(
            page.Answer.RequestMessage!.RequestUri,
            content,
            TestContext.Current.CancellationToken
        );
        return await Page.ReadAsync(page.Browser, answer);
    }

    private IReadOnlyList<DateOnly> DaysIn(string selector) =>
        [
            .. page
                .Document.QuerySelectorAll(selector)
                .Select(i =>
                    DateOnly.ParseExact(
                        i.GetAttribute("value")!,
                        "yyyyMMdd",
                        CultureInfo.InvariantCulture
                    )
                ),
        ];
}
