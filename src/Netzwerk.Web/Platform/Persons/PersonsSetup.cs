using Marten;

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
            options.Schema.For<PersonRecord>().UniqueIndex(r => r.MailIndex!);
            options.Schema.For<PersonKey>();
        });
        return services;
    }
}
