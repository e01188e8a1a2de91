using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>
/// Frozen minutes to which a member objects, and corrections that are not frozen yet, stand with the next meeting. Who
/// objected and to what is not told there.
/// </summary>
public sealed class MinutesToCorrect(IStringLocalizer<MinutesReviewTexts> texts) : ICarriedOver
{
    private const string OfGroup =
        $"where d.id in (select m.id from {EventStoreSetup.Schema}.mt_doc_meeting m where m.data ->> 'group' = ?) "
        + "and d.id <> ? and (jsonb_typeof(d.data -> 'correction') = 'object' "
        + "or (d.data ->> 'state' = 'Frozen' and d.data -> 'objections' @> '[{\"result\":\"Open\"}]')) order by d.id";

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
                .OrderBy(m => m.When.Day)
                .Select(m => new CarriedItem(
                    Resolution: null,
                    texts["carried", m.Title, WhenText.ShortDay(m.When.Day)],
                    $"/sitzungen/{m.Id}/protokoll/durchsicht",
                    Who: null,
                    Day: null,
                    IsLate: false
                )),
        ];
    }

    /// <summary>That a correction is due is a matter of the whole group.</summary>
    public Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<CarriedItem>>([]);
}
