using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>
/// The text of one agenda item's minutes, with who wrote each character. It never changes: a change
/// makes a new text that shares all blocks the change did not touch.
/// </summary>
public sealed class MinutesText
{
    private readonly Token[][] _blocks;

    private MinutesText(Token[][] blocks, int size) => (_blocks, Size) = (blocks, size);

    /// <summary>One empty paragraph, written by nobody.</summary>
    public static MinutesText Empty { get; } =
        new(
            [
                [
                    Token.Open(NodeKind.Paragraph, attributes: null, new Author(default)),
                    Token.Close(NodeKind.Paragraph, new Author(default)),
                ],
            ],
            size: 2
        );

    /// <summary>The number of positions, as ProseMirror counts them.</summary>
    public int Size { get; }

    internal IReadOnlyList<Token[]> TokenBlocks => _blocks;

    /// <summary>Reads a stored or imported text; all of it counts as written by this person.</summary>
    public static MinutesResult Read(string json, PersonId author)
    {
        using var document = JsonEdge.Parse(json);
        return document is null
            ? MinutesResult.Refused(MinutesRefusals.Malformed)
            : Read(document.RootElement, author);
    }

    /// <summary>Reads a stored or imported text; all of it counts as written by this person.</summary>
    public static MinutesResult Read(JsonElement json, PersonId author)
    {
        var tokens = new TokenReader(new Author(author));
        return JsonEdge.Guard(() => Read(json, tokens))
            ?? MinutesResult.Refused(MinutesRefusals.Malformed);
    }

    /// <summary>The same text with its writers as <see cref="Authors"/> listed them.</summary>
    public MinutesText WithAuthors(IReadOnlyList<AuthorRun> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        if (authors.Sum(run => (long)run.Length) != Size || authors.Any(run => run.Length < 0))
        {
            throw new ArgumentException("The runs do not cover the text.", nameof(authors));
        }

        var each = authors
            .SelectMany(run => Enumerable.Repeat(new Author(run.Person), run.Length))
            .GetEnumerator();
        Author Next() => each.MoveNext() ? each.Current : new Author(default);
        return new MinutesText(
            [.. _blocks.Select(block => Array.ConvertAll(block, t => t with { Author = Next() }))],
            Size
        );
    }

    /// <summary>Who wrote which stretch of the text; a snapshot keeps it beside the JSON.</summary>
    public IReadOnlyList<AuthorRun> Authors()
    {
        var runs = new List<AuthorRun>();
        foreach (var token in _blocks.SelectMany(block => block))
        {
            if (runs.Count > 0 && runs[^1].Person == token.Author.Person)
            {
                runs[^1] = runs[^1] with { Length = runs[^1].Length + 1 };
            }
            else
            {
                runs.Add(new AuthorRun(token.Author.Person, 1));
            }
        }

        return runs;
    }

    /// <summary>How many characters each person wrote.</summary>
    public IReadOnlyDictionary<PersonId, int> Shares() =>
        _blocks
            .SelectMany(block => block)
            .Where(token => token.Kind == TokenKind.Char)
            .CountBy(token => token.Author.Person)
            .ToDictionary();

    /// <summary>What the text says, block by block, for pages, mails and documents.</summary>
    public IReadOnlyList<MinutesBlock> Blocks() =>
        [.. _blocks.Select(block => new BlockReader(block).Read())];

    /// <summary>The same, every stretch with who wrote it; a stretch ends where the writer changes.</summary>
    public IReadOnlyList<MinutesBlock> BlocksByWriters() =>
        [.. _blocks.Select(block => new BlockReader(block, byWriters: true).Read())];

    /// <summary>The decisions in the order of the text, wherever they stand.</summary>
    public IReadOnlyList<MinutesDecision> Decisions() => [.. All().OfType<MinutesDecision>()];

    /// <summary>The tasks in the order of the text, wherever they stand.</summary>
    public IReadOnlyList<MinutesTask> Tasks() => [.. All().OfType<MinutesTask>()];

    /// <summary>Everybody whom the text names by id: mentioned, given a task, or quoted with a statement.</summary>
    public IEnumerable<PersonId> People() => All().SelectMany(block => block.People);

    /// <summary>The organisations that are given a task.</summary>
    public IEnumerable<OrganisationId> Organisations() =>
        Tasks().Select(task => task.Organisation).OfType<OrganisationId>();

    /// <summary>The pictures in the order of the text.</summary>
    public IEnumerable<MinutesImageId> Images() =>
        All().OfType<MinutesImage>().Select(image => image.Id);

    /// <summary>The text as the editor's JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TokenWriter.Write(_blocks, writer);
    }

    /// <summary>The text as the editor's JSON: equal texts give equal JSON, so it can be signed.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static MinutesResult From(List<Token> tokens) =>
        new MinutesText([], 0).Replace(0, 0, tokens);

    /// <summary>Puts another, checked block in the place of one; null when the text gets too long.</summary>
    internal MinutesText? WithBlock(int index, Token[] block)
    {
        var size = Size - _blocks[index].Length + block.Length;
        if (size > MinutesSchema.MaxSize)
        {
            return null;
        }

        var blocks = (Token[][])_blocks.Clone();
        blocks[index] = block;
        return new(blocks, size);
    }

    /// <summary>Puts other top-level blocks in the place of some.</summary>
    internal MinutesResult Replace(int first, int count, List<Token> tokens)
    {
        if (TokenRules.Check(tokens) is { } refused)
        {
            return MinutesResult.Refused(refused);
        }

        var blocks = new List<Token[]>(_blocks.Length + 1);
        blocks.AddRange(_blocks.AsSpan(0, first));
        Split(tokens, blocks);
        blocks.AddRange(_blocks.AsSpan(first + count));
        var size =
            Size - _blocks.AsSpan(first, count).ToArray().Sum(block => block.Length) + tokens.Count;
        return blocks.Count == 0 ? MinutesResult.Refused(MinutesRefusals.DoesNotFit)
            : size > MinutesSchema.MaxSize ? MinutesResult.Refused(MinutesRefusals.TooLong)
            : new MinutesText([.. blocks], size);
    }

    private static MinutesResult Read(JsonElement json, TokenReader reader)
    {
        if (
            !JsonEdge.HasOnly(json, "type", "content")
            || JsonEdge.Text(json, "type") is not "doc"
            || !json.TryGetProperty("content", out var content)
        )
        {
            return MinutesResult.Refused(MinutesRefusals.Malformed);
        }

        return reader.Content(content) is { } refused
            ? MinutesResult.Refused(refused)
            : From(reader.Tokens);
    }

    private static void Split(List<Token> tokens, List<Token[]> into)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Kind switch
            {
                TokenKind.Open => 1,
                TokenKind.Close => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                into.Add([.. tokens[start..(i + 1)]]);
                start = i + 1;
            }
        }
    }

    private IEnumerable<MinutesBlock> All() => Blocks().SelectMany(block => block.WithInner());
}

/// <summary>A stretch of the text and who wrote it.</summary>
public sealed record AuthorRun(PersonId Person, int Length);
