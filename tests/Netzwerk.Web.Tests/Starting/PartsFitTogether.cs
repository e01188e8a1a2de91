using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Starting;

public sealed class PartsFitTogether
{
    // In development the program looks at the start whether a part lives longer than what it is made of.
    [Fact]
    public async Task The_program_starts_in_development_too()
    {
        await using var app = new NetzwerkApp
        {
            Differently = builder =>
                builder
                    .UseEnvironment(Environments.Development)
                    .UseSetting("Netzwerk:Demo", "false"),
        };
        var environment = app.Services.GetRequiredService<IHostEnvironment>();
        Assert.True(environment.IsDevelopment());
    }
}
