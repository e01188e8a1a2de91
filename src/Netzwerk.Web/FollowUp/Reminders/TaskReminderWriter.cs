using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.FollowUp.Reminders;

/// <summary>A task as its reminder tells it.</summary>
public sealed record RemindedTask(string Wording, DateOnly Due, bool IsOverdue, Uri Link);

/// <summary>What a reminder of tasks says.</summary>
public sealed record TaskReminderFacts(
    string Name,
    string Group,
    IReadOnlyList<RemindedTask> Tasks,
    bool MayReply,
    Uri AllTasks
)
{
    /// <summary>The words that the office chose for the beginning and the end.</summary>
    public OwnWords Own { get; init; } = OwnWords.None;

    /// <summary>Our own address on the web.</summary>
    public Uri Site => new(AllTasks, "/");
}

/// <summary>What somebody has still to do in a group, and the day on which they are reminded of it.</summary>
public sealed record TasksToRemind(
    Group Group,
    PersonCard Card,
    IReadOnlyList<ActionItem> Open,
    DateOnly Day
)
{
    /// <summary>Those that are overdue or due within the days the group reminds ahead.</summary>
    public IReadOnlyList<ActionItem> Pressing { get; } =
    [
        .. Open.Where(t => t.Due <= Day.AddDays(TaskReminderWriter.DaysAhead(Group)))
            .OrderBy(t => t.Due)
            .ThenBy(t => t.Id),
    ];
}

/// <summary>
/// Reminds of open tasks of one group: of those that are overdue or due within the days the group reminds ahead. True as
/// long as there is one.
/// </summary>
public sealed class TaskReminderWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<FollowUpTexts> texts,
    TimeProvider clock
) : IDispatchWriter
{
    public const string MailKind = "task-reminder";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Reminder;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(dispatch.Subject, ct);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        if (group is null || card is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var open = await TasksOfMeeting.OpenInGroupAsync(
            session,
            new(group.Id),
            dispatch.PersonId,
            ct
        );
        var tasks = new TasksToRemind(group, card, open, Appointment.LocalDay(clock.GetUtcNow()));
        return tasks.Pressing.Count > 0 ? await WriteAsync(dispatch, tasks, to, session, ct) : null;
    }

    internal static int DaysAhead(Group group) => group.TaskReminderDays.DefaultIfEmpty(0).Max();

    /// <summary>The same for a mail that is sent and for one that is only looked at; their links differ.</summary>
    internal async Task<TaskReminderFacts> FactsAsync(
        TasksToRemind tasks,
        Func<ActionItem, Uri> linkOf,
        CultureInfo language,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var (pressing, name, group) = (tasks.Pressing, tasks.Card.FullName, tasks.Group.Name);
        var names = new NameLookup(await vault.FindAsync(session, Mentions.In(pressing), ct));
        return new(
            name,
            group,
            [
                .. Mentions
                    .Read(pressing, names)
                    .Select(t => new RemindedTask(
                        t.Wording,
                        t.Due!.Value,
                        t.IsOverdue(tasks.Day),
                        linkOf(t)
                    )),
            ],
            tasks.Open.Count == 1,
            site.To("/aufgaben?meine=1")
        )
        {
            Own = await OwnWords.LoadAsync(
                session,
                MailTextKind.TaskReminder,
                language,
                () =>
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["name"] = name,
                        ["gruppe"] = group,
                    },
                ct
            ),
        };
    }

    // "erledigt" in answer to it counts as an answer about the meeting that handed the task out.
    private async Task<OutgoingMail> WriteAsync(
        Dispatch dispatch,
        TasksToRemind tasks,
        Mailbox to,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var language = InLanguage.Of(tasks.Card.Language);
        var facts = await FactsAsync(
            tasks,
            t => site.To(TaskLinks.PathOf(links, t, dispatch.PersonId)),
            language,
            session,
            ct
        );
        var mail = await mails.WriteAsync<TaskReminderMail, TaskReminderFacts>(
            dispatch,
            tasks.Card,
            to,
            Subject(facts, language),
            facts,
            ct
        );
        var meeting = tasks.Pressing[0].Meeting;
        return mail with
        {
            Group = new(tasks.Group.Id),
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, meeting.Value, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, meeting.Value, dispatch.Person),
        };
    }

    internal string Subject(TaskReminderFacts facts, CultureInfo language) =>
        InLanguage.Say(
            language,
            () =>
                facts.Tasks is [var only]
                    ? texts[
                        only.IsOverdue ? "remind.subject.late" : "remind.subject",
                        WhenText.ShortDay(only.Due)
                    ].Value
                    : texts["remind.subject.many", facts.Tasks.Count.ToString(language)].Value
        );
}
