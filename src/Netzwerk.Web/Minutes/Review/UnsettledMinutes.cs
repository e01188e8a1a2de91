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

/// <summary>
/// Minutes of a group that somebody still has to decide on stand with its next meeting: those that a member objects
/// to, those that wait for a resolution, and those that are being corrected. Who objected and to what is not told there.
/// </summary>
public sealed class UnsettledMinutes(IStringLocalizer<MinutesReviewTexts> texts) : ICarriedOver
{
    private const string OfGroup =
        $"where d.id in (select m.id from {EventStoreSetup.Schema}.mt_doc_meeting m where m.data ->> 'group' = ?) "
        + "and d.id <> ? and (jsonb_typeof(d.data -> 'correction') = 'object' "
        + "or (d.data ->> 'state' <> 'Writing' and d.data -> 'objections' @> '[{\"result\":\"Open\"}]') "
        + "or (d.data ->> 'state' = 'InReview' and d.data ->> 'approval' = 'ByResolution' "
        + "and jsonb_typeof(d.data -> 'approved') is distinct from 'object'))";

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
        var minutes = found.ToDictionary(m => m.Id);
        var held = await session.LoadManyAsync<Meeting>(ct, minutes.Keys);
        return
        [
            .. held.OrderBy(m => m.When.Start)
                .SelectMany(m => Asked(m, minutes[m.Id], meeting).Select(text => Line(m, text))),
        ];
    }

    /// <summary>Minutes are a matter of the whole group.</summary>
    public Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<CarriedItem>>([]);

    /// <summary>A correction that is to be approved by a resolution needs both: to be looked at, and the vote.</summary>
    private static IEnumerable<string> Asked(Meeting held, MeetingMinutes minutes, Meeting next)
    {
        if (minutes is { State: MinutesState.InReview, HasOpenObjections: true })
        {
            yield return "carried.objections";
        }
        else if (
            minutes.Correction is not null
            || minutes is { State: MinutesState.Frozen, HasOpenObjections: true }
        )
        {
            yield return "carried";
        }

        // Only a later meeting can vote on what an earlier one wrote down.
        if (minutes.AwaitsResolution && held.When.Start < next.When.Start)
        {
            yield return "carried.approve";
        }
    }

    private CarriedItem Line(Meeting held, string text) =>
        new(
            Resolution: null,
            texts[text, held.Title, WhenText.ShortDay(held.When.Day)],
            $"/sitzungen/{held.Id}/protokoll/durchsicht",
            Who: null,
            Day: null,
            IsLate: false
        );
}
