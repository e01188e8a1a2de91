using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;
using Xunit;

namespace Netzwerk.Browser.Tests.Support;

/// <summary>The county of the demo, with a coordinator who may open everything.</summary>
public sealed class DemoSite : Site
{
    private const string Mail = "koordination@landkreis.example";

    public PersonId Guide { get; private set; }

    protected override bool HasDemo => true;

    protected override async Task SettleInAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await using var session = App.Query();
        var vault = scope.ServiceProvider.GetRequiredService<PersonVault>();
        var found = await vault.ByMailAsync(session, Mail, TestContext.Current.CancellationToken);
        Guide = found ?? throw new InvalidOperationException("the demo has no coordinator");
    }
}
