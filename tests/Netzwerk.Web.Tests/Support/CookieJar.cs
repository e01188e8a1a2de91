using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Netzwerk.Web.Tests.Support;

/// <summary>Keeps cookies as a browser does; open to look at.</summary>
public sealed class CookieJar(CookieContainer cookies) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var uri = request.RequestUri!;
        if (cookies.GetCookieHeader(uri) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                cookies.SetCookies(uri, cookie);
            }
        }

        return response;
    }
}

/// <summary>The test server has no connections; a header says from where a request comes.</summary>
internal sealed class ConnectionsByHeader : IStartupFilter
{
    public const string Name = "Test-Connection";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, go) =>
                {
                    if (IPAddress.TryParse(context.Request.Headers[Name], out var address))
                    {
                        context.Connection.RemoteIpAddress = address;
                    }

                    return go(context);
                }
            );
            next(app);
        };
}
