using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>What the gate says to a mail that wants out.</summary>
public abstract record Passage
{
    private Passage() { }

    /// <summary>It goes, and its links begin to be good.</summary>
    public sealed record Open(OutgoingMail Mail, IReadOnlyList<LinkGrant> Links) : Passage;

    /// <summary>It never goes.</summary>
    public sealed record Shut(DispatchState State) : Passage;

    /// <summary>It is told by the digest of that morning.</summary>
    public sealed record Wait(DateTimeOffset Until) : Passage;
}

/// <summary>
/// The one gate that every mail of the outbox passes, a moment before it is sent: asks what its reader wants, and has
/// it written. Features plan mails as if everybody wanted all of them.
/// </summary>
public sealed class MailGate(PreferenceLinks links, TimeProvider clock)
{
    private static readonly Passage Silenced = new Passage.Shut(DispatchState.Silenced);

    private static readonly Passage Held = new Passage.Shut(DispatchState.Held);

    private static readonly Passage Untrue = new Passage.Shut(DispatchState.Obsolete);

    public async Task<Passage> AskAsync(
        Dispatch dispatch,
        IDispatchWriter writer,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(session);
        var wishes =
            await session.LoadAsync<MailPreferences>(dispatch.Person, ct)
            ?? MailPreferences.Usual(dispatch.Person);
        if (
            writer.Class is not MailClass.Security
            && wishes.IsSilentOn(Appointment.LocalDay(clock.GetUtcNow()))
        )
        {
            return Silenced;
        }

        // Mail to a mailbox that sends it back harms our standing, and tells nobody anything.
        if (
            writer.Class is not MailClass.Security
            && !dispatch.DespiteMark
            && await Mailboxes.IsFailingAsync(session, dispatch.Person, ct)
        )
        {
            return Held;
        }

        // Who never chose is not asked: most mails are looked at once only. What may have arrived is not told again.
        if (
            writer is INoticeWriter notices
            && wishes.Groups.Count > 0
            && dispatch.DoubtfulAttempts == 0
        )
        {
            var verdict = await notices.TellAsync(dispatch, session, ct) is { } notice
                ? Verdict(wishes.Of(notice.Group).Pace, notice)
                : Untrue;
            if (verdict is not null)
            {
                return verdict;
            }
        }

        return await writer.WriteAsync(dispatch, session, ct) is not { } mail ? Untrue
            : await IsBlockedAsync(mail, writer.Class, dispatch, session, ct) ? Silenced
            : writer.Class is MailClass.Reminder && !wishes.Of(GroupOf(mail)).Reminders ? Silenced
            : writer.Class is MailClass.Circular && !wishes.Wants(ListOf(mail)) ? Silenced
            : Opened(dispatch, writer.Class, mail);
    }

    /// <summary>
    /// A group does not write to whom it has blocked; that a meeting is off for them is the last they hear.
    /// </summary>
    private static async Task<bool> IsBlockedAsync(
        OutgoingMail mail,
        MailClass kind,
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        kind is not MailClass.Invitation
        && mail.Group is { } group
        && (await session.LoadAsync<Group>(group.Value, ct))?.IsBlocked(dispatch.PersonId) is true;

    /// <summary>Null when it goes at once.</summary>
    private Passage? Verdict(MailPace pace, Notice notice)
    {
        if (pace is MailPace.AtOnce or MailPace.Never)
        {
            return pace is MailPace.Never ? Silenced : null;
        }

        var digest = DigestTimes.Next(pace, clock.GetUtcNow());
        return DigestTimes.MayWait(notice.Deadline, digest) ? new Passage.Wait(digest) : null;
    }

    private Passage.Open Opened(Dispatch dispatch, MailClass kind, OutgoingMail mail)
    {
        if (kind is MailClass.Security or MailClass.FirstContact)
        {
            return new(mail, []);
        }

        var person = dispatch.PersonId;
        if (!mail.Text.Contains(links.PageOf(person).AbsoluteUri, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"A mail of kind {dispatch.Kind} does not lead to its reader's preferences."
            );
        }

        var granted = new List<LinkGrant> { links.PageGrant(person) };
        if (mail.BounceToken is null)
        {
            mail = mail with { BounceToken = links.BounceToken(person) };
            granted.Add(links.Grant(LinkPurpose.Bounce, dispatch.Person, person));
        }

        (LinkPurpose Purpose, Guid Subject, string Name)? list = kind switch
        {
            MailClass.Reminder => (LinkPurpose.NoReminders, GroupOf(mail).Value, "erinnerungen"),
            MailClass.Digest => (LinkPurpose.NoDigests, dispatch.Person, "sammelmail"),
            MailClass.Circular => (
                LinkPurpose.NoListMail,
                ListOf(mail).Value,
                $"verteiler-{ListOf(mail).Value:N}"
            ),
            _ => null,
        };
        if (list is var (purpose, subject, name))
        {
            mail = mail with { List = links.List(name, purpose, subject, person) };
            granted.Add(links.Grant(purpose, subject, person));
        }

        return new(mail, granted);
    }

    private static DistributionListId ListOf(OutgoingMail mail) =>
        mail.DistributionList
        ?? throw new InvalidOperationException("A circular goes to a distribution list.");

    private static GroupId GroupOf(OutgoingMail mail) =>
        mail.Group ?? throw new InvalidOperationException("A reminder belongs to a group.");
}
