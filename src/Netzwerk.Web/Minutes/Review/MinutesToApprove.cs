using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>Minutes that a later meeting is to approve by a resolution stand with the next meeting until it did.</summary>
public sealed class MinutesToApprove(IStringLocalizer<MinutesReviewTexts> texts) : ICarriedOver
{
    private const string OfGroup =
        $"where d.id in (select m.id from {EventStoreSetup.Schema}.mt_doc_meeting m where m.data ->> 'group' = ?) "
        + "and d.id <> ? and d.data ->> 'state' = 'InReview' and d.data ->> 'approval' = 'ByResolution' "
        + "and jsonb_typeof(d.data -> 'approved') is distinct from 'object' order by d.id";

    public async Task<IReadOnlyList<CarriedItem>> OfGroupAsync(
        IQuerySession session,
        Group group,
        Meeting meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(meeting);
        var found = await session.QueryAsync<MeetingMinutes>(
            OfGroup,
            ct,
            group.Id.ToString(),
            meeting.Id
        );
        var meetings = await session.LoadManyAsync<Meeting>(ct, [.. found.Select(m => m.Id)]);
        return
        [
            .. meetings
                .Where(m => m.When.Start < meeting.When.Start)
                .OrderBy(m => m.When.Day)
                .Select(m => new CarriedItem(
                    Resolution: null,
                    texts["carried.approve", m.Title, WhenText.ShortDay(m.When.Day)],
                    $"/sitzungen/{m.Id}/protokoll/durchsicht",
                    Who: null,
                    Day: null,
                    IsLate: false
                )),
        ];
    }

    /// <summary>Approving is a matter of the whole group.</summary>
    public Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<CarriedItem>>([]);
}
