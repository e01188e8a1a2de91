using Netzwerk.Domain;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Matching;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports.Matching;

/// <summary>
/// Says what will happen with each row, one after the other: each row is known to those after it. The same list and
/// the same directory always give the same plan, and a plan that was carried out gives none the second time.
/// </summary>
public sealed class RowMatcher(DirectoryIndex index, Guid import)
{
    /// <summary>More would not help to decide.</summary>
    private const int MostLikes = 5;

    private const string Shielded = "import.shielded";

    private readonly Dictionary<PersonId, int> _meant = [];
    private readonly Dictionary<OrganisationId, int> _described = [];

    public PlannedRow Plan(RowDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Faults.Count > 0)
        {
            return new(PlannedKind.Refused, draft, null, false, [], []);
        }

        var (organisation, isFirst) = OrganisationOf(ref draft);
        if (!draft.IsOfAPerson)
        {
            return OfAnOrganisation(draft, organisation!, isFirst);
        }

        var row = OfAPerson(draft, organisation) with
        {
            OrganisationName = organisation?.Name ?? "",
            OrganisationAddress = organisation?.Address ?? "",
        };
        if (row.Kind is PlannedKind.New or PlannedKind.Unsure)
        {
            index.Add(new Known(Id: null, draft.Row, CardOf(row), organisation?.Id));
        }

        return row;
    }

    /// <summary>The card that a new row becomes.</summary>
    public static PersonCard CardOf(PlannedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Draft.GivenName,
            row.Draft.FamilyName,
            row.WithoutMail ? "" : row.Draft.Mail,
            row.Draft.Phone,
            row.Draft.Language ?? "de",
            row.Draft.Note,
            row.Draft.Address
        );
    }

    private PlannedRow OfAPerson(RowDraft draft, KnownOrganisation? organisation)
    {
        if (MeansShielded(draft))
        {
            return new(
                PlannedKind.Refused,
                draft with
                {
                    Faults = [Shielded],
                },
                null,
                false,
                [],
                []
            );
        }

        var comparing = new RowComparison(draft, organisation, index);
        if (Certain(draft, organisation) is { } certain)
        {
            return Met(draft, comparing, certain);
        }

        var likes = Likes(draft, organisation)
            .DistinctBy(l => l.Known)
            .Take(MostLikes)
            .Select(l => new Likeness(
                l.Known.Id,
                l.Known.Row,
                l.Reason,
                l.Known.Id is null ? [] : comparing.With(l.Known, [])
            ))
            .ToList();
        return new PlannedRow(
            likes.Count == 0 ? PlannedKind.New : PlannedKind.Unsure,
            Stripped(draft, organisation),
            organisation?.Id,
            organisation?.IsNew is true,
            [],
            likes
        )
        {
            WithoutMail = index.ByMail(draft.Mail) is not null,
        };
    }

    private PlannedRow Met(RowDraft draft, RowComparison comparing, Known certain)
    {
        var notes = draft.Notes.ToList();
        var earlier = certain.Row;
        if (certain.Id is { } person && !_meant.TryAdd(person, draft.Row))
        {
            earlier = _meant[person];
        }

        var changes = earlier is null ? comparing.With(certain, notes) : [];
        if (changes.FirstOrDefault(c => c.Field is ChangedField.Mail) is { } mail)
        {
            index.Claim(mail.After, certain);
        }

        return new(
            earlier is not null ? PlannedKind.Repeated
                : changes.Count == 0 ? PlannedKind.Same
                : PlannedKind.Changed,
            draft with
            {
                Notes = notes,
            },
            comparing.Organisation?.Id,
            comparing.Organisation?.IsNew is true,
            changes,
            [new(certain.Id, earlier, LikeReason.Mail, changes)]
        );
    }

    /// <summary>Whom a row means without a doubt: the same name and mail, or the same name at the same organisation.</summary>
    private Known? Certain(RowDraft draft, KnownOrganisation? organisation)
    {
        var name = Folding.Pair(draft.GivenName, draft.FamilyName);
        if (index.ByMail(draft.Mail) is { } owner && owner.Name == name)
        {
            return owner;
        }

        var same = index
            .ByName(draft.GivenName, draft.FamilyName)
            .Where(k =>
                k.Organisation == organisation?.Id
                && (draft.Mail.Length == 0 || k.Card.Mail.Length == 0)
                && !IsTransposed(draft, k)
            )
            .ToList();
        return same is [var only] ? only : null;
    }

    private IEnumerable<(Known Known, LikeReason Reason)> Likes(
        RowDraft draft,
        KnownOrganisation? organisation
    ) =>
        PersonLikes
            .Of(
                index,
                new(draft.GivenName, draft.FamilyName, draft.Mail, draft.Phone, organisation?.Id)
            )
            .Where(l => !l.Known.IsShielded);

    /// <summary>A list neither shows nor changes somebody under disclosure block, and enters nobody twice.</summary>
    private bool MeansShielded(RowDraft draft) =>
        index.ByMail(draft.Mail) is { IsShielded: true }
        || index.ByName(draft.GivenName, draft.FamilyName).Any(k => k.IsShielded);

    private PlannedRow OfAnOrganisation(
        RowDraft draft,
        KnownOrganisation organisation,
        bool isFirst
    )
    {
        if (!isFirst && !_described.TryAdd(organisation.Id, draft.Row))
        {
            var earlier = new Likeness(null, _described[organisation.Id], LikeReason.Name, []);
            return new(PlannedKind.Repeated, draft, organisation.Id, false, [], [earlier]);
        }

        _described.TryAdd(organisation.Id, draft.Row);
        var changes = isFirst ? [] : RowComparison.Of(draft, organisation);
        return new(
            isFirst ? PlannedKind.New
                : changes.Count == 0 ? PlannedKind.Same
                : PlannedKind.Changed,
            draft,
            organisation.Id,
            isFirst,
            changes,
            []
        )
        {
            OrganisationName = organisation.Name,
            OrganisationAddress = organisation.Address,
        };
    }

    /// <summary>The organisation of a row; the first row that names a new one makes it known.</summary>
    private (KnownOrganisation? Organisation, bool IsFirst) OrganisationOf(ref RowDraft draft)
    {
        if (draft.Organisation.Length == 0)
        {
            return default;
        }

        if (index.Organisation(draft.Organisation) is { } known)
        {
            if (Folding.Name(known.Name) != Folding.Name(draft.Organisation))
            {
                var note = new CellNote(CellNoteKind.SameOrganisation, known.Name);
                draft = draft with { Notes = [.. draft.Notes, note] };
            }

            return (known, false);
        }

        var made = new KnownOrganisation(
            new(ImportIds.Of(import, "organisation " + Folding.Name(draft.Organisation))),
            draft.Organisation,
            draft.Municipality,
            draft.Address,
            IsNew: true
        );
        index.Add(made);
        return (made, true);
    }

    /// <summary>The address of the organisation is not kept twice.</summary>
    private static RowDraft Stripped(RowDraft draft, KnownOrganisation? organisation) =>
        organisation is not null
        && Folding.Lines(organisation.Address) == Folding.Lines(draft.Address)
            ? draft with
            {
                Address = "",
            }
            : draft;

    private static bool IsTransposed(RowDraft draft, Known known) =>
        PersonLikes.IsTransposed(draft.GivenName, known);
}
