using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Persons;
using Npgsql;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>
/// Keeps the keys of form protection in PostgreSQL, sealed with the master key, so that every web node shares
/// them and a copy of the database alone cannot forge a form.
/// </summary>
public sealed class KeyRing(NpgsqlDataSource source, MasterKey master) : IXmlRepository
{
    private readonly byte[] _key = master.Derive("form-protection");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        CreateTable();
        using var command = source.CreateCommand(
            "select sealed from netzwerk.key_ring order by at"
        );
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            var closed = Convert.FromBase64String(reader.GetString(0));
            keys.Add(XElement.Parse(Encoding.UTF8.GetString(Sealed.Open(_key, closed))));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        CreateTable();
        using var command = source.CreateCommand(
            "insert into netzwerk.key_ring (name, sealed) values (@name, @sealed) on conflict do nothing"
        );
        command.Parameters.AddWithValue("name", friendlyName);
        command.Parameters.AddWithValue(
            "sealed",
            Convert.ToBase64String(Sealed.Close(_key, Encoding.UTF8.GetBytes(element.ToString())))
        );
        command.ExecuteNonQuery();
    }

    private void CreateTable()
    {
        using var command = source.CreateCommand(
            """
            create schema if not exists netzwerk;
            create table if not exists netzwerk.key_ring (
              name text primary key, sealed text not null, at timestamptz not null default now())
            """
        );
        command.ExecuteNonQuery();
    }
}

public static class KeyRingSetup
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            sp => new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = new KeyRing(
                    sp.GetRequiredService<NpgsqlDataSource>(),
                    sp.GetRequiredService<MasterKey>()
                )
            )
        );
        return services;
    }
}
