using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>Minutes are frozen: the print for members; for others, if a task fell to them.</summary>
public sealed class FrozenDispatch(MinutesMailWriter mails, LinkTokens links, PersonVault vault)
    : EditionNotice(mails, links, vault)
{
    public override string Kind => MinutesMails.Frozen;

    protected override Task<EditionAudience?> AudienceAsync(
        Dispatch dispatch,
        MinutesAddressee to,
        MeetingMinutes minutes,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var isMember = Reviewers.IsMember(to.Group, dispatch.PersonId);
        return Task.FromResult<EditionAudience?>(
            new(
                isMember ? "mail.reason" : "mail.reason.task",
                isMember,
                isMember && Permissions.RightsOf(dispatch.PersonId, to.Group).SeeClosed
            )
        );
    }
}

/// <summary>Minutes are sent out: true for the edition in force and as long as the reason holds.</summary>
public sealed class SentOutDispatch(MinutesMailWriter mails, LinkTokens links, PersonVault vault)
    : EditionNotice(mails, links, vault)
{
    public override string Kind => MinutesMails.SentOut;

    protected override async Task<EditionAudience?> AudienceAsync(
        Dispatch dispatch,
        MinutesAddressee to,
        MeetingMinutes minutes,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var person = dispatch.PersonId;
        return
            dispatch.Detail == minutes.Edition.ToString(CultureInfo.InvariantCulture)
            && Distribution.ReasonOf(person, to.Meeting, to.Group) is { } reason
            && !await HasLeftAsync(to, person, session, ct)
            ? new(
                $"mail.reason.{reason}",
                GetsPrint: true,
                Reviewers.IsMember(to.Group, person)
                    && Permissions.RightsOf(person, to.Group).SeeClosed
            )
            : null;
    }

    /// <summary>Who had a seat when the minutes were frozen and has none now is not written to any more.</summary>
    private static async Task<bool> HasLeftAsync(
        MinutesAddressee to,
        PersonId person,
        IQuerySession session,
        CancellationToken ct
    )
    {
        if (to.Group.MemberOf(person) is not null)
        {
            return false;
        }

        var first = await session.LoadAsync<MinutesEdition>(
            MinutesEdition.IdOf(to.Meeting.Id, 1),
            ct
        );
        return first is not null
            && (await EditionBuilder.AsOfAsync(session, to.Group, first, ct)).MemberOf(person)
                is not null;
    }
}
