using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>What somebody chose about who sees which detail.</summary>
public sealed class VisibilityForm
{
    public List<Row>? Rows { get; set; }

    public bool Agrees { get; set; }

    public string? Way { get; set; }

    public string? On { get; set; }

    public ConsentWay? ReadWay => Read<ConsentWay>(Way);

    public DateOnly? ReadOn => GermanInput.Day(On);

    /// <summary>What was changed in the form: what stands there as it was shown may have been changed by somebody else.</summary>
    public IReadOnlyList<FieldVisibility> Wanted =>
        [
            .. (Rows ?? [])
                .Where(r => !string.Equals(r.Visibility, r.Was, StringComparison.Ordinal))
                .Select(r => (Field: Read<CardField>(r.Field), To: Read<Visibility>(r.Visibility)))
                .Where(r => r is { Field: not null, To: not null })
                .Select(r => new FieldVisibility(r.Field!.Value, r.To!.Value)),
        ];

    /// <summary>What was chosen for a detail, also when it could not be saved.</summary>
    public Visibility? Typed(CardField field) =>
        Read<Visibility>((Rows ?? []).Find(r => Read<CardField>(r.Field) == field)?.Visibility);

    private static T? Read<T>(string? name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name, StringComparer.Ordinal)
            ? Enum.Parse<T>(name ?? "")
            : null;

    public sealed class Row
    {
        public string? Field { get; set; }

        public string? Was { get; set; }

        public string? Visibility { get; set; }
    }
}
