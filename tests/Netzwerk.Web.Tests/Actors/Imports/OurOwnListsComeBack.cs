using CsCheck;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.Lists;
using Netzwerk.Web.Platform.Persons;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

/// <summary>A list of the directory that left by our own writers changes nothing when it is read in again.</summary>
public sealed class OurOwnListsComeBack
{
    private static readonly Organisation School = new(
        Guid.Parse("01900000-0000-7000-8000-000000000001"),
        "Grundschule \"Süd\"; Freiberg",
        OrganisationKind.School,
        Municipality: null
    );

    private static readonly Gen<PersonCard> Card = Gen.Select(
        Gen.Int[1, 100_000],
        Gen.Int[0, 3],
        Gen.Int[0, 2],
        Gen.Int[0, 2],
        (number, phone, address, note) =>
            new PersonCard(
                "Zoë-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "O'Größe, \"geb.\" Ñandú",
                $"p{number}@verein.example",
                phone switch
                {
                    0 => "",
                    1 => "+49 3731 799-123",
                    2 => "(03731) 79 91 23",
                    _ => "03731799123",
                },
                "de",
                note == 0 ? "" : "erste Zeile\nzweite; \"Zeile\"",
                address switch
                {
                    0 => "",
                    1 => "Schulweg 3\n09599 Freiberg",
                    _ => "Amt, Haus 2\n04720 Döbeln",
                }
            )
    );

    [Theory]
    [InlineData(ListFormat.Csv)]
    [InlineData(ListFormat.Xlsx)]
    public void Nothing_is_new_and_nothing_changes(ListFormat format) =>
        Card.Array[1, 6]
            .Sample(
                cards =>
                {
                    DirectoryPerson[] people =
                    [
                        .. cards
                            .DistinctBy(c => c.Mail)
                            .Select(c => new DirectoryPerson(
                                PersonId.Create(),
                                c,
                                new OrganisationId(School.Id)
                            )),
                    ];
                    var list = ListReader.Read(Written(people, format)).List!;
                    var fields = ColumnGuess.Of(list).Select(c => c.Field).ToList();
                    var reader = new RowReader(new(fields, OrganisationKind.School));
                    var matcher = new RowMatcher(new(people, [School]), Guid.Empty);
                    Assert.All(
                        list.Rows.Select(r => matcher.Plan(reader.Read(r))),
                        r => Assert.Equal(PlannedKind.Same, r.Kind)
                    );
                    Assert.Equal(people.Length, list.Rows.Count);
                },
                iter: 40
            );

    private static byte[] Written(IReadOnlyList<DirectoryPerson> people, ListFormat format)
    {
        var list = ListFile.Of(
            "Verzeichnis",
            "verzeichnis",
            "",
            [
                new("Vorname", 20, p => p.Card.GivenName),
                new("Nachname", 20, p => p.Card.FamilyName),
                new("Organisation", 20, _ => School.Name),
                new("E-Mail-Adresse", 20, p => p.Card.Mail),
                new("Telefon", 20, p => p.Card.Phone),
                new("Anschrift", 20, p => p.Card.Address),
                new("Notiz", 20, p => p.Card.Note),
            ],
            people
        );
        return format is ListFormat.Csv ? CsvList.Write(list) : ExcelList.Write(list);
    }
}
