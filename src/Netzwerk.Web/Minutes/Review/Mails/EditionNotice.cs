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

/// <summary>Why somebody gets a mail about an edition, and whether the print comes with it.</summary>
public sealed record EditionAudience(string Reason, bool GetsPrint, bool SeesClosed);

/// <summary>An edition of the minutes, and to each what concerns them: their own open tasks, resolutions about their organisation.</summary>
public abstract class EditionNotice(MinutesMailWriter mails, LinkTokens links, PersonVault vault)
    : INoticeWriter
{
    private const string Pdf = "application/pdf";

    public abstract string Kind { get; }

    /// <summary>Null when there is nothing to tell this person, or not any more.</summary>
    protected abstract Task<EditionAudience?> AudienceAsync(
        Dispatch dispatch,
        MinutesAddressee to,
        MeetingMinutes minutes,
        IQuerySession session,
        CancellationToken ct
    );

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
                :
                [
                    new MailAttachment(
                        MinutesFiles.NameOf(print.Value.Of.Content()),
                        Pdf,
                        print.Value.Pdf
                    ),
                ]
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
        (MinutesEdition Of, byte[] Pdf)? Print
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

        var tasks = await TasksAsync(dispatch, session, ct);
        if (
            await AudienceAsync(dispatch, to, minutes, session, ct) is not { } audience
            || (!audience.GetsPrint && tasks.Count == 0)
        )
        {
            return null;
        }

        var edition = await session.LoadAsync<MinutesEdition>(
            MinutesEdition.IdOf(dispatch.Subject, minutes.Edition),
            ct
        );
        (MinutesEdition, byte[])? print =
            edition is not null && audience.GetsPrint
                ? (edition, edition.PdfFor(audience.SeesClosed))
                : null;
        var content = print is null ? null : Seen(edition!.Content(), audience);
        var facts = new FrozenMailFacts(
            to.Card.FullName,
            to.Group.Name,
            to.Meeting,
            mails.Site,
            audience.Reason,
            print is not null,
            tasks,
            mails.To("/aufgaben?meine=1")
        )
        {
            Resolutions = content is null
                ? []
                : await OwnResolutions.OfAsync(content, to.Group, dispatch.PersonId, session, ct),
            Correction = await mails.CorrectionAsync(dispatch, to, content, session, ct),
        };
        return (to, facts, print);
    }

    private static EditionContent Seen(EditionContent content, EditionAudience audience) =>
        audience.SeesClosed ? content : content.WithoutClosedPart();

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
