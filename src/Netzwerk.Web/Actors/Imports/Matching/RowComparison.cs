using Netzwerk.Domain;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Matching;

namespace Netzwerk.Web.Actors.Imports.Matching;

/// <summary>
/// What a row would change, detail by detail. An empty cell changes nothing, and neither does another way of writing the
/// same thing.
/// </summary>
internal sealed class RowComparison(
    RowDraft draft,
    KnownOrganisation? organisation,
    DirectoryIndex index
)
{
    public KnownOrganisation? Organisation => organisation;

    public IReadOnlyList<FieldChange> With(Known known, List<CellNote> notes)
    {
        var card = known.Card;
        var changes = new List<FieldChange>();
        Names(known, changes, notes);
        if (draft.Mail.Length > 0 && !Same(draft.Mail, card.Mail))
        {
            if (index.ByMail(draft.Mail) is null)
            {
                changes.Add(new(ChangedField.Mail, card.Mail, draft.Mail));
            }
            else
            {
                notes.Add(new(CellNoteKind.MailElsewhere, draft.Mail));
            }
        }

        if (draft.Phone.Length > 0 && Folding.Phone(draft.Phone) != Folding.Phone(card.Phone))
        {
            changes.Add(new(ChangedField.Phone, card.Phone, draft.Phone));
        }

        if (draft.Address.Length > 0 && !IsKnownAddress(card.Address))
        {
            changes.Add(new(ChangedField.Address, card.Address, draft.Address));
        }

        if (draft.Language is { } language && language != card.Language)
        {
            changes.Add(new(ChangedField.Language, card.Language, language));
        }

        Note(card.Note, changes, notes);
        if (organisation is not null && known.Organisation != organisation.Id)
        {
            changes.Add(
                new(
                    ChangedField.Organisation,
                    known.Organisation?.ToString() ?? "",
                    organisation.Id.ToString()
                )
            );
        }

        return changes;
    }

    /// <summary>What a row about an organisation alone would change of it.</summary>
    public static IReadOnlyList<FieldChange> Of(RowDraft draft, KnownOrganisation organisation)
    {
        var changes = new List<FieldChange>();
        if (draft.Municipality is { } place && place != organisation.Municipality)
        {
            changes.Add(new(ChangedField.Municipality, organisation.Municipality ?? "", place));
        }

        if (
            draft.Address.Length > 0
            && Folding.Lines(draft.Address) != Folding.Lines(organisation.Address)
        )
        {
            changes.Add(new(ChangedField.OrganisationAddress, organisation.Address, draft.Address));
        }

        return changes;
    }

    private void Names(Known known, List<FieldChange> changes, List<CellNote> notes)
    {
        var card = known.Card;
        if (known.Name == Folding.Pair(draft.GivenName, draft.FamilyName))
        {
            if (Folding.Name(card.GivenName) != Folding.Name(draft.GivenName))
            {
                notes.Add(new(CellNoteKind.Transposed));
            }
            else if ((card.GivenName, card.FamilyName) != (draft.GivenName, draft.FamilyName))
            {
                notes.Add(
                    new(CellNoteKind.SpelledOtherwise, $"{draft.GivenName} {draft.FamilyName}")
                );
            }

            return;
        }

        if (Folding.Name(card.GivenName) != Folding.Name(draft.GivenName))
        {
            changes.Add(new(ChangedField.GivenName, card.GivenName, draft.GivenName));
        }

        if (Folding.Name(card.FamilyName) != Folding.Name(draft.FamilyName))
        {
            changes.Add(new(ChangedField.FamilyName, card.FamilyName, draft.FamilyName));
        }
    }

    private void Note(string note, List<FieldChange> changes, List<CellNote> notes)
    {
        if (draft.Note.Length == 0 || note.Contains(draft.Note, StringComparison.Ordinal))
        {
            return;
        }

        if (note.Length == 0)
        {
            changes.Add(new(ChangedField.Note, note, draft.Note));
        }
        else
        {
            notes.Add(new(CellNoteKind.NoteKept));
        }
    }

    private bool IsKnownAddress(string address)
    {
        var wanted = Folding.Lines(draft.Address);
        return wanted == Folding.Lines(address)
            || wanted == Folding.Lines(organisation?.Address ?? "");
    }

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
