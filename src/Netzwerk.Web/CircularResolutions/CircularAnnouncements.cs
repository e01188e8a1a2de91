using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>
/// What a group decided without a meeting is made known in its next meeting: it stands there until a meeting that began
/// after the result is closed.
/// </summary>
public sealed class CircularAnnouncements(IStringLocalizer<CircularResolutionTexts> texts)
    : ICarriedOver
{
    private const string Ended = "where d.data ->> 'group' = ? and d.data ->> 'state' = 'Ended'";

    private const string Held = "where d.data ->> 'group' = ? and d.data ->> 'status' = 'Closed'";

    public async Task<IReadOnlyList<CarriedItem>> OfGroupAsync(
        IQuerySession session,
        Group group,
        Meeting meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(group);
        var id = group.Id.ToString();
        var passed = (await session.QueryAsync<CircularResolution>(Ended, ct, id))
            .Where(c => c.HasPassed)
            .ToArray();
        if (passed.Length == 0)
        {
            return [];
        }

        var last = (await session.QueryAsync<Meeting>(Held, ct, id))
            .Select(m => (DateTimeOffset?)m.When.Start)
            .Max();
        CircularResolution[] open =
        [
            .. passed.Where(c => last is null || c.End!.At > last).OrderBy(c => c.End!.At),
        ];
        var numbers = (
            await session.LoadManyAsync<Resolution>(
                ct,
                open.Select(c => CircularRegister.KeyOf(c.Id).Value)
            )
        ).ToDictionary(r => r.Id, r => r.Number);
        return
        [
            .. open.Select(c => new CarriedItem(
                Resolution: null,
                texts[
                    "carried",
                    numbers.GetValueOrDefault(CircularRegister.KeyOf(c.Id).Value, ""),
                    c.Title
                ],
                CircularResolutionsFeature.PageOf(c.Id),
                Who: null,
                Day: null,
                IsLate: false
            )),
        ];
    }

    /// <summary>Making known is the business of the whole group.</summary>
    public Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<CarriedItem>>([]);
}
