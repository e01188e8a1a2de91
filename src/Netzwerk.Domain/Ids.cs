using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netzwerk.Domain;

/// <summary>An identifier that is a GUID on the wire and a type of its own in the code.</summary>
public interface IGuidId<TSelf>
    where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Writes and reads an identifier as a plain GUID.</summary>
public sealed class GuidIdJson<T> : JsonConverter<T>
    where T : struct, IGuidId<T>
{
    public override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => T.From(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => T.From(Guid.Parse(reader.GetString() ?? ""));

    public override void WriteAsPropertyName(
        Utf8JsonWriter writer,
        T value,
        JsonSerializerOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value.ToString());
    }
}

/// <summary>Points to a person without saying who it is; name and address lie in the vault.</summary>
[JsonConverter(typeof(GuidIdJson<PersonId>))]
public readonly record struct PersonId(Guid Value) : IGuidId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static PersonId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to a picture in the minutes.</summary>
[JsonConverter(typeof(GuidIdJson<MinutesImageId>))]
public readonly record struct MinutesImageId(Guid Value) : IGuidId<MinutesImageId>
{
    public static MinutesImageId From(Guid value) => new(value);

    public static MinutesImageId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out MinutesImageId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to an organisation of the directory.</summary>
[JsonConverter(typeof(GuidIdJson<OrganisationId>))]
public readonly record struct OrganisationId(Guid Value) : IGuidId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public static OrganisationId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out OrganisationId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to a group: steering committee, working group or another body.</summary>
[JsonConverter(typeof(GuidIdJson<GroupId>))]
public readonly record struct GroupId(Guid Value) : IGuidId<GroupId>
{
    public static GroupId From(Guid value) => new(value);

    public static GroupId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out GroupId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one meeting of a group.</summary>
[JsonConverter(typeof(GuidIdJson<MeetingId>))]
public readonly record struct MeetingId(Guid Value) : IGuidId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);

    public static MeetingId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out MeetingId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one series of meetings of a group.</summary>
[JsonConverter(typeof(GuidIdJson<SeriesId>))]
public readonly record struct SeriesId(Guid Value) : IGuidId<SeriesId>
{
    public static SeriesId From(Guid value) => new(value);

    public static SeriesId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out SeriesId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one item of an agenda and to the text of its minutes.</summary>
[JsonConverter(typeof(GuidIdJson<AgendaItemId>))]
public readonly record struct AgendaItemId(Guid Value) : IGuidId<AgendaItemId>
{
    public static AgendaItemId From(Guid value) => new(value);

    public static AgendaItemId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out AgendaItemId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one text that a group inserts into its minutes.</summary>
[JsonConverter(typeof(GuidIdJson<SnippetId>))]
public readonly record struct SnippetId(Guid Value) : IGuidId<SnippetId>
{
    public static SnippetId From(Guid value) => new(value);

    public static SnippetId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out SnippetId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one open link by which people come to a group; a new link has a new one.</summary>
[JsonConverter(typeof(GuidIdJson<InviteLinkId>))]
public readonly record struct InviteLinkId(Guid Value) : IGuidId<InviteLinkId>
{
    public static InviteLinkId From(Guid value) => new(value);

    public static InviteLinkId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out InviteLinkId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one wish to join a group.</summary>
[JsonConverter(typeof(GuidIdJson<JoinRequestId>))]
public readonly record struct JoinRequestId(Guid Value) : IGuidId<JoinRequestId>
{
    public static JoinRequestId From(Guid value) => new(value);

    public static JoinRequestId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out JoinRequestId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one resolution of a group.</summary>
[JsonConverter(typeof(GuidIdJson<ResolutionId>))]
public readonly record struct ResolutionId(Guid Value) : IGuidId<ResolutionId>
{
    public static ResolutionId From(Guid value) => new(value);

    public static ResolutionId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out ResolutionId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one task that a group gave to somebody.</summary>
[JsonConverter(typeof(GuidIdJson<ActionItemId>))]
public readonly record struct ActionItemId(Guid Value) : IGuidId<ActionItemId>
{
    public static ActionItemId From(Guid value) => new(value);

    public static ActionItemId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out ActionItemId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one list that was read into the directory.</summary>
[JsonConverter(typeof(GuidIdJson<DirectoryImportId>))]
public readonly record struct DirectoryImportId(Guid Value) : IGuidId<DirectoryImportId>
{
    public static DirectoryImportId From(Guid value) => new(value);

    public static DirectoryImportId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out DirectoryImportId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one distribution list.</summary>
[JsonConverter(typeof(GuidIdJson<DistributionListId>))]
public readonly record struct DistributionListId(Guid Value) : IGuidId<DistributionListId>
{
    public static DistributionListId From(Guid value) => new(value);

    public static DistributionListId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out DistributionListId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}
