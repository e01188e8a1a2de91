using System.Buffers;
using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text.Rebasing;

/// <summary>One editing step of the minutes that can be moved over what others wrote in the meantime.</summary>
public sealed class MinutesStep
{
    private readonly JsonElement _source;
    private readonly MinutesStep? _written;

    private MinutesStep(Step step, JsonElement source, MinutesStep? written) =>
        (Step, _source, _written) = (step, source, written);

    /// <summary>The step before it moved.</summary>
    public MinutesStep Written => _written ?? this;

    internal Step Step { get; }

    /// <summary>Null when it is no step of this editor.</summary>
    public static MinutesStep? Read(JsonElement json, PersonId author)
    {
        var writer = new Author(author);
        return JsonEdge.Guard(() => Step.Read(json, writer)) is { } step
            ? new(step, json, written: null)
            : null;
    }

    public MinutesResult ApplyTo(MinutesText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MinutesSteps.Apply(text, Step);
    }

    /// <summary>The step as ProseMirror writes it: what was sent, at the places it moved to.</summary>
    public JsonElement ToJson()
    {
        if (_written is null)
        {
            return _source;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in _source.EnumerateObject())
            {
                if (Step.PlaceOf(member.Name) is { } place)
                {
                    writer.WriteNumber(member.Name, place);
                }
                else
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonEdge.Clone(buffer.WrittenMemory);
    }

    /// <summary>Null when nothing is left that it could change.</summary>
    internal MinutesStep? Map(MappingFrom mapping) =>
        Step.Map(mapping) is not { } moved ? null
        : moved == Step ? this
        : new(moved, _source, Written);
}
