using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Merging.Pages;

/// <summary>Which details of a person were chosen.</summary>
public sealed class PersonMergeForm
{
    public string? Name { get; set; }

    public string? Mail { get; set; }

    public string? Phone { get; set; }

    public string? Language { get; set; }

    public string? Address { get; set; }

    public string? Note { get; set; }

    public string? Organisation { get; set; }

    public PersonMergeChoice Choice =>
        new()
        {
            Name = MergeForms.Read(Name),
            Mail = MergeForms.Read(Mail),
            Phone = MergeForms.Read(Phone),
            Language = MergeForms.Read(Language),
            Address = MergeForms.Read(Address),
            Note = MergeForms.Read(Note),
            Organisation = MergeForms.Read(Organisation),
        };
}

/// <summary>Which details of an organisation were chosen.</summary>
public sealed class OrganisationMergeForm
{
    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Municipality { get; set; }

    public string? Address { get; set; }

    public string? Mail { get; set; }

    public OrganisationMergeChoice Choice =>
        new()
        {
            Name = MergeForms.Read(Name),
            Kind = MergeForms.Read(Kind),
            Municipality = MergeForms.Read(Municipality),
            Address = MergeForms.Read(Address),
            Mail = MergeForms.Read(Mail),
        };
}

internal static class MergeForms
{
    public static Kept Read(string? typed) =>
        Enum.TryParse<Kept>(typed, out var kept) && Enum.IsDefined(kept) ? kept : Kept.Stays;

    /// <summary>The two values of a detail; none where there is nothing to choose.</summary>
    public static IReadOnlyList<Choice> Between(string stays, string gone, string? both = null) =>
        stays == gone || stays.Length == 0 || gone.Length == 0
            ? []
            :
            [
                new(nameof(Kept.Stays), InOneLine(stays)),
                new(nameof(Kept.Gone), InOneLine(gone)),
                .. both is null ? (Choice[])[] : [new(nameof(Kept.Both), both)],
            ];

    private static string InOneLine(string text) =>
        text.Replace("\n", ", ", StringComparison.Ordinal);
}
