using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Meetings.Proof;

/// <summary>What became of one mail that told of a meeting.</summary>
public sealed record ProvenMail(
    string Dispatch,
    Guid Person,
    DateTimeOffset PlannedAt,
    DispatchState State,
    DateTimeOffset? SettledAt,
    string Server,
    DateTimeOffset? BouncedAt,
    bool BouncedForGood
)
{
    public PersonId PersonId => new(Person);

    public static ProvenMail Of(Dispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return new(
            dispatch.Id,
            dispatch.Person,
            dispatch.CausedAt,
            dispatch.State,
            dispatch.SettledAt,
            dispatch.Server,
            dispatch.BouncedAt,
            dispatch.BouncedForGood
        );
    }
}

/// <summary>The mails that told of a meeting, kept with it when the outbox forgets them.</summary>
[AboutPeople(
    "that an invitation to a meeting was sent, to whom by id, when, and which server took it or sent it back",
    "prove that everybody was called in form and time",
    SeenBy = "coordination",
    Kept = "with the records of the group"
)]
public sealed record ConvocationProof(Guid Id, IReadOnlyList<ProvenMail> Mails)
{
    /// <summary>What the outbox knows now comes before what was kept.</summary>
    public ConvocationProof With(IEnumerable<Dispatch> dispatches)
    {
        ArgumentNullException.ThrowIfNull(dispatches);
        ProvenMail[] now = [.. dispatches.Select(ProvenMail.Of)];
        var known = now.Select(m => m.Dispatch).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Mails =
            [
                .. Mails
                    .Where(m => !known.Contains(m.Dispatch))
                    .Concat(now)
                    .OrderBy(m => m.PlannedAt)
                    .ThenBy(m => m.Dispatch, StringComparer.Ordinal),
            ],
        };
    }
}
