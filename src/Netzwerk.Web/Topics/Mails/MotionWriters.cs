using System.Globalization;
using Marten;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Topics.Mails;

/// <summary>"There is a proposal": true as long as nobody has answered it.</summary>
public sealed class MotionReceivedWriter(PersonalMails mails, MotionFacts facts) : IDispatchWriter
{
    public string Kind => MotionMails.Received;

    public MailClass Class => MailClass.Request;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await facts.LoadAsync(dispatch, session, ct)
            is { Facts: { Topic.Standing: TopicStanding.Proposed, Rights.SeeWhole: true } } letter
            ? await mails.WriteAsync<MotionReceivedMail, MotionMailFacts>(
                dispatch,
                letter.Card,
                letter.To,
                letter.Subject,
                letter.Facts,
                ct
            ) with
            {
                Group = letter.Facts.Topic.Group,
            }
            : null;
}

/// <summary>Where a proposal stands now, to who made it: true as long as nothing followed.</summary>
public sealed class MotionStepWriter(PersonalMails mails, MotionFacts facts) : IDispatchWriter
{
    public string Kind => MotionMails.Step;

    public MailClass Class => MailClass.Answer;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await facts.LoadAsync(dispatch, session, ct) is not { } letter
            || !letter.Facts.Rights.IsProposer
        )
        {
            return null;
        }

        var history = await session.Events.FetchStreamAsync(dispatch.Subject, token: ct);
        var version = long.Parse(dispatch.Detail, CultureInfo.InvariantCulture);
        return history.Any(e => e.Version > version && IsLater(e.Data))
            ? null
            : await mails.WriteAsync<MotionStepMail, MotionMailFacts>(
                dispatch,
                letter.Card,
                letter.To,
                letter.Subject,
                letter.Facts,
                ct
            ) with
            {
                Group = letter.Facts.Topic.Group,
            };
    }

    private static bool IsLater(object happened) =>
        MotionMails.IsStep(happened) || happened is MotionWithdrawn;
}

/// <summary>What was decided about a proposal, to who made it: true as long as the resolution stands.</summary>
public sealed class MotionDecidedWriter(PersonalMails mails, MotionFacts facts) : IDispatchWriter
{
    public string Kind => MotionMails.Decided;

    public MailClass Class => MailClass.Answer;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await facts.LoadAsync(dispatch, session, ct) is not { } letter
            || !letter.Facts.Rights.IsProposer
            || await session.LoadAsync<Resolution>(
                Guid.Parse(dispatch.Detail, CultureInfo.InvariantCulture),
                ct
            )
                is not { State: not ResolutionState.Dropped } resolution
            || await session.LoadAsync<Meeting>(resolution.Meeting.Value, ct) is not { } meeting
        )
        {
            return null;
        }

        // Nothing is known to be public of an item that is not there any more.
        var isPublic =
            meeting.Agenda.FirstOrDefault(i => i.Id == resolution.Item) is { IsClosed: false }
            && !letter.Facts.Topic.IsClosed;
        var mail = await mails.WriteAsync<MotionDecidedMail, MotionMailFacts>(
            dispatch,
            letter.Card,
            letter.To,
            letter.Subject,
            letter.Facts with
            {
                Resolution = isPublic || letter.Facts.Rights.Group.SeeClosed ? resolution : null,
            },
            ct
        );
        return mail with { Group = letter.Facts.Topic.Group };
    }
}
