using System.Text;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Reading;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

public sealed class CellsThatExcelBroke
{
    [Fact]
    public void The_columns_of_a_German_Outlook_are_known()
    {
        var list = Read(
            "Anrede;Vorname;Nachname;Firma;Straße geschäftlich;Ort geschäftlich;Postleitzahl geschäftlich;Telefon geschäftlich;Mobiltelefon;E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag;Straße privat;Notizen;Irgendwas\n"
                + "Frau;Ada;Eins;Schule;Weg 1;Freiberg;9599;1;2;a@x.example;;;;;"
        );
        Assert.Equal(
            [
                ImportField.None,
                ImportField.GivenName,
                ImportField.FamilyName,
                ImportField.Organisation,
                ImportField.Street,
                ImportField.Town,
                ImportField.PostCode,
                ImportField.Phone,
                ImportField.Phone,
                ImportField.Mail,
                ImportField.Mail,
                ImportField.Forbidden,
                ImportField.None,
                ImportField.Note,
                ImportField.None,
            ],
            ColumnGuess.Of(list).Select(c => c.Field)
        );
    }

    [Fact]
    public void A_column_without_a_known_name_is_known_by_what_stands_in_it()
    {
        var list = Read("Name;X1;X2\nAda Eins;a@x.example;09599\nBea Zwei;b@x.example;04720");
        Assert.Equal(
            [ImportField.FullName, ImportField.Mail, ImportField.PostCode],
            ColumnGuess.Of(list).Select(c => c.Field)
        );
    }

    [Theory]
    [InlineData("4.93516E+12", "", CellNoteKind.PhoneDestroyed)]
    [InlineData("4,93516E+12", "", CellNoteKind.PhoneDestroyed)]
    [InlineData("493731799123", "+493731799123", CellNoteKind.ZeroAdded)]
    [InlineData("3731799123", "03731799123", CellNoteKind.ZeroAdded)]
    [InlineData("=\"03731 799123\"", "03731 799123", null)]
    [InlineData("'+49 3731 799123", "+49 3731 799123", null)]
    [InlineData("799123", "799123", null)]
    public void A_phone_number_is_read_as_far_as_it_is_one(
        string cell,
        string expected,
        CellNoteKind? note
    )
    {
        var draft = Draft(("Nachname", "Eins"), ("Vorname", "Ada"), ("Telefon", cell));
        Assert.Equal(expected, draft.Phone);
        Assert.Empty(draft.Faults);
        Assert.Equal(note is null, draft.Notes.Count == 0);
        Assert.True(note is null || draft.Notes.Any(n => n.Kind == note));
    }

    [Fact]
    public void A_postal_code_gets_its_nought_back_and_the_address_its_lines()
    {
        var draft = Draft(
            ("Firma", "Grundschule Süd"),
            ("Straße", "Schulweg 3"),
            ("PLZ", "9599"),
            ("Ort", "Freiberg")
        );
        Assert.Equal("Schulweg 3\n09599 Freiberg", draft.Address);
        Assert.Equal(("14522180", OrganisationKind.School), (draft.Municipality, draft.Kind));
        Assert.Contains(new(CellNoteKind.PostCodePadded, "09599"), draft.Notes);
    }

    [Theory]
    [InlineData("a@x.example; b@x.example")]
    [InlineData("a@x.example, b@x.example")]
    [InlineData("Ada Eins <a@x.example> / mailto:b@x.example")]
    [InlineData("a@x.example\nb@x.example")]
    public void Of_two_addresses_in_a_cell_the_first_counts_and_the_second_is_shown(string cell)
    {
        var draft = Draft(("Nachname", "Eins"), ("Vorname", "Ada"), ("E-Mail", cell));
        Assert.Equal("a@x.example", draft.Mail);
        Assert.Contains(new(CellNoteKind.SecondMail, "b@x.example"), draft.Notes);
    }

    [Fact]
    public void Umlauts_of_two_characters_become_one_and_broken_ones_are_shown()
    {
        var draft = Draft(
            ("Vorname", "Ju\u0308rgen"),
            ("Nachname", "Groß"),
            ("Firma", "Schule DÃ¶beln")
        );
        Assert.Equal("Jürgen", draft.GivenName);
        Assert.Contains(new(CellNoteKind.Composed), draft.Notes);
        Assert.Contains(draft.Notes, n => n.Kind is CellNoteKind.WrongCharacters);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "Eins", "", "import.formula")]
    [InlineData("@SUM(A1)", "Eins", "", "import.formula")]
    [InlineData("", "Eins", "", "person.given-name-missing")]
    [InlineData("Ada", "Eins", "ada(at)schule", "person.mail-unusable")]
    [InlineData("", "", "ada@schule.example", "import.nobody")]
    public void A_row_that_cannot_be_taken_says_why(
        string given,
        string family,
        string mail,
        string code
    )
    {
        var draft = Draft(("Vorname", given), ("Nachname", family), ("E-Mail", mail));
        Assert.Contains(code, draft.Faults);
    }

    [Theory]
    [InlineData("Eins, Ada", "Ada", "Eins")]
    [InlineData("Frau Dr. Ada Eins", "Ada", "Eins")]
    [InlineData("Anna Maria von der Heide", "Anna Maria", "von der Heide")]
    public void A_whole_name_is_split(string whole, string given, string family)
    {
        var draft = Draft(("Ansprechpartner", whole));
        Assert.Equal((given, family), (draft.GivenName, draft.FamilyName));
    }

    [Theory]
    [InlineData("Volkshochschule Mittelsachsen", OrganisationKind.AdultEducationCentre)]
    [InlineData("Berufliches Schulzentrum Döbeln", OrganisationKind.School)]
    [InlineData("Landratsamt, Sozialamt", OrganisationKind.Authority)]
    [InlineData("Brücken e. V.", OrganisationKind.Association)]
    [InlineData("Irgendwer", OrganisationKind.EducationProvider)]
    [InlineData("Ev.-Luth. Kirchgemeinde", OrganisationKind.Church)]
    [InlineData("Caritasverband Freiberg", OrganisationKind.WelfareBody)]
    public void The_kind_of_an_organisation_is_told_by_its_name(
        string name,
        OrganisationKind kind
    ) => Assert.Equal(kind, Draft(("Firma", name)).Kind);

    internal static ReadList Read(string text) =>
        ListReader.Read(Encoding.UTF8.GetBytes(text)).List!;

    private static RowDraft Draft(params (string Column, string Cell)[] cells)
    {
        var list = new ReadList(
            ListEncoding.Utf8,
            ';',
            [.. cells.Select(c => c.Column)],
            [new(2, [.. cells.Select(c => c.Cell)])]
        );
        var fields = ColumnGuess.Of(list).Select(c => c.Field).ToList();
        return new RowReader(new(fields, OrganisationKind.EducationProvider)).Read(list.Rows[0]);
    }
}
