using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>Minutes lie open: true as long as they do and the person may object.</summary>
public sealed class ReviewDispatch(
    MinutesMailWriter mails,
    EditionBuilder editions,
    LinkTokens links,
    TimeProvider clock
) : MinutesNotice<ReviewMail, ReviewMailFacts>(mails)
{
    public override string Kind => MinutesMails.Review;

    protected override NoticeLine Line(MinutesAddressee to, ReviewMailFacts facts) =>
        Mails.Line(to, "review", facts.Link, facts.Until);

    protected override DateTimeOffset? DeadlineOf(ReviewMailFacts facts) =>
        Appointment.EndOf(facts.Until);

    protected override async Task<(MinutesAddressee To, ReviewMailFacts Facts)?> LookAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        var to = await Mails.FindAsync(dispatch, session, ct);
        if (
            to is null
            || minutes is not { State: MinutesState.InReview, ObjectionsUntil: { } until }
            || !MinutesDecisions.IsHeard(minutes, clock.GetUtcNow())
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
            Mails.Site,
            until,
            Mails.To("/protokoll/" + token),
            Mails.To($"/sitzungen/{to.Meeting.Id}/protokoll/durchsicht")
        )
        {
            IsByResolution = minutes.Approval is MinutesApproval.ByResolution,
        };
        if (minutes.Correction is null)
        {
            return (to, facts);
        }

        var draft = await editions.DraftAsync(session, to.Meeting, to.Group, minutes, ct);
        var correction = await Mails.CorrectionAsync(dispatch, to, draft, session, ct);
        return (to, facts with { Correction = correction });
    }
}

/// <summary>Somebody objected: true as long as the objection waits for an answer.</summary>
public sealed class ObjectionDispatch(MinutesMailWriter mails, PersonVault vault)
    : MinutesNotice<ObjectionMail, ObjectionMailFacts>(mails)
{
    public override string Kind => MinutesMails.Raised;

    protected override NoticeLine Line(MinutesAddressee to, ObjectionMailFacts facts) =>
        Mails.Line(to, "objection", facts.Page, facts.Objector);

    protected override async Task<(MinutesAddressee To, ObjectionMailFacts Facts)?> LookAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var to = await Mails.FindAsync(dispatch, session, ct);
        if (to is null || await RaisedAsync(dispatch, session, ct) is not var (raised, isLate))
        {
            return null;
        }

        var objector = await vault.FindAsync(session, raised.Person, ct);
        var facts = new ObjectionMailFacts(
            to.Card.FullName,
            to.Group.Name,
            to.Meeting,
            Mails.Site,
            objector?.FullName ?? PersonNames.ErasedPerson,
            raised,
            isLate,
            Mails.To($"/sitzungen/{to.Meeting.Id}/protokoll/durchsicht")
        );
        return (to, facts);
    }

    // The detail says which fact of the history it was; two members may object within a second.
    private static async Task<(Objection Raised, bool IsLate)?> RaisedAsync(
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
            && (open.Wording, open.Item, open.Paragraph, open.Proposal)
                == (raised.Wording, raised.Item, raised.Paragraph, raised.Proposal)
            ? (open, minutes.State is MinutesState.Frozen)
            : null;
    }
}

/// <summary>An objection was settled.</summary>
public sealed class SettlementDispatch(MinutesMailWriter mails)
    : MinutesNotice<SettlementMail, SettlementMailFacts>(mails)
{
    public override string Kind => MinutesMails.Settled;

    protected override NoticeLine Line(MinutesAddressee to, SettlementMailFacts facts) =>
        Mails.Line(
            to,
            $"settled.{facts.Objection.Result}",
            Mails.To($"/sitzungen/{to.Meeting.Id}/protokoll/durchsicht")
        );

    protected override async Task<(MinutesAddressee To, SettlementMailFacts Facts)?> LookAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var minutes = await session.LoadAsync<MeetingMinutes>(dispatch.Subject, ct);
        var to = await Mails.FindAsync(dispatch, session, ct);
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
            Mails.Site,
            mine
        );
        return (to, facts);
    }
}
