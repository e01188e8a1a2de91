using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Groups.Pages;

/// <summary>What a person typed about a group.</summary>
public sealed class GroupForm
{
    /// <summary>Made when the form is shown: pressing twice founds one group.</summary>
    public Guid Id { get; set; }

    /// <summary>The version the form was filled from.</summary>
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Openness { get; set; }

    public string? Mandate { get; set; }

    /// <summary>"7, 1"</summary>
    public string? ReminderDays { get; set; }

    public string? ObjectionDays { get; set; }

    /// <summary>"7, 0"</summary>
    public string? TaskDays { get; set; }

    public string? TaskRepeat { get; set; }

    /// <summary>Dates are shown to newcomers.</summary>
    public bool Newcomers { get; set; }

    public GroupKind? ReadKind => Words.Read<GroupKind>(Kind);

    public GroupOpenness? ReadOpenness => Words.Read<GroupOpenness>(Openness);

    public static GroupForm Of(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new()
        {
            Version = group.Version,
            Name = group.Name,
            Kind = group.Kind.ToString(),
            Openness = group.Openness.ToString(),
            Mandate = group.Mandate,
            ReminderDays = string.Join(", ", group.ReminderDays),
            ObjectionDays = group.ObjectionDays.ToString(CultureInfo.InvariantCulture),
            TaskDays = string.Join(", ", group.TaskReminderDays),
            TaskRepeat = group.TaskRepeatDays.ToString(CultureInfo.InvariantCulture),
            Newcomers = group.ShowsDatesToNewcomers,
        };
    }

    /// <summary>Goes on from the group as it is now with what was typed here.</summary>
    public GroupForm On(GroupForm was, GroupForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Version = stands.Version,
            Name = Meanwhile.Keep(Name, was.Name, stands.Name),
            Openness = Meanwhile.Keep(Openness, was.Openness, stands.Openness),
            Mandate = Meanwhile.Keep(Mandate, was.Mandate, stands.Mandate),
            ReminderDays = Meanwhile.Keep(ReminderDays, was.ReminderDays, stands.ReminderDays),
            ObjectionDays = Meanwhile.Keep(ObjectionDays, was.ObjectionDays, stands.ObjectionDays),
            TaskDays = Meanwhile.Keep(TaskDays, was.TaskDays, stands.TaskDays),
            TaskRepeat = Meanwhile.Keep(TaskRepeat, was.TaskRepeat, stands.TaskRepeat),
            Newcomers = Newcomers == was.Newcomers ? stands.Newcomers : Newcomers,
        };
    }

    /// <summary>Whether both say the same; seats are not on this form.</summary>
    public bool SaysAs(GroupForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meanwhile.Same(Name, other.Name)
            && Meanwhile.Same(Openness, other.Openness)
            && Meanwhile.Same(Mandate, other.Mandate)
            && Meanwhile.Same(ReminderDays, other.ReminderDays)
            && Meanwhile.Same(ObjectionDays, other.ObjectionDays)
            && Meanwhile.Same(TaskDays, other.TaskDays)
            && Meanwhile.Same(TaskRepeat, other.TaskRepeat)
            && Newcomers == other.Newcomers;
    }

    /// <summary>The deadlines, or an error beside each field that cannot be read.</summary>
    public SetGroupDeadlines ReadDeadlines(FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var days = Numbers(ReminderDays);
        if (days.Contains(null))
        {
            errors.Add(nameof(ReminderDays), texts["group.reminder-days-unusable"]);
        }

        var objection = Number(ObjectionDays?.Trim());
        if (objection is null)
        {
            errors.Add(nameof(ObjectionDays), texts["group.objection-days-unusable"]);
        }

        return new([.. days.OfType<int>()], objection ?? 0);
    }

    /// <summary>When it reminds of tasks, or an error beside each field that cannot be read.</summary>
    public SetTaskReminders ReadTaskReminders(FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var days = Numbers(TaskDays);
        if (days.Contains(null))
        {
            errors.Add(nameof(TaskDays), texts["group.task-days-unusable"]);
        }

        var repeat = Number(TaskRepeat?.Trim());
        if (repeat is null)
        {
            errors.Add(nameof(TaskRepeat), texts["group.task-repeat-unusable"]);
        }

        return new([.. days.OfType<int>()], repeat ?? 0);
    }

    private static int?[] Numbers(string? typed) =>
        [
            .. (typed ?? "")
                .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Take(GroupDecisions.MostReminders + 1)
                .Select(Number),
        ];

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

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

/// <summary>Choices and their names.</summary>
internal static class Words
{
    public static TEnum? Read<TEnum>(string? text)
        where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<TEnum>(text ?? "")
            : null;

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

    /// <summary>Who may not appoint a chair is not offered it.</summary>
    public static IReadOnlyList<Choice> Roles(IStringLocalizer texts, bool withChair) =>
        [
            .. Enum.GetValues<GroupRole>()
                .Where(r => withChair || r is not GroupRole.Chair)
                .Select(r => new Choice($"{r}", texts[$"role.{r}"])),
        ];
}
