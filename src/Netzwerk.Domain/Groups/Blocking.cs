namespace Netzwerk.Domain.Groups;

/// <summary>Somebody can no longer take part in a group, be invited or be added; why is for the coordination alone.</summary>
[StoredAs("member-blocked.1")]
public sealed record MemberBlocked(PersonId Person, [property: Personal] string Reason)
    : GroupEvent;

/// <summary>Somebody who was blocked may be invited and added to a group again.</summary>
[StoredAs("member-unblocked.1")]
public sealed record MemberUnblocked(PersonId Person) : GroupEvent;

/// <summary>Somebody who cannot take part in a group, and why.</summary>
public sealed record BlockedPerson(PersonId Person, string Reason);

/// <summary>What two entries of one person were to a group that had blocked one of them, before they became one.</summary>
public sealed record MergedBlock(
    PersonId Gone,
    PersonId Into,
    BlockedPerson? OfGone,
    BlockedPerson? OfInto
);

public sealed partial record Group
{
    /// <summary>Who cannot take part, be invited or be added until the block is lifted.</summary>
    public IReadOnlyList<BlockedPerson> Blocked { get; init; } = [];

    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedBlock> MergedBlocks { get; init; } = [];

    public bool IsBlocked(PersonId person) => Blocked.Any(b => b.Person == person);

    internal Refusal? Bars(PersonId person) =>
        IsBlocked(person) ? new Refusal("group.blocked", "Person") : null;

    /// <summary>Stands in the group with anything that has to follow when two entries become one.</summary>
    public bool HasToDoWith(PersonId person) =>
        Concerns(person)
        || Copies.Contains(person)
        || IsBlocked(person)
        || GaveConfidentiality(person);

    private Group WithBlocking(GroupEvent happened) =>
        happened switch
        {
            MemberBlocked e => this with
            {
                Blocked = [.. Unblocked(e.Person), new(e.Person, e.Reason)],
            },
            MemberUnblocked e => this with { Blocked = [.. Unblocked(e.Person)] },
            MemberMerged e => MergeBlocks(e).WithoutBlocked(),
            MemberMergeUndone e => PartBlocks(e).WithoutBlocked(),
            _ => this,
        };

    private IEnumerable<BlockedPerson> Unblocked(PersonId person) =>
        Blocked.Where(b => b.Person != person);

    private BlockedPerson? BlockOf(PersonId person) =>
        Blocked.FirstOrDefault(b => b.Person == person);

    private Group MergeBlocks(MemberMerged e)
    {
        var (gone, into) = (BlockOf(e.Gone), BlockOf(e.Into));
        return (into ?? gone) is not { } block
            ? this
            : this with
            {
                Blocked =
                [
                    .. Blocked.Where(b => b.Person != e.Gone && b.Person != e.Into),
                    block with
                    {
                        Person = e.Into,
                    },
                ],
                MergedBlocks = [.. MergedBlocks, new(e.Gone, e.Into, gone, into)],
            };
    }

    /// <summary>A block that was lifted since stays lifted.</summary>
    private Group PartBlocks(MemberMergeUndone e) =>
        MergedBlocks.LastOrDefault(b => (b.Gone, b.Into) == (e.Gone, e.Into)) is not { } merged
            ? this
            : this with
            {
                Blocked = IsBlocked(e.Into)
                    ?
                    [
                        .. Blocked.Where(b => b.Person != e.Gone && b.Person != e.Into),
                        .. new[] { merged.OfGone, merged.OfInto }.OfType<BlockedPerson>(),
                    ]
                    : Blocked,
                MergedBlocks = [.. MergedBlocks.Where(b => b != merged)],
            };

    /// <summary>Whoever turns out to be somebody who is blocked takes no seat along.</summary>
    private Group WithoutBlocked() =>
        Blocked.Count == 0
        || (
            !Members.Any(m => IsBlocked(m.Person) || m.Deputies.Any(IsBlocked))
            && !Copies.Any(IsBlocked)
        )
            ? this
            : this with
            {
                Members =
                [
                    .. Members
                        .Where(m => !IsBlocked(m.Person))
                        .Select(m =>
                            m with
                            {
                                Deputies = [.. m.Deputies.Where(d => !IsBlocked(d))],
                            }
                        ),
                ],
                Copies = [.. Copies.Where(c => !IsBlocked(c))],
            };
}

/// <summary>The wish that somebody can no longer take part in a group, and why.</summary>
public sealed record BlockMember(PersonId Person, string? Reason);

/// <summary>The wish that somebody who was blocked can take part again.</summary>
public sealed record UnblockMember(PersonId Person);

/// <summary>The rules of keeping somebody out of a group.</summary>
public static class BlockDecisions
{
    private static readonly GroupEvent[] Nothing = [];

    /// <summary>Seat, deputyships and copies end with it.</summary>
    public static Outcome<GroupEvent> Decide(Group group, BlockMember ask)
    {
        var reason = PlainText.Lines(ask.Reason);
        if (group.IsClosed)
        {
            return new Refusal("group.closed");
        }

        if (reason.Length == 0)
        {
            return new Refusal("block.reason-missing", "Reason");
        }

        if (reason.Length > GroupDecisions.LongestReason)
        {
            return new Refusal("block.reason-too-long", "Reason");
        }

        return group.Blocked.Contains(new(ask.Person, reason))
            ? Nothing
            : (GroupEvent[])
                [
                    .. SeatDecisions.Decide(group, new ReplaceDeputy(ask.Person, To: null)).Events,
                    .. GroupDecisions.Decide(group, new ReleaseMember(ask.Person)).Events,
                    .. GroupDecisions.Decide(group, new RemoveCopy(ask.Person)).Events,
                    new MemberBlocked(ask.Person, reason),
                ];
    }

    /// <summary>Also in a closed group: an old block must not outlive its reason.</summary>
    public static Outcome<GroupEvent> Decide(Group group, UnblockMember ask) =>
        group.IsBlocked(ask.Person) ? new MemberUnblocked(ask.Person) : Nothing;
}
