using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Netzwerk.Domain.Successors;

/// <summary>The question who follows somebody whom no mail reaches any more: who was asked, what was answered, how it ended.</summary>
public sealed record SuccessorSearch(
    Guid Id,
    PersonId Person,
    PersonId? Contact,
    SuccessorAnswer? Answer,
    SuccessorSettlement? Settlement,
    PersonId? Successor
) : IFolded<SuccessorSearch, SuccessorEvent>
{
    public int Version { get; init; }

    public bool IsOpen => Settlement is null;

    /// <summary>Somebody was asked and has not answered yet.</summary>
    public bool WaitsForAnswer => IsOpen && Contact is not null && Answer is null;

    /// <summary>The same trouble of the same person is one question; when mail comes back another time, it is a new one.</summary>
    public static Guid IdOf(PersonId person, DateTimeOffset since)
    {
        Span<byte> trouble = stackalloc byte[24];
        person.Value.TryWriteBytes(trouble);
        BinaryPrimitives.WriteInt64BigEndian(trouble[16..], since.UtcTicks);
        return new(SHA256.HashData(trouble).AsSpan(0, 16));
    }

    public static SuccessorSearch? Evolve(SuccessorSearch? search, Guid id, object happened) =>
        happened switch
        {
            SuccessorSought e => (search ?? Empty(id, e.Person)) with
            {
                Contact = e.Contact,
                Answer = null,
            },
            SuccessorQuestionAnswered e when search is not null => search with
            {
                Answer = e.Answer,
            },
            SuccessorSearchSettled e => (search ?? Empty(id, e.Person)) with
            {
                Settlement = e.Settlement,
                Successor = e.Successor,
            },
            _ => search,
        };

    private static SuccessorSearch Empty(Guid id, PersonId person) =>
        new(id, person, Contact: null, Answer: null, Settlement: null, Successor: null);
}
