using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;

namespace Netzwerk.Web.Freshness;

/// <summary>Marks the entries of the directory by how long ago they were confirmed.</summary>
internal sealed class FreshnessMarks(
    IQuerySession session,
    TimeProvider clock,
    IStringLocalizer<FreshnessTexts> texts
) : IEntryMarks
{
    public async Task<IReadOnlyDictionary<Guid, EntryMark>> OfAsync(
        IEnumerable<Guid> organisations,
        CancellationToken ct
    )
    {
        var plan =
            await session.LoadAsync<FreshnessPlan>(FreshnessPlan.OfTheOffice, ct)
            ?? FreshnessPlan.Usual;
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var entries = await session.LoadManyAsync<EntryFreshness>(
            ct,
            organisations.Select(o => EntryFreshness.IdOf(new(o))).ToArray()
        );
        return entries.ToDictionary(
            e => e.Organisation.Value,
            e =>
            {
                var age = FreshnessAges.Of(e, plan.Days, today);
                return new EntryMark(
                    e.ConfirmedOn,
                    age is EntryAge.Yellow or EntryAge.Hidden ? texts[$"age.{age}"].Value : null,
                    age is EntryAge.Hidden
                );
            }
        );
    }

    public string PageOf(OrganisationId organisation) => $"/akteure/{organisation}/aktualitaet";
}
