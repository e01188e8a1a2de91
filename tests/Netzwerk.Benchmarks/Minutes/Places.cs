using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>Where a caret can stand.</summary>
internal static class Places
{
    /// <summary>Any place in any paragraph.</summary>
    public static int Any(MinutesText text, Random chance)
    {
        var blocks = text.TokenBlocks;
        var block = chance.Next(blocks.Count);
        var start = blocks.Take(block).Sum(b => b.Length);
        return start + 1 + chance.Next(blocks[block].Length - 1);
    }
}
