using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>What no browser would send: nonsense in hidden fields, choices and dates, everything empty, or nothing at all.</summary>
public sealed class NonsenseInEveryForm(SmallCounty county) : IClassFixture<SmallCounty>
{
    private const string Nonsense = "<unsinn> 99999999999999999999 \r\n";

    [Fact]
    public async Task Every_form_answers_it_with_a_page()
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var at in await EveryForm.FindAsync(county))
        {
            foreach (var value in new[] { Nonsense, "", null })
            {
                if (await at.OpenAsync() is not { } form || !EveryForm.OwnFields(form).Any())
                {
                    continue;
                }

                foreach (var field in EveryForm.OwnFields(form))
                {
                    _ = value is null ? form.Leave(field) : form.Write((field, value));
                }

                var page = await form.SendAsync();
                sent.Add(at.Label);
                var isPage =
                    page.RedirectsTo is not null
                    || page.Document.QuerySelector("main h1") is not null;
                if ((int)page.Status >= 500 || !isPage)
                {
                    faults.Add($"{at.Label} answered {page.Status} to {value ?? "nothing"}");
                }
            }
        }

        Assert.Equal([], faults);
        Assert.True(sent.Count >= 20, string.Join(", ", sent));
    }
}
