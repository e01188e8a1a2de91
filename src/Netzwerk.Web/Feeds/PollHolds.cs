using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Feeds;

/// <summary>
/// Proposed dates that somebody could come on, pencilled into their feed; they leave the time free. Once withdrawn or decided
/// they stay in it as cancelled, because a date that only disappears is kept by some programs.
/// </summary>
public sealed class PollHolds(
    IQuerySession session,
    PublicUrl site,
    IOptions<MailSettings> mail,
    IStringLocalizer<FeedsTexts> texts
)
{
    public async Task<IReadOnlyList<FeedEntry>> OfAsync(
        PersonId person,
        Guid? group,
        DateOnly since,
        CancellationToken ct
    )
    {
        var polls = (
            await session.QueryAsync<SchedulingPoll>(
                "where d.data ->> 'participants' like ?",
                ct,
                $"%{person}%"
            )
        )
            .Where(p => group is null || p.Group.Value == group)
            .ToArray();
        if (polls.Length == 0)
        {
            return [];
        }

        var told = await ToldAtAsync([.. polls.Select(p => p.Id)], ct);
        return
        [
            .. from poll in polls
            where poll.ParticipantOf(person) is not null && told.ContainsKey(poll.Id)
            from option in poll.Options.Concat(poll.Withdrawn)
            where option.Day >= since
            where poll.ParticipantOf(person)?.To(option.Id) is PollAnswer.Yes or PollAnswer.IfNeedBe
            orderby option.Day, option.From, option.Id.Value
            select Entry(poll, option, told[poll.Id]),
        ];
    }

    private FeedEntry Entry(SchedulingPoll poll, PollOption option, DateTimeOffset toldAt)
    {
        var holds = poll.State is SchedulingPollState.Open && poll.OptionOf(option.Id) is not null;
        return new()
        {
            Uid = CalendarMessage.UidOf(option.Id.Value, mail.Value.Sender.Domain),
            Sequence = holds ? 0 : 1,
            StampedAt = toldAt,
            Appointment = poll.When(option),
            Summary = texts["feed.hold", poll.Title],
            Location = poll.Place.Length > 0 ? poll.Place : null,
            Page = site.To($"/terminfindung/{poll.Id}"),
            IsTentative = holds,
            IsCancelled = !holds,
            IsBusy = false,
        };
    }

    /// <summary>When dates were proposed, withdrawn or decided about; answers do not touch it.</summary>
    private async Task<Dictionary<Guid, DateTimeOffset>> ToldAtAsync(
        Guid[] ids,
        CancellationToken ct
    )
    {
        var facts = await session
            .Events.QueryAllRawEvents()
            .Where(e =>
                e.EventTypesAre(
                    typeof(SchedulingPollOpened),
                    typeof(PollOptionsAdded),
                    typeof(PollOptionWithdrawn),
                    typeof(PollDatePicked),
                    typeof(SchedulingPollEnded)
                ) && e.StreamId.IsOneOf(ids)
            )
            .ToListAsync(ct);
        return facts
            .GroupBy(e => e.StreamId)
            .ToDictionary(told => told.Key, told => told.Max(e => e.Timestamp));
    }
}
