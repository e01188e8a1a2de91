namespace Netzwerk.Domain.Minutes.Text;

/// <summary>
/// A working copy of the top-level blocks that a change touches: a keystroke costs its paragraph,
/// not the whole text. Positions in it count from <see cref="Offset"/>.
/// </summary>
internal sealed record Window(int FirstBlock, int BlockCount, int Offset, List<Token> Tokens)
{
    public static Window Around(MinutesText text, int from, int to, bool withNext)
    {
        var blocks = text.TokenBlocks;
        var first = 0;
        var offset = 0;
        while (first < blocks.Count && offset + blocks[first].Length <= from)
        {
            offset += blocks[first++].Length;
        }

        // A place inside of a block needs the block even when the range is empty: it starts before "to".
        var tokens = new List<Token>();
        var next = first;
        for (var end = offset; next < blocks.Count && end < to; next++)
        {
            tokens.AddRange(blocks[next]);
            end += blocks[next].Length;
        }

        // Whether a step may change structure is read from the block behind it, too.
        if (next < blocks.Count && withNext)
        {
            tokens.AddRange(blocks[next++]);
        }

        return new Window(first, next - first, offset, tokens);
    }
}
