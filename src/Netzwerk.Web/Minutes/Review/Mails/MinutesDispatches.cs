using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>Minutes lie open: true as long as they do and the person may object.</summary>
public sealed class ReviewDispatch(MinutesMailWriter mails, LinkTokens links, TimeProvider clock)
    : INoticeWriter
{
    public string Kind => MinutesMails.Review;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is { } found
            ? await mails.WriteAsync<ReviewMail, ReviewMailFacts>(
                found.Facts,
                dispatch,
                found.To,
                ct
            )
            : null;

    public async Task<Notice?> TellAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is { } found
            ? MinutesMailWriter.Tell(
                found.To,
                mails.Line(
                    found.To,
                    "review",
                    found.Facts.Link,
                    WhenText.ShortDay(found.Facts.Until)
                )
            ) with
            {
                Deadline = found.End,
            }
            : null;

    private async Task<(
        MinutesAddressee To,
        ReviewMailFacts Facts,
        DateTimeOffset? End
    )?> LookAsync(Dispatch dispatch, IQuerySession session, CancellationToken ct)
    {
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        var to = await mails.FindAsync(dispatch, session, ct);
        if (
            to is null
            || minutes is not { State: MinutesState.InReview, ObjectionsUntil: { } until }
            || minutes.ObjectionsEnd <= clock.GetUtcNow()
            || !Reviewers.Has(to.Meeting, to.Group, dispatch.PersonId)
            || await MinutesMailWriter.IsOvertakenAsync(dispatch, session, ct)
        )
        {
            return null;
        }

        var token = links.Token(LinkPurpose.Review, to.Meeting.Id, dispatch.Person);
        var facts = new ReviewMailFacts(
            to.Card.FullName,
            to.Group.Name,
            to.Meeting,
            mails.Site,
            until,
            mails.To("/protokoll/" + token),
            mails.To($"/sitzungen/{to.Meeting.Id}/protokoll/durchsicht")
        );
        return (to, facts, minutes.ObjectionsEnd);
    }
}

/// <summary>Somebody objected: true as long as the objection waits for an answer.</summary>
public sealed class ObjectionDispatch(MinutesMailWriter mails, PersonVault vault) : INoticeWriter
{
    public string Kind => MinutesMails.Raised;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is { } found
            ? await mails.WriteAsync<ObjectionMail, ObjectionMailFacts>(
                found.Facts,
                dispatch,
                found.To,
                ct
            )
            : null;

    public async Task<Notice?> TellAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is { } found
            ? MinutesMailWriter.Tell(
                found.To,
                mails.Line(found.To, "objection", found.Facts.Page, found.Facts.Objector)
            )
            : null;

    private async Task<(MinutesAddressee To, ObjectionMailFacts Facts)?> LookAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var to = await mails.FindAsync(dispatch, session, ct);
        if (to is null || await RaisedAsync(dispatch, session, ct) is not { } raised)
        {
            return null;
        }

        var objector = await vault.FindAsync(session, raised.Person, ct);
        var facts = new ObjectionMailFacts(
            to.Card.FullName,
            to.Group.Name,
            to.Meeting,
            mails.Site,
            objector?.FullName ?? PersonNames.ErasedPerson,
            raised.Wording,
            mails.To($"/sitzungen/{to.Meeting.Id}/protokoll/durchsicht")
        );
        return (to, facts);
    }

    // The detail says which fact of the history it was; two members may object within a second.
    private static async Task<ObjectionRaised?> RaisedAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var version = long.Parse(dispatch.Detail, CultureInfo.InvariantCulture);
        var history = await session.Events.FetchStreamAsync(
            dispatch.Subject,
            version: version,
            token: ct
        );
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        return
            history.FirstOrDefault(e => e.Version == version)?.Data is ObjectionRaised raised
            && minutes?.Objections.FirstOrDefault(o => o.Person == raised.Person)
                is { Result: ObjectionResult.Open } open
            && open.Wording == raised.Wording
            ? raised
            : null;
    }
}

/// <summary>An objection was settled.</summary>
public sealed class SettlementDispatch(MinutesMailWriter mails) : INoticeWriter
{
    public string Kind => MinutesMails.Settled;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is { } found
            ? await mails.WriteAsync<SettlementMail, SettlementMailFacts>(
                found.Facts,
                dispatch,
                found.To,
                ct
            )
            : null;

    public async Task<Notice?> TellAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is { } found
            ? MinutesMailWriter.Tell(
                found.To,
                mails.Line(
                    found.To,
                    $"settled.{found.Facts.Objection.Result}",
                    mails.To($"/sitzungen/{found.To.Meeting.Id}/protokoll/durchsicht")
                )
            )
            : null;

    private async Task<(MinutesAddressee To, SettlementMailFacts Facts)?> LookAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        var to = await mails.FindAsync(dispatch, session, ct);
        var mine = minutes?.Objections.FirstOrDefault(o => o.Person == dispatch.PersonId);
        if (
            to is null
            || mine is null or { Result: ObjectionResult.Open }
            || await MinutesMailWriter.IsOvertakenAsync(dispatch, session, ct)
        )
        {
            return null;
        }

        var facts = new SettlementMailFacts(
            to.Card.FullName,
            to.Group.Name,
            to.Meeting,
            mails.Site,
            mine
        );
        return (to, facts);
    }
}
