using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.FollowUp.Reminders;

/// <summary>A task as its reminder tells it.</summary>
public sealed record RemindedTask(string Wording, DateOnly Due, bool IsOverdue, Uri Link);

/// <summary>What a reminder of tasks says.</summary>
public sealed record TaskReminderFacts(
    string Name,
    string Group,
    IReadOnlyList<RemindedTask> Tasks,
    bool MayReply,
    Uri AllTasks,
    Uri Site
);

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
        var card = await vault.FindAsync(session, dispatch.PersonId, ct);
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
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var pressing = Pressing(open, group, today);
        if (pressing.Count == 0)
        {
            return null;
        }

        var names = new NameLookup(await vault.FindAsync(session, Mentions.In(pressing), ct));
        var facts = new TaskReminderFacts(
            card.FullName,
            group.Name,
            [
                .. Mentions
                    .Read(pressing, names)
                    .Select(t => new RemindedTask(
                        t.Wording,
                        t.Due!.Value,
                        t.IsOverdue(today),
                        site.To(TaskLinks.PathOf(links, t))
                    )),
            ],
            open.Count == 1,
            site.To("/aufgaben?meine=1"),
            site.Root
        );
        return await WriteAsync(dispatch, facts, card, to, pressing[0].Meeting, group, ct);
    }

    private static List<ActionItem> Pressing(
        IReadOnlyList<ActionItem> open,
        Group group,
        DateOnly today
    )
    {
        var horizon = today.AddDays(group.TaskReminderDays.DefaultIfEmpty(0).Max());
        return [.. open.Where(t => t.Due <= horizon).OrderBy(t => t.Due).ThenBy(t => t.Id)];
    }

    // "erledigt" in answer to it counts as an answer about the meeting that handed the task out.
    private async Task<OutgoingMail> WriteAsync(
        Dispatch dispatch,
        TaskReminderFacts facts,
        PersonCard card,
        Mailbox to,
        MeetingId meeting,
        Group group,
        CancellationToken ct
    )
    {
        var language = InLanguage.Of(card.Language);
        var mail = await mails.WriteAsync<TaskReminderMail, TaskReminderFacts>(
            dispatch,
            card,
            to,
            InLanguage.Say(language, () => Subject(facts)),
            facts,
            ct
        );
        return mail with
        {
            Group = new(group.Id),
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, meeting.Value, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, meeting.Value, dispatch.Person),
        };
    }

    private string Subject(TaskReminderFacts facts) =>
        facts.Tasks is [var only]
            ? texts[
                only.IsOverdue ? "remind.subject.late" : "remind.subject",
                Platform.Time.WhenText.ShortDay(only.Due)
            ]
            : texts["remind.subject.many", facts.Tasks.Count.ToString(CultureInfo.CurrentCulture)];
}
