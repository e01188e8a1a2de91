using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>What a feature keeps of texts beside the facts, or in facts that need more than a look at each.</summary>
public interface IMaskingStep
{
    /// <summary>Joins the transaction of the masking.</summary>
    Task MaskAsync(IDocumentSession session, PersonTraces traces, CancellationToken ct);
}

/// <summary>
/// Blacks out what free text in facts says about somebody who is about to be erased (ADR 0061): all words said by or
/// to the person, and the name, address and phone number wherever they stand. It is a transaction of its own before the
/// erasure, as long as the card says what to look for; doing it again changes nothing.
/// </summary>
public sealed class PersonMasking(
    IDocumentStore store,
    PersonVault vault,
    FactMasking facts,
    IEnumerable<IMaskingStep> steps
)
{
    public async Task MaskAsync(PersonId person, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await vault.OpenOwnAsync(session, person, Openly.BlackingOut, ct) is not { } card)
        {
            return;
        }

        var traces = new PersonTraces(card.GivenName, card.FamilyName, card.Mail, card.Phone);
        // The steps of minutes hold single letters; their feature puts them together.
        Type[] whole =
        [
            .. PersonalText.Facts.Where(t => !t.IsSubclassOf(typeof(MinutesTextEvent))),
        ];
        await facts.RewriteAsync(session, whole, fact => Masked(fact, person, traces), ct);
        foreach (var step in steps)
        {
            await step.MaskAsync(session, traces, ct);
        }

        await session.SaveChangesAsync(ct);
    }

    private static object? Masked(object fact, PersonId person, PersonTraces traces) =>
        PersonalText.Change(
            fact,
            PersonalText.PersonOf(fact) == person ? PersonTraces.MaskAll : traces.Mask
        );
}
