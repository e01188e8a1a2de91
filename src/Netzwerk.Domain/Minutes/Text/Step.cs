using System.Text.Json;
using Netzwerk.Domain.Minutes.Text.Rebasing;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>One editing step as the browser means it, read and checked, not yet applied.</summary>
internal abstract record Step(int From, int To)
{
    public static Step? Read(JsonElement json, Author author) =>
        json.ValueKind != JsonValueKind.Object
            ? null
            : JsonEdge.Text(json, "stepType") switch
            {
                "replace" => ReplaceStep.Parse(json, author),
                "replaceAround" => ReplaceAroundStep.Parse(json, author),
                "addMark" => MarkStep.Parse(json, adds: true),
                "removeMark" => MarkStep.Parse(json, adds: false),
                "attr" => AttributeStep.Parse(json),
                _ => null,
            };

    /// <summary>The same step with a writer of its own for each letter it brings.</summary>
    public Step WithWriters(Func<Author> next) =>
        this switch
        {
            ReplaceStep s => s with { Slice = s.Slice.WithWriters(next) },
            ReplaceAroundStep s => s with { Slice = s.Slice.WithWriters(next) },
            _ => this,
        };

    /// <summary>What it does to the places of the text.</summary>
    public virtual StepMap Changes => StepMap.Empty;

    /// <summary>The step after other changes, or null when what it meant is gone.</summary>
    public abstract Step? Map(MappingFrom mapping);

    /// <summary>The number behind a name in ProseMirror's JSON, when it is a place in the text.</summary>
    public virtual int? PlaceOf(string name) =>
        name switch
        {
            "from" => From,
            "to" => To,
            _ => null,
        };

    /// <summary>Absent means false; anything but true or false is no flag.</summary>
    protected static bool? StructureFlag(JsonElement json) =>
        json.TryGetProperty("structure", out _) ? JsonEdge.Flag(json, "structure") : false;
}

internal sealed record ReplaceStep(int From, int To, Slice Slice, bool Structure) : Step(From, To)
{
    public override StepMap Changes => new((From, To - From, Slice.InnerCount));

    /// <summary>
    /// As with MAP_BIAS = -1 in the browser: what others inserted at the same place comes behind, so that two
    /// people who write at one place do not interleave their letters.
    /// </summary>
    public override Step? Map(MappingFrom mapping)
    {
        var to = mapping.Map(To, -1);
        var from = From == To ? to : mapping.Map(From, 1);
        return from.IsDeletedAcross && to.IsDeletedAcross
            ? null
            : this with
            {
                From = from.Position,
                To = Math.Max(from.Position, to.Position),
            };
    }

    public static ReplaceStep? Parse(JsonElement json, Author author) =>
        JsonEdge.HasOnly(json, "stepType", "from", "to", "slice", "structure")
        && JsonEdge.Number(json, "from") is { } from
        && JsonEdge.Number(json, "to") is { } to
        && StructureFlag(json) is { } structure
        && Slice.Read(json, author) is { } slice
            ? new ReplaceStep(from, to, slice, structure)
            : null;
}

internal sealed record ReplaceAroundStep(
    int From,
    int To,
    int GapFrom,
    int GapTo,
    int Insert,
    Slice Slice,
    bool Structure
) : Step(From, To)
{
    public override StepMap Changes =>
        new((From, GapFrom - From, Insert), (GapTo, To - GapTo, Slice.InnerCount - Insert));

    public override Step? Map(MappingFrom mapping)
    {
        var from = mapping.Map(From, 1);
        var to = mapping.Map(To, -1);
        var gapFrom = From == GapFrom ? from.Position : mapping.Map(GapFrom, -1).Position;
        var gapTo = To == GapTo ? to.Position : mapping.Map(GapTo, 1).Position;
        return
            (from.IsDeletedAcross && to.IsDeletedAcross)
            || gapFrom < from.Position
            || gapTo > to.Position
            || gapFrom > gapTo
            ? null
            : this with
            {
                From = from.Position,
                To = to.Position,
                GapFrom = gapFrom,
                GapTo = gapTo,
            };
    }

    public override int? PlaceOf(string name) =>
        name switch
        {
            "gapFrom" => GapFrom,
            "gapTo" => GapTo,
            _ => base.PlaceOf(name),
        };

    public static ReplaceAroundStep? Parse(JsonElement json, Author author) =>
        JsonEdge.HasOnly(
            json,
            "stepType",
            "from",
            "to",
            "gapFrom",
            "gapTo",
            "insert",
            "slice",
            "structure"
        )
        && JsonEdge.Number(json, "from") is { } from
        && JsonEdge.Number(json, "to") is { } to
        && JsonEdge.Number(json, "gapFrom") is { } gapFrom
        && JsonEdge.Number(json, "gapTo") is { } gapTo
        && JsonEdge.Number(json, "insert") is { } insert
        && StructureFlag(json) is { } structure
        && Slice.Read(json, author) is { } slice
            ? new ReplaceAroundStep(from, to, gapFrom, gapTo, insert, slice, structure)
            : null;
}

