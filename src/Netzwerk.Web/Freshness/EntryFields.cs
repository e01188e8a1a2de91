using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Freshness;

/// <summary>How a detail of an entry is typed.</summary>
public enum EntryInput
{
    Line,
    Mail,
    Choice,
    Lines,
}

/// <summary>An entry with everything that can be confirmed or changed in it.</summary>
public sealed record EntryDraft(
    string Name,
    OrganisationKind Kind,
    string? Municipality,
    string Address,
    string Mail
)
{
    public static EntryDraft Of(Organisation organisation, string? mail)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return new(
            organisation.Name,
            organisation.Kind,
            organisation.Municipality,
            organisation.Address,
            mail ?? ""
        );
    }
}

/// <summary>One detail of an entry: how it is named, typed, checked, shown and taken over.</summary>
public sealed record EntryField(
    string Name,
    string Label,
    EntryInput Input,
    Func<EntryDraft, string> Read,
    Func<EntryDraft, string, EntryDraft> With,
    Func<EntryDraft, Refusal?> Check
)
{
    public int Longest { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>Shown to the organisation itself and the coordination only.</summary>
    public bool IsPrivate { get; init; }

    public Func<IStringLocalizer<ActorTexts>, IReadOnlyList<Choice>> Choices { get; init; } =
        _ => [];

    public string Show(string value, IStringLocalizer<ActorTexts> texts) =>
        Input is EntryInput.Choice
            ? Choices(texts).FirstOrDefault(c => c.Value == value)?.Text ?? value
            : value;
}

/// <summary>
/// The details of an entry in the order of the page. What is in this list is in the mail, on the page of the link, in the
/// form and in every suggestion.
/// </summary>
public static class EntryFields
{
    /// <summary>Stands for a choice that nobody can make.</summary>
    private const OrganisationKind NoKind = (OrganisationKind)(-1);

    public static readonly IReadOnlyList<EntryField> All =
    [
        new(
            "Name",
            "organisation.name",
            EntryInput.Line,
            d => d.Name,
            (d, v) => d with { Name = PlainText.Line(v) },
            d => Described(d, "Name")
        )
        {
            Longest = OrganisationDecisions.LongestName,
        },
        new(
            "Kind",
            "kind",
            EntryInput.Choice,
            d => d.Kind.ToString(),
            (d, v) => d with { Kind = KindOf(v) },
            d => Described(d, "Kind")
        )
        {
            Choices = texts =>
                [
                    .. Enum.GetValues<OrganisationKind>()
                        .Select(k => new Choice($"{k}", texts[$"kind.{k}"]))
                        .OrderBy(c => c.Text, ActorDirectory.Order),
                ],
        },
        new(
            "Municipality",
            "municipality",
            EntryInput.Choice,
            d => d.Municipality ?? "",
            (d, v) => d with { Municipality = v.Length == 0 ? null : v },
            d =>
                d.Municipality is { } key && !Municipalities.IsKnown(key)
                    ? new("organisation.municipality-unknown", "Municipality")
                    : null
        )
        {
            IsOptional = true,
            Choices = _ => [.. Municipalities.All.Select(m => new Choice(m.Key, m.Name))],
        },
        new(
            "Address",
            "address",
            EntryInput.Lines,
            d => d.Address,
            (d, v) => d with { Address = PostalAddress.Read(v) ?? v },
            d =>
                PostalAddress.Read(d.Address) is null
                    ? new("organisation.address-unusable", "Address")
                    : null
        )
        {
            IsOptional = true,
            Longest = PostalAddress.Longest,
        },
        new(
            "Mail",
            "organisation.mail",
            EntryInput.Mail,
            d => d.Mail,
            (d, v) =>
                d with
                {
                    Mail = Mailbox.TryParse(PlainText.Line(v), out var box)
                        ? box.ToString()
                        : PlainText.Line(v),
                },
            d =>
                d.Mail.Length > 0 && !Mailbox.TryParse(d.Mail, out _)
                    ? new("organisation.mail-unusable", "Mail")
                    : null
        )
        {
            IsOptional = true,
            IsPrivate = true,
            Longest = Mailbox.Longest,
        },
    ];

    private static OrganisationKind KindOf(string word) =>
        Enum.GetNames<OrganisationKind>().Contains(word, StringComparer.Ordinal)
            ? Enum.Parse<OrganisationKind>(word)
            : NoKind;

    private static Refusal? Described(EntryDraft draft, string field) =>
        OrganisationDecisions
            .Decide(new RegisterOrganisation(draft.Name, draft.Kind, Municipality: null))
            .Refusal
            is { } refusal
        && refusal.Field == field
            ? refusal
            : null;
}

/// <summary>What somebody typed about an entry, by the names of its details.</summary>
public sealed class EntryForm
{
    private const string Prefix = "Feld.";

    private readonly Dictionary<string, string> _typed;

    private EntryForm(Dictionary<string, string> typed) => _typed = typed;

    public string this[EntryField field] => _typed.GetValueOrDefault(field.Name, "");

    public static string NameOf(EntryField field) => Prefix + field.Name;

    /// <summary>The entry as it is; what this reader may not see stays empty, and empty means unchanged there.</summary>
    public static EntryForm Of(EntryDraft draft, bool showsPrivate) =>
        new(
            EntryFields.All.ToDictionary(
                f => f.Name,
                f => f.IsPrivate && !showsPrivate ? "" : f.Read(draft),
                StringComparer.Ordinal
            )
        );

    public static EntryForm Read(IFormCollection form) =>
        new(
            EntryFields.All.ToDictionary(
                f => f.Name,
                f => form[NameOf(f)].ToString(),
                StringComparer.Ordinal
            )
        );

    /// <summary>The entry as it would be, which details differ, and what is wrong with them.</summary>
    public (EntryDraft Draft, IReadOnlyList<EntryField> Changed, IReadOnlyList<Refusal> Faults) On(
        EntryDraft stands,
        bool showsPrivate
    )
    {
        var draft = stands;
        foreach (
            var field in EntryFields.All.Where(f =>
                showsPrivate || !f.IsPrivate || this[f].Trim().Length > 0
            )
        )
        {
            draft = field.With(draft, this[field]);
        }

        EntryField[] changed =
        [
            .. EntryFields.All.Where(f =>
                !string.Equals(f.Read(draft), f.Read(stands), StringComparison.Ordinal)
            ),
        ];
        return (draft, changed, [.. changed.Select(f => f.Check(draft)).OfType<Refusal>()]);
    }
}
