using Microsoft.AspNetCore.WebUtilities;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.NetworkPicture;

/// <summary>Which part of the network is looked at; it stands in the address and says nothing about people.</summary>
public sealed record NetworkFilter(
    Guid? Group = null,
    OrganisationKind? Kind = null,
    string? Municipality = null
)
{
    public bool IsEmpty => this == new NetworkFilter();

    public static NetworkFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            Guid.TryParse(query["gruppe"], out var group) ? group : null,
            Enum.GetNames<OrganisationKind>().Contains($"{query["art"]}", StringComparer.Ordinal)
                ? Enum.Parse<OrganisationKind>($"{query["art"]}")
                : null,
            $"{query["ort"]}" is { Length: > 0 } place ? place : null
        );
    }

    public string Address(string path)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["gruppe"] = Group?.ToString(),
            ["art"] = Kind?.ToString(),
            ["ort"] = Municipality,
        };
        return QueryHelpers.AddQueryString(path, parts.Where(p => p.Value is not null));
    }

    public bool Takes(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return (Kind is null || organisation.Kind == Kind)
            && (Municipality is null || organisation.Municipality == Municipality);
    }
}
