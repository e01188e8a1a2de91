using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>Minutes are frozen: the print for members, and to each their own open tasks.</summary>
public sealed class FrozenDispatch(MinutesMailWriter mails, LinkTokens links, PersonVault vault)
    : INoticeWriter
{
    private const string Pdf = "application/pdf";

    public string Kind => MinutesMails.Frozen;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        if (await LookAsync(dispatch, session, ct) is not var (to, facts, print))
        {
            return null;
        }

        return await mails.WriteAsync<FrozenMail, FrozenMailFacts>(
            facts,
            dispatch,
            to,
            ct,
            print is null
                ? []
                : [new MailAttachment(MinutesFiles.NameOf(print.Content()), Pdf, print.Pdf)]
        );
    }

    public async Task<Notice?> TellAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        if (await LookAsync(dispatch, session, ct) is not var (to, facts, print))
        {
            return null;
        }

        NoticeLine[] read = print is null
            ? []
            : [mails.Line(to, "frozen", mails.To($"/sitzungen/{to.Meeting.Id}/protokoll"))];
        return MinutesMailWriter.Tell(to, [.. read, .. facts.Tasks.Select(t => Line(to, t))]) with
        {
            Deadline = facts.Tasks.Min(t => t.Due) is { } due ? Appointment.EndOf(due) : null,
        };
    }

    private NoticeLine Line(MinutesAddressee to, OwnTask task) =>
        task.Due is { } due
            ? mails.Line(to, "task.due", task.Link, task.Wording, due)
            : mails.Line(to, "task", task.Link, task.Wording);

    private async Task<(
        MinutesAddressee To,
        FrozenMailFacts Facts,
        MinutesEdition? Print
    )?> LookAsync(Dispatch dispatch, IQuerySession session, CancellationToken ct)
    {
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        var to = await mails.FindAsync(dispatch, session, ct);
        // A correction that was opened meanwhile takes nothing back; the next edition does.
        if (
            to is null
            || minutes is not { Edition: > 0 }
            || await MinutesMailWriter.IsOvertakenAsync(dispatch, session, ct)
        )
        {
            return null;
        }

        var isMember = Reviewers.IsMember(to.Group, dispatch.PersonId);
        var tasks = await TasksAsync(dispatch, session, ct);
        if (!isMember && tasks.Count == 0)
        {
            return null;
        }

        var edition = await session.LoadAsync<MinutesEdition>(
            MinutesEdition.IdOf(dispatch.Subject, minutes.Edition),
            ct
        );
        var print = isMember ? edition : null;
        var facts = new FrozenMailFacts(
            to.Card.FullName,
            to.Group.Name,
            to.Meeting,
            mails.Site,
            print is not null,
            tasks,
            mails.To("/aufgaben?meine=1")
        )
        {
            Correction = await mails.CorrectionAsync(dispatch, to, print?.Content(), session, ct),
        };
        return (to, facts, print);
    }

    private async Task<IReadOnlyList<OwnTask>> TasksAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var mine = await TasksOfMeeting.OpenAsync(session, dispatch.Subject, dispatch.PersonId, ct);
        var names = new NameLookup(await vault.FindAsync(session, Mentions.In(mine), ct));
        return
        [
            .. Mentions
                .Read(mine, names)
                .Select(t => new OwnTask(
                    t.Wording,
                    t.Due,
                    mails.To(TaskLinks.PathOf(links, t, dispatch.PersonId))
                )),
        ];
    }
}
