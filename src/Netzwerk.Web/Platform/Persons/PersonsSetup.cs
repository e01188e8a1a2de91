using Marten;
using Netzwerk.Web.Platform.EmbeddedPostgres;

namespace Netzwerk.Web.Platform.Persons;

public static class PersonsSetup
{
    public static IServiceCollection AddPersons(this IServiceCollection services, MasterKey key)
    {
        services.AddSingleton(key);
        services.AddSingleton<PersonVault>();
        services.AddScoped<PersonNames>();
        services.ConfigureMarten(options =>
        {
            options
                .Schema.For<PersonRecord>()
                .UniqueIndex(r => r.MailIndex!)
                .Index(r => r.MergedInto!);
            options.Schema.For<PersonKey>();
        });
        return services;
    }

    /// <summary>With the key of another installation names cannot be read, and new ones would be lost for the right one.</summary>
    public static async Task ThrowIfKeyIsForeignAsync(this WebApplication app, CancellationToken ct)
    {
        var store = app.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.QuerySession();
        if (
            await session.Query<PersonKey>().FirstOrDefaultAsync(ct) is { } any
            && !app.Services.GetRequiredService<PersonVault>().Fits(any)
        )
        {
            throw new StartException(
                "Der Hauptschlüssel passt nicht zu dieser Datenbank. Bitte setzen Sie den, mit dem sie angelegt wurde (Netzwerk__MasterKey oder die Datei schluessel im Datenverzeichnis)."
            );
        }
    }
}
