using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Groups.Pages;

/// <summary>What a person typed to give somebody a seat.</summary>
public sealed class MemberForm
{
    /// <summary>Made when the form is shown: pressing twice enters one person.</summary>
    public Guid Id { get; set; }

    public string? Person { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Mail { get; set; }

    public string? Organisation { get; set; }

    public string? Role { get; set; }

    public PersonId? ReadPerson =>
        PersonId.TryParse(Person, provider: null, out var person) ? person : null;

    public OrganisationId? ReadOrganisation =>
        OrganisationId.TryParse(Organisation, provider: null, out var id) ? id : null;

    public GroupRole ReadRole => Words.Read<GroupRole>(Role) ?? GroupRole.Member;

    public PersonCard Card => new(GivenName ?? "", FamilyName ?? "", Mail ?? "");
}

/// <summary>What a person typed to end a group's work.</summary>
public sealed class CloseForm
{
    public string? On { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Choices and their names.</summary>
internal static class Words
{
    public static TEnum? Read<TEnum>(string? text)
        where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<TEnum>(text ?? "")
            : null;

    /// <summary>What a kind is called in an address of a page.</summary>
    private static readonly Dictionary<string, GroupKind> Slugs = new(StringComparer.Ordinal)
    {
        ["steuerung"] = GroupKind.SteeringCommittee,
        ["beirat"] = GroupKind.AdvisoryBoard,
        ["arbeitsgruppe"] = GroupKind.WorkingGroup,
        ["untergruppe"] = GroupKind.SubGroup,
        ["netzwerktreffen"] = GroupKind.NetworkMeeting,
        ["kernteam"] = GroupKind.CoreTeam,
    };

    public static IEnumerable<(string Slug, GroupPreset Preset)> Presets =>
        Slugs.Select(s => (s.Key, GroupPreset.Of(s.Value)));

    public static GroupKind? ReadSlug(string? slug) =>
        Slugs.TryGetValue(slug ?? "", out var kind) ? kind : null;

    public static string RolesOf(GroupWays ways, IStringLocalizer texts) =>
        string.Join(", ", ways.Roles.Select(r => texts[$"role.{r}"].Value));

    public static IReadOnlyList<Choice> Kinds(IStringLocalizer texts) =>
        [.. Enum.GetValues<GroupKind>().Select(k => new Choice($"{k}", texts[$"kind.{k}"]))];

    public static IReadOnlyList<Choice> Opennesses(IStringLocalizer texts) =>
        [
            .. Enum.GetValues<GroupOpenness>()
                .Select(o => new Choice(
                    $"{o}",
                    texts[$"openness.{o}"],
                    texts[$"openness.{o}.hint"]
                )),
        ];

    /// <summary>Who may not appoint a chair is not offered it, nor anybody a role that the group does not have.</summary>
    public static IReadOnlyList<Choice> Roles(
        IStringLocalizer texts,
        bool withChair,
        GroupWays? ways = null
    ) =>
        [
            .. Enum.GetValues<GroupRole>()
                .Where(r => ways is null || ways.Roles.Contains(r))
                .Where(r => withChair || r is not GroupRole.Chair)
                .Select(r => new Choice($"{r}", texts[$"role.{r}"])),
        ];
}

/// <summary>Days of forms, which may be left empty.</summary>
internal static class DayInput
{
    public static string? Show(DateOnly? day) => day is { } d ? GermanInput.Iso(d) : null;

    public static DateOnly? Read(string? typed) => GermanInput.Day(typed);

    /// <summary>The day, nothing, or an error beside the field.</summary>
    public static DateOnly? Read(
        string? typed,
        string field,
        FormErrors errors,
        IStringLocalizer texts
    )
    {
        var day = GermanInput.Day(typed);
        if (day is null && !string.IsNullOrWhiteSpace(typed))
        {
            errors.Add(field, texts["day.unusable"]);
        }

        return day;
    }
}
