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

    /// <summary>The group this one stands under.</summary>
    public string? Parent { get; set; }

    /// <summary>The first day of the mandate.</summary>
    public string? From { get; set; }

    /// <summary>The last day of the mandate.</summary>
    public string? To { get; set; }

    public bool Decides { get; set; }

    public bool Deputies { get; set; }

    public string[]? Roles { get; set; }

    public GroupId? ReadParent =>
        GroupId.TryParse(Parent, provider: null, out var parent) ? parent : null;

    public GroupWays ReadWays =>
        new(
            Decides,
            Deputies,
            [.. (Roles ?? []).Select(Words.Read<GroupRole>).OfType<GroupRole>().Distinct().Order()]
        );

    public GroupKind? ReadKind => Words.Read<GroupKind>(Kind);

    public GroupOpenness? ReadOpenness => Words.Read<GroupOpenness>(Openness);

    public static GroupForm Of(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new GroupForm
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
            Parent = group.Parent?.ToString(),
            From = DayInput.Show(group.From),
            To = DayInput.Show(group.To),
        }.With(group.Ways);
    }

    public GroupForm With(GroupWays ways)
    {
        ArgumentNullException.ThrowIfNull(ways);
        (Decides, Deputies) = (ways.Decides, ways.HasDeputies);
        Roles = [.. ways.Roles.Select(r => r.ToString())];
        return this;
    }

    /// <summary>Goes on from the group as it is now with what was typed here.</summary>
    public GroupForm On(GroupForm was, GroupForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new GroupForm
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
            Parent = Meanwhile.Keep(Parent, was.Parent, stands.Parent),
            From = Meanwhile.Keep(From, was.From, stands.From),
            To = Meanwhile.Keep(To, was.To, stands.To),
        }.With(ReadWays.SaysAs(was.ReadWays) ? stands.ReadWays : ReadWays);
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
            && Newcomers == other.Newcomers
            && Meanwhile.Same(Parent, other.Parent)
            && (DayInput.Read(From), DayInput.Read(To))
                == (DayInput.Read(other.From), DayInput.Read(other.To))
            && ReadWays.SaysAs(other.ReadWays);
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

    /// <summary>How long the mandate lasts, or an error beside a day that cannot be read.</summary>
    public SetGroupTerm ReadTerm(FormErrors errors, IStringLocalizer texts) =>
        new(
            DayInput.Read(From, nameof(From), errors, texts),
            DayInput.Read(To, nameof(To), errors, texts)
        );

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
