using System.Net;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Authorization;

public sealed class UnknownAddresses(NetzwerkApp app)
{
    [Theory]
    [InlineData("/gibt-es-nicht")]
    [InlineData("/sitzungen/kein-guid")]
    [InlineData("/sitzungen/0199b0a4-0000-7000-8000-000000000001/antworten")]
    [InlineData("/sitzungen/0199b0a4-0000-7000-8000-000000000001")]
    public async Task Signed_in_people_get_the_whole_page_that_says_so(string path)
    {
        using var browser = await app.SignInAsync(await app.CreatePersonAsync());
        for (var i = 0; i < 5; i++)
        {
            using var answer = await browser.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            var page = await answer.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("<h1>", page, StringComparison.Ordinal);
            Assert.Contains("/abmelden", page, StringComparison.Ordinal);
        }
    }
}
