using System.Globalization;
using System.Text;

namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>
/// Names of columns in the lists that people have: Outlook in German and English, our own lists, and what offices call
/// things. What is private (home address, second numbers) is known and not taken over.
/// </summary>
internal static class KnownColumns
{
    private static readonly Dictionary<ImportField, string> Names = new()
    {
        [ImportField.GivenName] =
            "Vorname, Vornamen, First Name, Given Name, Rufname, Vorname Ansprechpartner, Vorname Ansprechperson",
        [ImportField.FamilyName] =
            "Nachname, Name, Last Name, Surname, Family Name, Familienname, Zuname, Nachname Ansprechpartner, Nachname Ansprechperson",
        [ImportField.FullName] =
            "Vor- und Nachname, Vorname Name, Vorname Nachname, Name Vorname, Nachname Vorname, Ansprechpartner, Ansprechpartnerin, Ansprechpartner/in, Ansprechperson, Kontaktperson, Kontakt, Full Name, Display Name, Anzeigename, Person, Leitung, Schulleitung, Leiter, Leiterin, Teilnehmer",
        [ImportField.Mail] =
            "E-Mail-Adresse, E-Mail, Mail, E-Mailadresse, Mailadresse, E-mail Address, Email Address, E-Mail 2: Adresse, E-mail 2 Address, E-Mail 3: Adresse, E-mail 3 Address, E-Mail geschäftlich, E-Mail dienstlich, Adresse (E-Mail), E-Mail 1, E-Mail 2",
        [ImportField.Phone] =
            "Telefon geschäftlich, Telefon geschäftlich 2, Telefon Firma, Telefon, Telefonnummer, Tel, Tel.-Nr., Telefon dienstlich, Festnetz, Mobiltelefon, Mobil, Handy, Handynummer, Business Phone, Business Phone 2, Company Main Phone, Mobile Phone, Phone, Rufnummer, Durchwahl",
        [ImportField.Organisation] =
            "Firma, Organisation, Einrichtung, Träger, Institution, Company, Organization, Verein, Behörde, Schule, Schulname, Name der Einrichtung, Name der Schule, Name der Organisation, Dienststelle, Akteur, Arbeitgeber, Unternehmen",
        [ImportField.OrganisationKind] =
            "Art, Art der Einrichtung, Einrichtungsart, Trägerart, Schulart, Organisationsart, Typ, Kind",
        [ImportField.Municipality] = "Gemeinde, Stadt/Gemeinde, Kommune, Municipality",
        [ImportField.Street] =
            "Straße geschäftlich, Straße, Strasse, Straße und Hausnummer, Straße Hausnummer, Straße Nr., Business Street, Street, Straße geschäftlich 2, Business Street 2, Postfach geschäftlich",
        [ImportField.PostCode] =
            "Postleitzahl geschäftlich, Postleitzahl, PLZ, Business Postal Code, Postal Code, Zip, Zip Code, Postcode",
        [ImportField.Town] =
            "Ort geschäftlich, Ort, Stadt, Wohnort, Business City, City, Town, PLZ Ort, PLZ/Ort, PLZ und Ort",
        [ImportField.Address] =
            "Anschrift, Adresse, Postanschrift, Address, Business Address, Anschrift geschäftlich",
        [ImportField.Language] = "Sprache, Language, Sprache der E-Mails",
        [ImportField.Note] = "Notizen, Notiz, Bemerkung, Bemerkungen, Anmerkung, Notes, Kommentar",
        [ImportField.Forbidden] =
            "Geburtstag, Geburtsdatum, Geburtsort, Birthday, Religion, Konfession, Nationalität, Staatsangehörigkeit, Staatsbürgerschaft, Herkunft, Herkunftsland, Nationality, Citizenship, Aufenthaltsstatus, Aufenthaltstitel, Gesundheit, Krankheit, Krankheiten, Behinderung, Gewerkschaft, Partei, Kinder, Children, Partner, Spouse, Ehepartner, Familienstand, Geschlecht, Gender, Regierungs-Nr., Government ID Number, Sozialversicherungsnummer, Steuernummer, Kontonummer, IBAN, Jahrestag, Anniversary",
        [ImportField.None] =
            "Anrede, Titel, Title, Suffix, Weitere Vornamen, Middle Name, Abteilung, Department, Position, Job Title, Funktion, Webseite, Web Page, Website, Internet, Fax geschäftlich, Fax, Business Fax, Straße privat, Ort privat, Postleitzahl privat, Home Street, Home City, Home Postal Code, Telefon privat, Telefon (privat), Home Phone, Land/Region geschäftlich, Business Country/Region, Land, Country, Bundesland, Region geschäftlich, Kategorien, Categories, Standorte, Themen, Zielgruppen, Sprachen, Lfd. Nr., Nr., Nummer",
    };

    private static readonly Dictionary<string, ImportField> ByName = Names
        .SelectMany(n => n.Value.Split(',').Select(name => (Name: Key(name), n.Key)))
        .GroupBy(n => n.Name, StringComparer.Ordinal)
        .ToDictionary(n => n.Key, n => n.First().Key, StringComparer.Ordinal);

    public static bool IsKnown(string name) => ByName.ContainsKey(Key(name));

    /// <summary>What a column is by its name; null when the name says nothing.</summary>
    public static ImportField? Of(string name) =>
        ByName.TryGetValue(Key(name), out var field) ? field : null;

    private static string Key(string name)
    {
        var plain = Netzwerk.Domain.PlainText.Line(name).ToLower(CultureInfo.InvariantCulture);
        var key = new StringBuilder(plain.Length);
        foreach (var c in plain.Where(char.IsLetterOrDigit))
        {
            key.Append(
                c switch
                {
                    'ä' => "ae",
                    'ö' => "oe",
                    'ü' => "ue",
                    'ß' => "ss",
                    _ => c.ToString(),
                }
            );
        }

        return key.ToString();
    }
}
