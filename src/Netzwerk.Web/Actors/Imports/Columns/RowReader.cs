using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>What the columns of a list are, and what an organisation is whose kind cannot be told.</summary>
public sealed record ListMapping(IReadOnlyList<ImportField> Fields, OrganisationKind Kind);

/// <summary>Reads rows of a list: what each says, cleaned, with everything that was noticed.</summary>
public sealed class RowReader(ListMapping mapping)
{
    public RowDraft Read(ListRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var notes = new List<CellNote>();
        var faults = new List<string>();
        var cells = new Cells(mapping, row, notes);
        var (given, family) = Names(cells, notes);
        var organisation = PlainText.Line(cells.First(ImportField.Organisation));
        foreach (var name in (string[])[given, family, organisation])
        {
            if (CellRepair.IsFormula(name))
            {
                faults.Add("import.formula");
            }
        }

        var draft = new RowDraft(
            row.Number,
            given,
            family,
            Mail(cells, notes),
            Phone(cells, notes),
            Address(cells, notes),
            Language(cells, notes),
            cells.First(ImportField.Note),
            organisation,
            KindOf(organisation, cells, notes),
            Place(cells),
            notes,
            []
        );
        faults.AddRange(Faults(draft));
        return draft with { Faults = [.. faults.Distinct(StringComparer.Ordinal)] };
    }

    private static IEnumerable<string> Faults(RowDraft draft)
    {
        if (!draft.IsOfAPerson)
        {
            return draft.Organisation.Length == 0 ? ["import.nobody"]
                : OrganisationDecisions
                    .Decide(new RegisterOrganisation(draft.Organisation, default, null))
                    .Refusal
                    is { } refusal
                    ? [refusal.Code]
                : draft.Mail.Length == 0 || Platform.Mail.Mailbox.TryParse(draft.Mail, out _) ? []
                : ["organisation.mail-unusable"];
        }

        var long_ = draft.Organisation.Length > OrganisationDecisions.LongestName;
        var card = new PersonCard(
            draft.GivenName,
            draft.FamilyName,
            draft.Mail,
            draft.Phone,
            draft.Language ?? "de",
            draft.Note,
            draft.Address
        );
        return PersonInput
            .Read(card, mayLackMail: true)
            .Faults.Select(f => f.Code)
            .Concat(long_ ? ["organisation.name-too-long"] : []);
    }

    private static (string Given, string Family) Names(Cells cells, List<CellNote> notes)
    {
        var given = PlainText.Line(cells.First(ImportField.GivenName));
        var family = PlainText.Line(cells.First(ImportField.FamilyName));
        var full = PlainText.Line(cells.First(ImportField.FullName));
        if (given.Length + family.Length > 0 || full.Length == 0)
        {
            return (given, family);
        }

        var split = WholeName.Split(full);
        CellRepair.Note(notes, CellNoteKind.NameSplit, full);
        return split;
    }

    private static string Mail(Cells cells, List<CellNote> notes)
    {
        var mails = cells
            .All(ImportField.Mail)
            .SelectMany(CellRepair.Mails)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var second in mails.Skip(1))
        {
            CellRepair.Note(notes, CellNoteKind.SecondMail, second);
        }

        return mails is [var first, ..]
            ? Platform.Mail.Mailbox.TryParse(first, out var mailbox)
                ? mailbox.ToString()
                : first
            : "";
    }

    private static string Phone(Cells cells, List<CellNote> notes)
    {
        var phones = cells
            .All(ImportField.Phone)
            .Select(p => CellRepair.Phone(p, notes))
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var second in phones.Skip(1))
        {
            CellRepair.Note(notes, CellNoteKind.SecondPhone, second);
        }

        return phones is [var first, ..] ? first : "";
    }

    private static string Address(Cells cells, List<CellNote> notes)
    {
        if (cells.First(ImportField.Address) is { Length: > 0 } whole)
        {
            // In one line, as lists have it: "Schulstraße 1, 9599 Freiberg".
            var lines = whole.Contains('\n', StringComparison.Ordinal)
                ? whole
                : whole.Replace(", ", "\n", StringComparison.Ordinal);
            return PostalAddress.Read(lines) ?? lines;
        }

        var code = CellRepair.PostCode(cells.First(ImportField.PostCode), notes);
        var town = PlainText.Line(cells.First(ImportField.Town));
        IEnumerable<string> parts = [.. cells.All(ImportField.Street), (code + " " + town).Trim()];
        var address = string.Join('\n', parts.Where(p => p.Length > 0));
        return PostalAddress.Read(address) ?? address;
    }

    private static string? Language(Cells cells, List<CellNote> notes)
    {
        var said = PlainText.Line(cells.First(ImportField.Language));
        if (said.Length == 0)
        {
            return null;
        }

        string? language =
            said.StartsWith("de", StringComparison.OrdinalIgnoreCase)
            || said.StartsWith("ger", StringComparison.OrdinalIgnoreCase)
                ? "de"
            : said.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en"
            : null;
        if (language is null)
        {
            CellRepair.Note(notes, CellNoteKind.LanguageUnknown, said);
        }

        return language;
    }

    private OrganisationKind? KindOf(string organisation, Cells cells, List<CellNote> notes)
    {
        if (organisation.Length == 0)
        {
            return null;
        }

        var said = PlainText.Line(cells.First(ImportField.OrganisationKind));
        if (KindGuess.Of(said) is { } told)
        {
            return told;
        }

        if (said.Length > 0)
        {
            CellRepair.Note(notes, CellNoteKind.KindUnknown, said);
        }

        return KindGuess.Of(organisation) ?? mapping.Kind;
    }

    private static string? Place(Cells cells)
    {
        var said = cells.First(ImportField.Municipality) is { Length: > 0 } place
            ? place
            : cells.First(ImportField.Town);
        return Municipalities.ByName(PlainText.Line(said));
    }

    /// <summary>The cells of a row by what they are taken for; several columns can be the same.</summary>
    private sealed class Cells(ListMapping mapping, ListRow row, List<CellNote> notes)
    {
        public IEnumerable<string> All(ImportField field) =>
            row
                .Cells.Where(
                    (cell, i) =>
                        cell.Length > 0 && i < mapping.Fields.Count && mapping.Fields[i] == field
                )
                .Select(c => CellRepair.Clean(c, notes))
                .Where(c => c.Length > 0);

        public string First(ImportField field) => All(field).FirstOrDefault() ?? "";
    }
}
