using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.FollowUp.Reminders;

/// <summary>
/// Shows the reminder of open tasks of a group as it would go out now, or, when nothing presses yet, on the first day on
/// which something does.
/// </summary>
public sealed class TaskReminderPreview(
    TaskReminderWriter mails,
    PersonalMails personal,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<FollowUpTexts> texts,
    TimeProvider clock
) : IMailPreview
{
    private const string OpenWithDay =
        "where d.data ->> 'state' = 'Open' and d.data ->> 'assignee' is not null and d.data ->> 'due' is not null";

    public MailAbout About => MailAbout.Tasks;

    public IReadOnlyList<MailTextKind> Kinds { get; } = [MailTextKind.TaskReminder];

    public string UsualOpening(MailTextKind kind) => texts["remind.lead", "{gruppe}"];

    public async Task<IReadOnlyList<MailTopic>> TopicsAsync(
        MailTextKind kind,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var open = await session.QueryAsync<ActionItem>(OpenWithDay, ct);
        var having = open.ToLookup(t => t.Group.Value, t => t.Assignee);
        var groups = await session.LoadManyAsync<Group>(ct, [.. having.Select(g => g.Key)]);
        return
        [
            .. groups
                .OrderBy(g => g.Name, StringComparer.CurrentCulture)
                .Take(IMailPreview.MostTopics)
                .Select(g => new MailTopic(
                    g.Id,
                    g.Name,
                    [.. having[g.Id].OfType<PersonId>().Distinct()]
                )),
        ];
    }

    public async Task<PreviewedMail?> WriteAsync(
        PreviewWish wish,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(wish.Topic, ct);
        var card = await vault.FindAsync(session, wish.Reader, ct);
        if (group is null || card is null)
        {
            return null;
        }

        var open = await TasksOfMeeting.OpenInGroupAsync(session, new(group.Id), wish.Reader, ct);
        if (open.Min(t => t.Due) is not { } first)
        {
            return null;
        }

        var (today, begins) = (
            Appointment.LocalDay(clock.GetUtcNow()),
            first.AddDays(-TaskReminderWriter.DaysAhead(group))
        );
        var facts = await mails.FactsAsync(
            new(group, card, open, begins > today ? begins : today),
            _ => site.To($"/aufgabe/{IMailPreview.NoToken}"),
            wish.Language,
            session,
            ct
        );
        return await personal.PreviewAsync<TaskReminderMail, TaskReminderFacts>(
            mails.Subject(facts, wish.Language),
            facts,
            wish.Language,
            ct
        );
    }
}