internal sealed record MarkStep(int From, int To, MarkSet Mark, bool Adds) : Step(From, To)
{
    public override Step? Map(MappingFrom mapping)
    {
        var (from, to) = (mapping.Map(From, 1).Position, mapping.Map(To, -1).Position);
        return from >= to ? null : this with { From = from, To = to };
    }

    public static MarkStep? Parse(JsonElement json, bool adds) =>
        JsonEdge.HasOnly(json, "stepType", "mark", "from", "to")
        && JsonEdge.Number(json, "from") is { } from
        && JsonEdge.Number(json, "to") is { } to
        && json.TryGetProperty("mark", out var given)
        && TokenReader.Mark(given, out var mark) is null
            ? new MarkStep(from, to, mark, adds)
            : null;
}

internal sealed record AttributeStep(int Position, string Name, object? Value)
    : Step(Position, Position)
{
    public override Step? Map(MappingFrom mapping)
    {
        var position = mapping.Map(Position, 1);
        return position.IsDeletedAfter ? null : new AttributeStep(position.Position, Name, Value);
    }

    public override int? PlaceOf(string name) => name is "pos" ? Position : null;

    public static AttributeStep? Parse(JsonElement json) =>
        JsonEdge.HasOnly(json, "stepType", "pos", "attr", "value")
        && JsonEdge.Number(json, "pos") is { } position
        && JsonEdge.Text(json, "attr") is { } name
        && json.TryGetProperty("value", out var value)
            ? new AttributeStep(position, name, JsonEdge.Value(value))
            : null;
}

/// <summary>A piece of a document whose outermost nodes may be cut open at either end.</summary>
internal sealed record Slice(List<Token> Tokens, int OpenStart, int OpenEnd)
{
    /// <summary>The content between the open nodes: what is really inserted.</summary>
    public int InnerCount => Tokens.Count - OpenStart - OpenEnd;

    public static Slice? Read(JsonElement step, Author author)
    {
        if (!step.TryGetProperty("slice", out var json))
        {
            return new Slice([], 0, 0);
        }

        if (
            !JsonEdge.HasOnly(json, "content", "openStart", "openEnd")
            || Depth(json, "openStart") is not { } start
            || Depth(json, "openEnd") is not { } end
        )
        {
            return null;
        }

        var reader = new TokenReader(author);
        if (json.TryGetProperty("content", out var content) && reader.Content(content) is not null)
        {
            return null;
        }

        var slice = new Slice(reader.Tokens, start, end);
        return slice.IsConsistent() ? slice : null;
    }

    public Slice WithWriters(Func<Author> next) =>
        this with
        {
            Tokens = Tokens.ConvertAll(t =>
                t.Kind == TokenKind.Char ? t with { Author = next() } : t
            ),
        };

    public Slice WithInserted(int at, List<Token> gap)
    {
        var tokens = new List<Token>(Tokens.Count + gap.Count);
        tokens.AddRange(Tokens);
        tokens.InsertRange(at, gap);
        return this with { Tokens = tokens };
    }

    /// <summary>
    /// Whether the node around a place is one of those cut open: it grows together with another one, so only the
    /// outcome says what it may hold.
    /// </summary>
    public bool IsOpenAround(int at)
    {
        var path = TokenRules.Path(Tokens, at);
        if (path.Count == 0)
        {
            return false;
        }

        return path[^1].At < OpenStart
            || (path.Count <= OpenEnd && ClosesAt(path[^1].At) == Tokens.Count - path.Count);
    }

    private int ClosesAt(int open)
    {
        var depth = 0;
        for (var i = open; i < Tokens.Count; i++)
        {
            depth += Tokens[i].Kind switch
            {
                TokenKind.Open => 1,
                TokenKind.Close => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int? Depth(JsonElement json, string name) =>
        json.TryGetProperty(name, out _) ? JsonEdge.Number(json, name) : 0;

    private bool IsConsistent() =>
        OpenStart is >= 0 and <= MinutesSchema.MaxDepth
        && OpenEnd is >= 0 and <= MinutesSchema.MaxDepth
        && InnerCount >= 0
        && Tokens.Take(OpenStart).All(token => token.Kind == TokenKind.Open)
        && Tokens.TakeLast(OpenEnd).All(token => token.Kind == TokenKind.Close);
}
