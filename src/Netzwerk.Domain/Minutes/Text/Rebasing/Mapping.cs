namespace Netzwerk.Domain.Minutes.Text.Rebasing;

/// <summary>
/// A row of maps, one after the other. Where a later one brings back what an earlier one took away, places in
/// between are not lost: the two are mirrors of each other.
/// </summary>
internal sealed class Mapping
{
    private readonly List<StepMap> _maps = [];
    private readonly Dictionary<int, int> _mirrors = [];

    public void Add(StepMap map) => _maps.Add(map);

    /// <summary>Adds the map that brings back what an earlier one took away.</summary>
    public void AddMirrorOf(int earlier, StepMap map)
    {
        _mirrors[earlier] = _maps.Count;
        _maps.Add(map);
    }

    public MappingFrom From(int first) => new(this, first);

    internal MapResult Map(int first, int position, int side)
    {
        var deleted = Deletion.None;
        for (var i = first; i < _maps.Count; i++)
        {
            var result = _maps[i].Map(position, side);
            if (result.Recovery is { } lost && _mirrors.TryGetValue(i, out var mirror))
            {
                i = mirror;
                position = _maps[mirror].Recover(lost);
                continue;
            }

            deleted |= result.Deleted;
            position = result.Position;
        }

        return new(position, deleted, Recovery: null);
    }
}

/// <summary>The maps from one of them onwards.</summary>
internal readonly record struct MappingFrom(Mapping Maps, int First)
{
    public MapResult Map(int position, int side) => Maps.Map(First, position, side);
}
