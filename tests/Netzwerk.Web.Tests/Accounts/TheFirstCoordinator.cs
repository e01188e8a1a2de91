using Netzwerk.Web.Accounts;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

/// <summary>An empty network, so it has an app of its own.</summary>
public sealed class TheFirstCoordinator(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_asked_for_at_the_console_until_the_answers_can_be_used()
    {
        var cut = await AskAsync("Karla\n");
        Assert.False(cut.Done);
        Assert.Contains("Es wurde niemand eingetragen", cut.Said, StringComparison.Ordinal);

        var answered = await AskAsync("\nKarla\n\u202EBrandt\nkarla\nkarla@kreis.example\n");
        Assert.True(answered.Done);
        Assert.Contains(
            "Bitte geben Sie einen Namen ein.",
            answered.Said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "keine vollständige E-Mail-Adresse",
            answered.Said,
            StringComparison.Ordinal
        );
        Assert.Contains("Karla Brandt koordiniert", answered.Said, StringComparison.Ordinal);

        var again = await AskAsync("");
        Assert.True(again.Done);
        Assert.Empty(again.Said);

        var browser = app.Visitor();
        await SignInSteps.AskAsync(browser, "Karla@Kreis.example");
        var mail = await app.Post.NextToAsync("karla@kreis.example");
        Assert.NotNull(mail.TextBody);
    }

    private async Task<(bool Done, string Said)> AskAsync(string typed)
    {
        var said = new StringWriter();
        var done = await app.WithAsync<FirstCoordinator, bool>(f =>
            f.EnsureAsync(new StringReader(typed), said, Ct)
        );
        return (done, said.ToString());
    }
}
