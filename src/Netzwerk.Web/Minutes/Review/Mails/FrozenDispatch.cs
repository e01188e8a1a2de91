using Marten;
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
    : IDispatchWriter
{
    private const string Pdf = "application/pdf";

    public string Kind => MinutesMails.Frozen;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        var to = await mails.FindAsync(dispatch, session, ct);
        if (to is null || minutes is not { State: MinutesState.Frozen })
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
        );
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

    private async Task<IReadOnlyList<OwnTask>> TasksAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var mine = await TasksOfMeeting.OpenAsync(session, dispatch.Subject, dispatch.PersonId, ct);
        var cards = await vault.FindAsync(
            session,
            mine.SelectMany(t => Mentions.In(t.Wording)),
            ct
        );
        var names = new NameLookup(cards);
        return
        [
            .. mine.Select(t => new OwnTask(
                Mentions.Read(t.Wording, names),
                t.Due,
                mails.To(TaskLinks.PathOf(links, t))
            )),
        ];
    }
}
