using System.Globalization;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Demo.Chance;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Demo;

internal sealed record DemoOrganisation(
    OrganisationId Id,
    string Name,
    OrganisationKind Kind,
    string Municipality,
    string Domain
);

internal sealed record DemoPerson(
    PersonId Id,
    PersonCard Card,
    OrganisationId? Organisation,
    bool IsCoordinator
);

/// <summary>Invented people and organisations; all addresses end in ".example" (RFC 2606).</summary>
internal static class DemoPeople
{
    /// <summary>The two who coordinate stand first in the list.</summary>
    private const int Coordinators = 2;

    /// <summary>The one the demo is shown with.</summary>
    public static PersonCard Coordinator { get; } =
        Card(DemoContent.Table("people.txt")[0], "landkreis.example", "+49 3731 5550001");

    public static IReadOnlyList<DemoOrganisation> Organisations(DemoDice dice) =>
        [
            .. DemoContent
                .Table("organisations.txt")
                .Select(
                    (c, i) =>
                        new DemoOrganisation(
                            new(dice.Id($"organisation:{i}")),
                            c[0],
                            Enum.Parse<OrganisationKind>(c[1]),
                            c[2],
                            c[3]
                        )
                ),
        ];

    public static IReadOnlyList<DemoPerson> All(
        DemoDice dice,
        IReadOnlyList<DemoOrganisation> organisations
    ) =>
        [
            .. DemoContent
                .Table("people.txt")
                .Select(
                    (c, i) =>
                    {
                        var at = organisations[int.Parse(c[2], CultureInfo.InvariantCulture) - 1];
                        // Numbers that no one can have: the exchange 555 is not given out there.
                        var phone = string.Create(
                            CultureInfo.InvariantCulture,
                            $"+49 3731 555{i + 1:0000}"
                        );
                        return new DemoPerson(
                            new(dice.Id($"person:{i}")),
                            Card(c, at.Domain, phone),
                            at.Id,
                            i < Coordinators
                        );
                    }
                ),
        ];

    private static PersonCard Card(string[] cells, string domain, string phone)
    {
        var local = cells[4].Length > 0 ? cells[4] : $"{Letters(cells[0])}.{Letters(cells[1])}";
        return new(cells[0], cells[1], $"{local}@{domain}", phone, cells[3]);
    }

    /// <summary>A name as it stands in a German mail address.</summary>
    private static string Letters(string name)
    {
        var spelled = name.ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ł", "l", StringComparison.Ordinal)
            .Replace("ı", "i", StringComparison.Ordinal)
            .Replace(' ', '-')
            .Normalize(NormalizationForm.FormD);
        return string.Concat(spelled.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }
}
