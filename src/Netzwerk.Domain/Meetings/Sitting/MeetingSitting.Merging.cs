namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>What was noted at a meeting about one of two entries of the same person, to give it back if they are two after all.</summary>
public sealed record MergedSitting(
    IReadOnlyList<int> Stays,
    IReadOnlyList<int> Seats,
    IReadOnlyList<AgendaItemId> Recusals,
    bool Objected,
    string Reason
)
{
    public static MergedSitting None { get; } = new([], [], [], Objected: false, "");
}

public sealed partial record MeetingSitting
{
    /// <summary>What is noted about somebody.</summary>
    internal MergedSitting Of(PersonId person) =>
        new(
            [.. StaysOf(person).Select(s => s.Number)],
            [.. Stays.Where(s => s.Seat == person).Select(s => s.Number)],
            [.. Recusals.Where(r => r.Person == person).Select(r => r.Item)],
            Objections.Contains(person),
            ReasonOf(person)
        );

    /// <summary>What was noted about one entry is about the other one.</summary>
    internal MeetingSitting Moved(MergedSitting what, PersonId from, PersonId to) =>
        this with
        {
            Stays =
            [
                .. Stays.Select(s =>
                    s with
                    {
                        Person = s.Person == from && what.Stays.Contains(s.Number) ? to : s.Person,
                        Seat = s.Seat == from && what.Seats.Contains(s.Number) ? to : s.Seat,
                    }
                ),
            ],
            Recusals =
            [
                .. Recusals
                    .Select(r =>
                        r.Person == from && what.Recusals.Contains(r.Item)
                            ? r with
                            {
                                Person = to,
                            }
                            : r
                    )
                    .DistinctBy(r => (r.Item, r.Person)),
            ],
            Objections =
            [
                .. Objections.Select(p => p == from && what.Objected ? to : p).Distinct(),
            ],
            Reasons =
            [
                .. Reasons
                    .Select(r =>
                        r.Person == from && what.Reason.Length > 0 ? r with { Person = to } : r
                    )
                    .DistinctBy(r => r.Person),
            ],
        };
}
