using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Tests.Shared;
using Xunit;

namespace Netzwerk.Web.Tests.Legal;

public sealed class LegalPagesSayWhatTheLawAsks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_accessibility_statement_is_dated_and_names_contact_and_enforcement_body()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await SampleSite.ReadAsync(
            await site.Browser().GetAsync("/barrierefreiheit", Ct),
            Ct
        );

        var main = page.QuerySelector("main")!;
        Assert.Contains("5. Oktober 2026", main.TextContent, StringComparison.Ordinal);
        Assert.NotNull(main.QuerySelector("a[href='mailto:netzwerk@muster.example']"));
        var body = main.QuerySelector("a[href='https://durchsetzung.example/']");
        Assert.Equal("Durchsetzungsstelle Muster", body?.TextContent);
    }

    [Fact]
    public async Task Known_barriers_are_listed_and_change_the_verdict()
    {
        await using var site = await SampleSite.StartAsync(
            Ct,
            x =>
                x["Netzwerk:Operator:KnownBarriers:0"] =
                    "Ältere PDF-Dateien sind nicht ausgezeichnet."
        );
        var page = await SampleSite.ReadAsync(
            await site.Browser().GetAsync("/barrierefreiheit", Ct),
            Ct
        );

        Assert.Contains("teilweise", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Ältere PDF-Dateien sind nicht ausgezeichnet.",
            page.QuerySelector("main li")?.TextContent
        );
    }

    [Fact]
    public async Task What_the_operator_has_not_entered_is_said_openly_and_can_be_asked_for()
    {
        await using var site = await SampleSite.StartAsync(
            Ct,
            x => x["Netzwerk:Operator:Street"] = "Am Markt 1"
        );
        var page = await SampleSite.ReadAsync(await site.Browser().GetAsync("/impressum", Ct), Ct);

        Assert.Contains(
            "Landkreis Muster",
            page.QuerySelector("address")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Am Markt 1",
            page.QuerySelector("address")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("noch nicht eingetragen", page.Body!.TextContent, StringComparison.Ordinal);
        var missing = new OperatorOptions { Name = "Landkreis Muster" }.Missing();
        Assert.Contains("Editor", missing, StringComparer.Ordinal);
        Assert.DoesNotContain("Name", missing, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_cookie_is_explained()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await SampleSite.ReadAsync(
            await site.Browser().GetAsync("/datenschutz", Ct),
            Ct
        );

        Assert.Equal(
            ["__Host-formular", "__Host-sprache", "__Host-meldung", "__Host-anmeldung"],
            page.QuerySelectorAll("dt code").Select(x => x.TextContent),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task Finders_of_holes_learn_where_to_write()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var text = await site.Browser().GetStringAsync("/.well-known/security.txt", Ct);

        Assert.Contains(
            "Contact: mailto:netzwerk@muster.example\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Canonical: https://netz.example/.well-known/security.txt\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Matches("Expires: 20[0-9]{2}-[0-9]{2}-[0-9]{2}T00:00:00Z\n", text);
    }
}
