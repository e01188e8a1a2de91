namespace Netzwerk.Domain.Groups;

/// <summary>A group in the tree: how many groups stand above it.</summary>
public sealed record GroupPlace(Group Group, int Depth);

/// <summary>The wish that a group stands under another one, or under none.</summary>
public sealed record PlaceGroup(GroupId? Parent);

/// <summary>Which group stands under which. Whatever was stored, no way through it goes in circles.</summary>
public sealed class GroupTree
{
    /// <summary>Committee, working group, sub-group and one more; deeper trees are drawn by nobody.</summary>
    public const int MostLevels = 4;

    public static readonly GroupTree Empty = new([]);

    private readonly Dictionary<Guid, Group> _all;

    public GroupTree(IEnumerable<Group> groups) => _all = groups.ToDictionary(g => g.Id);

    public Group? Find(GroupId id) => _all.GetValueOrDefault(id.Value);

    /// <summary>The groups above this one, the nearest first.</summary>
    public IReadOnlyList<Group> Above(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var line = new List<Group>();
        for (
            var next = group.Parent;
            next is { } id
                && Find(id) is { } parent
                && parent.Id != group.Id
                && line.TrueForAll(g => g.Id != parent.Id);
            next = parent.Parent
        )
        {
            line.Add(parent);
        }

        return line;
    }

    /// <summary>The groups directly under this one.</summary>
    public IEnumerable<Group> Below(GroupId id) => _all.Values.Where(g => g.Parent == id);

    /// <summary>How many levels of groups stand under this one.</summary>
    public int LevelsBelow(Group group) =>
        _all
            .Values.Select(g => 1 + Above(g).ToList().FindIndex(a => a.Id == group.Id))
            .DefaultIfEmpty()
            .Max();

    /// <summary>
    /// Those that are shown, each behind the one it stands under; what is hidden in between is skipped.
    /// </summary>
    public IReadOnlyList<GroupPlace> InOrder(Func<Group, bool> isShown, IComparer<string> names)
    {
        ArgumentNullException.ThrowIfNull(isShown);
        var shown = _all.Values.Where(isShown).ToArray();
        var ids = shown.Select(g => g.Id).ToHashSet();
        var below = shown.ToLookup(g => ShownParent(g, ids));
        var order = new List<GroupPlace>();
        Add(parent: null, depth: 0);
        return order;

        void Add(Guid? parent, int depth)
        {
            foreach (var group in below[parent].OrderBy(g => g.Name, names))
            {
                order.Add(new(group, depth));
                Add(group.Id, depth + 1);
            }
        }
    }

    private Guid? ShownParent(Group group, HashSet<Guid> shown)
    {
        var above = Above(group);
        // Two at once may have put each under the other: then neither stands under anything.
        var circles = above is [.., var top] && top.Parent == new GroupId(group.Id);
        return circles ? null : above.FirstOrDefault(g => shown.Contains(g.Id))?.Id;
    }
}

public static partial class GroupDecisions
{
    /// <summary>No group stands under itself, however far up.</summary>
    public static Outcome<GroupEvent> Decide(Group group, PlaceGroup ask, GroupTree tree)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(tree);
        if (Ended(group) is { } ended)
        {
            return ended;
        }

        if (ask.Parent == group.Parent)
        {
            return Nothing;
        }

        var isCircle =
            ask.Parent is { } id
            && (
                id.Value == group.Id
                || (tree.Find(id) is { } parent && tree.Above(parent).Any(g => g.Id == group.Id))
            );
        return isCircle ? new Refusal("group.parent-below", "Parent")
            : CheckParent(ask.Parent, tree, tree.LevelsBelow(group)) is { } refusal ? refusal
            : new GroupPlaced(ask.Parent);
    }

    private static Refusal? CheckParent(GroupId? parent, GroupTree tree, int below = 0) =>
        parent is not { } id ? null
        : tree.Find(id) is not { } found ? new("group.parent-unknown", "Parent")
        : found.IsClosed ? new("group.parent-closed", "Parent")
        : tree.Above(found).Count + 2 + below > GroupTree.MostLevels
            ? new("group.parent-too-deep", "Parent")
        : null;
}
